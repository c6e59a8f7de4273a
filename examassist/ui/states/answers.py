"""How many answers acts hold, as people count them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain import act as acts_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.domain.act import Act

_NO_ANSWERS = (acts_.Opened, acts_.PatientIdentified, acts_.RowsOpened, acts_.PaperBegun)


def answers_in(acts: Iterable[Act]) -> int:
    """Each value counts, and each thing else that was done; opening an exam and saying whose it is do not."""
    return sum(
        len(act.findings) if isinstance(act, acts_.Recorded) else int(not isinstance(act, _NO_ANSWERS)) for act in acts
    )

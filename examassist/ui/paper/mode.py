"""Whether values are being typed from paper in this sitting; an exam that is opened again begins without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.act import PaperBegun
from examassist.domain.finding import How
from examassist.domain.fold import in_force

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.act import Act, FromPaper
    from examassist.domain.encounter import Encounter


class PaperMode:
    """Held by the model of one open exam; it is on while the act that began it counts and nobody has ended it."""

    def __init__(self) -> None:
        self._seq: int | None = None
        self.now: FromPaper | None = None
        """What is being typed from; None when nothing is."""

    def begin(self, seq: int) -> None:
        """The act with that number begins it."""
        self._seq = seq

    def end(self) -> None:
        """Values that follow are recorded as given here."""
        self._seq = self.now = None

    def follow(self, acts: Sequence[Act]) -> None:
        """Look whether it is on after the newest act: undo ends it, redo begins it again."""
        if self._seq is not None:
            begun = (act for act in in_force(acts) if act.seq == self._seq and isinstance(act, PaperBegun))
            self.now = next((act.paper for act in begun), None)

    def marks(self, how: How) -> How:
        """How a value got in: one by one from paper while this is on; what was filled or copied stays called so."""
        return How.FROM_PAPER if self.now is not None and how is How.SINGLE else how


def dates_exam(encounter: Encounter) -> bool:
    """Whether the exam took place when the paper says: nothing was recorded before values were typed from paper."""
    first = encounter.paper[0].entered_at if encounter.paper else None
    return all(first is not None and each.at is not None and each.at >= first for each in encounter.findings)

"""What the bar says of the flags that somebody has to act on, beside what was answered to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.language import translate as _
from examassist.ui.emergency.bar import BarText
from examassist.ui.emergency.matter import matter_of
from examassist.ui.emergency.said_before import answer_beside, not_assessed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessed import Standing


def bar_text(first: Standing, others: Sequence[Standing], encounter: Encounter, edition: Edition) -> BarText:
    """The first of them in full, the others by their names; which of them no answer holds for is said of each."""
    matter = matter_of(first.flag, encounter, edition)
    return BarText(
        first.flag.tier == "now",
        matter.clock,
        matter.title,
        first.flag.actions[0] if first.flag.actions else "",
        _("Also: {says}").format(says="; ".join(_named(each) for each in others)) if others else "",
        answer_beside(first),
        len(others),
        not_assessed(first),
        not all(each.is_answered for each in (first, *others)),
    )


def _named(each: Standing) -> str:
    return each.flag.says if each.is_answered else _("{says} (not assessed)").format(says=each.flag.says)

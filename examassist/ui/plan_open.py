"""What can still change the plan, said as a number: never how many boxes of a form are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.language import translate_count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import OpenItem


@dataclass(frozen=True)
class PlanOpen:
    """The blank cells that can still change the plan, as far as they are known now."""

    items: tuple[OpenItem, ...] = ()
    pending: bool = True
    """Whether they are being found anew; the items are then those of before and not counted."""
    emergency: bool = False
    """Whether an emergency is raised: then nothing else is looked for."""

    @property
    def text(self) -> str:
        """The number in words, or why there is none."""
        if self.emergency:
            return _("An emergency is raised: act on it first")
        if self.pending:
            return _("Working out what can still change the plan")
        if not self.items:
            return _("No single blank tried changes the plan")
        count = len(self.items)
        return translate_count(
            "{n} thing can still change the plan", "{n} things can still change the plan", count
        ).format(n=count)

    def blank(self, encounter: Encounter) -> tuple[OpenItem, ...]:
        """Those that nobody has answered meanwhile."""
        if self.emergency:
            return ()
        return tuple(each for each in self.items if encounter.finding(FindingKey.parse(each.finding)) is None)

    def by_step(self, edition: Edition) -> Mapping[int, int]:
        """How many of them lie in each step; none while it is not known."""
        found: dict[int, int] = {}
        if self.pending or self.emergency:
            return found
        for each in self.items:
            item = edition.item.get(FindingKey.parse(each.finding).item)
            if item is not None:
                step = edition.section[item.section].step
                found[step] = found.get(step, 0) + 1
        return found

"""The formulas of a faulty edition: those that the fault cannot reach are the sound ones, with all they were judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge import condition as c
from examassist.knowledge.condition import leaves
from examassist.reasoning.compiled import Formula, Formulas
from examassist.reasoning.totals import formulas_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from examassist.domain.body import Laterality
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition


class SharedFormulas(Formulas):
    """Formulas of a faulty edition that make anew only what names one of the ``reached`` groups."""

    def __init__(self, edition: Edition, sound: Formulas, reached: Collection[str]) -> None:
        super().__init__(edition)
        self._sound = sound
        self._reached = frozenset(reached)

    def of(self, condition: Condition, side: Laterality) -> Formula:
        """``condition`` judged for ``side``, the sound formula where it says the same."""
        if self._reached and self._reached & groups_in(condition, self.edition):
            return super().of(condition, side)
        return self._sound.of(condition, side)


def groups_in(condition: Condition, edition: Edition) -> frozenset[str]:
    """The groups that ``condition`` names itself or through a score."""
    seen = _SEEN.get(id(condition))
    if seen is None or seen[0] is not condition:
        found: set[str] = set()
        for leaf in leaves(condition):
            if isinstance(leaf, c.GroupIs):
                found.add(leaf.group)
            elif isinstance(leaf, c.ScoreAtLeast):
                found.update(*(groups_in(each, edition) for each in formulas_in(edition.score[leaf.score])))
        seen = _SEEN[id(condition)] = (condition, frozenset(found))
    return seen[1]


_SEEN: dict[int, tuple[Condition, frozenset[str]]] = {}

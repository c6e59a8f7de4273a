"""One exam assessed again after each act: what reads nothing that changed is not judged again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.reasoning.assess import assess_facts
from examassist.reasoning.derive import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Assessment


class Reasoner:
    """Assesses the states of one exam one after the other, each as ``assess`` would, without looking ahead."""

    def __init__(self, edition: Edition, earlier: Sequence[Encounter] = ()) -> None:
        """Judge under ``edition``; ``earlier`` are visits of the same patient."""
        self._edition = edition
        self._earlier = tuple(earlier)
        self._facts: Facts | None = None

    def assess(self, encounter: Encounter) -> Assessment:
        """Everything the edition says about the exam as it stands now."""
        if self._facts is None:
            self._facts = Facts(encounter, self._edition, self._earlier)
        else:
            self._facts = self._facts.after(encounter)
        return assess_facts(self._facts, look_ahead=False)

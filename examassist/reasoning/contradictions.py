"""Findings that do not go together, each with the question that settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import SIDES, Laterality
from examassist.domain.truth import Truth
from examassist.reasoning.assessment import ContradictionResult
from examassist.reasoning.evaluate import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.domain.finding import FindingKey
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.explain import Explain


def contradictions(facts: Facts, explain: Explain) -> tuple[ContradictionResult, ...]:
    """The declared pairs that both stand in this encounter; settled ones keep their reason in the record."""
    settled = {settlement.contradiction: settlement.between for settlement in facts.encounter.settled}
    found = []
    for pair in facts.edition.contradictions:
        sides = SIDES if pair.side == "each" else (Laterality.UNSIDED,)
        verdicts = [evaluate(pair.when, facts, side) for side in sides]
        keys = [key for verdict in verdicts if verdict.truth is Truth.YES for key in verdict.because]
        if keys:
            found.append(
                ContradictionResult(
                    id=pair.id,
                    between=explain.facts_of(dict.fromkeys(keys), pair.id),
                    state="settled" if _covers(settled.get(pair.id), keys) else "open",
                    says=f"{pair.meaning} {pair.ask}",
                )
            )
    return tuple(found)


def _covers(between: Sequence[str] | None, keys: Iterable[FindingKey]) -> bool:
    """Whether a reason was given for these cells; one without cells, as from an older file, is for all."""
    return between is not None and (not between or {str(key) for key in keys} <= set(between))

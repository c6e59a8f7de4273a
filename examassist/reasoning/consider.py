"""The conditions beside the ranked ones that are worth a thought: texts only, on which nothing else depends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.truth import Truth
from examassist.reasoning.assessment import CardResult
from examassist.reasoning.evaluate import evaluate

if TYPE_CHECKING:
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.explain import Explain


def consider(facts: Facts, explain: Explain) -> tuple[CardResult, ...]:
    """The cards whose "think of it when" is met, in the order of the pack; the others are not judged unlikely."""
    found = []
    for card in facts.edition.cards:
        if card.when is None:
            continue
        verdict = evaluate(card.when, facts)
        if verdict.truth is Truth.YES:
            found.append(
                CardResult(
                    id=card.id,
                    says=card.label,
                    think_of_it_when=card.think_of_it_when,
                    first_test=card.first_test,
                    because=explain.facts_of(verdict.because, card.id),
                    sources=card.sources,
                )
            )
    return tuple(found)

"""The conditions beside the ranked ones that are worth a thought: texts only, on which nothing else depends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import SIDES, Laterality
from examassist.domain.truth import Truth
from examassist.reasoning.assessment import CardResult
from examassist.reasoning.evaluate import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.rule import Card
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.explain import Explain


def consider(facts: Facts, explain: Explain) -> tuple[CardResult, ...]:
    """The cards whose "think of it when" is met, in the order of the pack; the others are not judged unlikely."""
    return tuple(
        CardResult(
            id=card.id,
            says=card.label,
            think_of_it_when=card.think_of_it_when,
            first_test=card.first_test,
            because=explain.facts_of(keys, card.id),
            sources=card.sources,
        )
        for card, keys in met_cards(facts)
    )


def met_cards(facts: Facts) -> Iterator[tuple[Card, tuple[FindingKey, ...]]]:
    """Each card that is met, with the cells that met it."""
    for card in facts.edition.cards:
        if card.when is not None:
            keys = _met(card, card.when, facts)
            if keys is not None:
                yield card, keys


def _met(card: Card, when: Condition, facts: Facts) -> tuple[FindingKey, ...] | None:
    sides = SIDES if card.side == "each" else (Laterality.UNSIDED,)
    verdicts = [verdict for side in sides if (verdict := evaluate(when, facts, side)).truth is Truth.YES]
    if not verdicts:
        return None
    return tuple(dict.fromkeys(key for verdict in verdicts for key in verdict.because))

"""Whether the patient is inside what the pack covers, by a recorded fact or because the pattern itself fits nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.domain.truth import Truth
from examassist.reasoning.assessment import Scope
from examassist.reasoning.consider import met_cards
from examassist.reasoning.derive import keys_for
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.say import lower

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.rule import ScopeLimit
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.gates import Flagged
    from examassist.reasoning.ranking import Ranked
    from examassist.reasoning.say import Say

NAMED = 3
"""How many cards or conditions a sentence names; the rest are counted."""


def judge_scope(facts: Facts, flags: Sequence[Flagged], ranked: Sequence[Ranked], say: Say) -> Scope:
    """Inside, outside or not known; a gap is never outside, and outside judges nothing unlikely."""
    verdicts = [
        (limit, evaluate(limit.outside_when, facts).truth)
        for limit in facts.edition.scope
        if limit.outside_when is not None
    ]
    outside = [limit.outside_says for limit, truth in verdicts if truth is Truth.YES]
    if outside:
        cards = [card.label for card, _ in met_cards(facts)]
        named = [say.text("scope_consider", cards=_named(cards, say))] if cards else []
        return Scope(state="outside", because=(*outside, *named))
    for limit in facts.edition.scope:
        if limit.once_recorded and _fits_nothing(facts, flags, ranked, limit):
            return Scope(state="outside", because=_consider(facts, ranked, limit, say))
    return Scope(state="unknown" if any(truth is Truth.UNKNOWN for _, truth in verdicts) else "inside")


def waited_for(facts: Facts, ranked: Sequence[Ranked]) -> tuple[FindingKey, ...]:
    """The cells every exam asks for that some condition without enough data still waits for, the gravest first."""
    always = {item.id for item in facts.edition.items if item.show == "always"}
    waiting = sorted((each for each in ranked if each.word == "not_enough_data"), key=lambda each: -each.condition.harm)
    keys = (
        key
        for each in waiting
        for weighed in each.sides
        for state in weighed.keystone
        for key in state.pro.missing
        if key.item in always
    )
    return tuple(dict.fromkeys(keys))


def blank_before_scope(facts: Facts) -> tuple[FindingKey, ...]:
    """The cells that must be settled before a pattern may be called outside; empty when every line has a result."""
    blank: list[FindingKey] = []
    for limit in facts.edition.scope:
        blank += _blank(limit, facts)
    return tuple(dict.fromkeys(blank))


def _blank(limit: ScopeLimit, facts: Facts) -> list[FindingKey]:
    blank: list[FindingKey] = []
    for line in limit.once_recorded:
        unsettled = [
            [key for key in _keys(look.recorded, look.side, facts) if facts.value(key) is None] for look in line
        ]
        if all(unsettled):
            blank += unsettled[0]
    return blank


def _keys(name: str, side: str | None, facts: Facts) -> tuple[FindingKey, ...]:
    return keys_for(facts.edition, name, side, Laterality.UNSIDED)


def _fits_nothing(facts: Facts, flags: Sequence[Flagged], ranked: Sequence[Ranked], limit: ScopeLimit) -> bool:
    # A raised flag is a pattern the pack does cover, whatever the words of fit say.
    covered = any(flag.state == "raised" for flag in flags)
    covered = covered or any(each.word in {"fits_well", "possible"} for each in ranked)
    covered = covered or any(half_met(each) or held_open(each) for each in ranked)
    return not covered and not _blank(limit, facts) and not waited_for(facts, ranked)


def half_met(ranked: Ranked) -> bool:
    """Whether enough speaks for a ranked condition whose keystone was only looked at and is not known to be absent."""
    return ranked.condition.role == "ranked" and any(
        not each.supports_missing
        and any(state.is_pro is Truth.YES for state in each.supports)
        and not any(state.is_pro is Truth.NO or state.is_con is Truth.YES for state in each.keystone)
        for each in ranked.sides
    )


def held_open(ranked: Ranked) -> bool:
    """Whether a result that cannot be read keeps a condition open however much else was looked at."""
    return ranked.word == "not_enough_data" and any(state.held_open for each in ranked.sides for state in each.keystone)


def _consider(facts: Facts, ranked: Sequence[Ranked], limit: ScopeLimit, say: Say) -> tuple[str, ...]:
    cards = [card.label for card, _ in met_cards(facts)]
    verdict = limit.outside_says.format(cards=_named(cards, say)) if cards else facts.edition.header.outside_scope
    waiting = [each.condition.short for each in ranked if each.word == "not_enough_data"]
    if not waiting:
        return (verdict,)
    return verdict, say.text("scope_not_weighed", conditions=_named([lower(name) for name in waiting], say))


def _named(names: Sequence[str], say: Say) -> str:
    names = tuple(dict.fromkeys(names))
    if len(names) <= NAMED:
        return ", ".join(names)
    return say.text("and_more", listed=", ".join(names[:NAMED]), n=len(names) - NAMED)

"""What no invented patient of a pack exercises: a rule that was never seen to hold, or never seen not to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.body import SIDES, Laterality
from examassist.domain.truth import Truth
from examassist.reasoning.assess import Outcome
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.gates import onset_of
from examassist.reasoning.invented import case_earlier, case_encounter
from examassist.reasoning.investigate import safety_state
from examassist.reasoning.shared_work import of_each
from examassist.reasoning.words import group_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from examassist.knowledge.case import Case
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import TierRule


class Behaviour(NamedTuple):
    """One thing a rule can do: its list, its id and what happens."""

    kind: str
    id: str
    what: str

    def __str__(self) -> str:
        """As a line for people."""
        return f"{self.kind} {self.id}: {self.what}"


def unexercised(edition: Edition, cases: Sequence[Case], *, jobs: int = 1) -> list[Behaviour]:
    """Every behaviour of every rule that no case shows, in the order of the edition; ``jobs`` processes share them."""
    shown: set[Behaviour] = set()
    for found in of_each(_shown_by, edition, cases, jobs):
        shown |= found
    return [behaviour for behaviour in _wanted(edition) if behaviour not in shown]


def _shown_by(case: Case, cases: Sequence[Case], edition: Edition) -> set[Behaviour]:
    facts = Facts(case_encounter(case, cases, edition), edition, case_earlier(case, cases, edition))
    shown = {*_of_gates(facts), *_of_groups(facts), *_of_single_rules(facts)}
    return shown | set(_of_result(Outcome(facts)))


def unread(edition: Edition) -> tuple[str, ...]:
    """The items that no rule reads: recorded and printed only."""
    read = set(_names(edition))
    for derived in edition.derived:
        if derived.id in read:
            read |= set(derived.inputs)
    return tuple(item.id for item in edition.items if item.id not in read)


_LEAVES = ("finding", "measure", "coded", "since", "changed", "recorded", "not_obtained", "item")
_NOT_RULES = ("header", "items", "scales", "steps", "sections", "sources", "wording", "derived")


def _names(edition: Edition) -> Iterator[str]:
    for part in type(edition).model_fields:
        if part not in _NOT_RULES:
            yield from _in(getattr(edition, part))
    yield from (name for name in (edition.header.onset_item,) if name is not None)


def _in(content: object) -> Iterator[str]:
    """The items named anywhere inside a piece of content."""
    if isinstance(content, tuple):
        for each in content:
            yield from _in(each)
        return
    for field in getattr(type(content), "model_fields", ()):
        value = getattr(content, field)
        if field in _LEAVES and isinstance(value, str):
            yield value
        elif field in {"core", "conditional", "onset_from", "reads", "items"}:
            yield from value or ()
        else:
            yield from _in(value)


def _wanted(edition: Edition) -> Iterator[Behaviour]:  # noqa: C901, PLR0912  one arm for each list of the edition
    for gate in edition.gates:
        for place, tier in enumerate(gate.tiers):
            yield Behaviour("gates", gate.id, f"tier {place + 1} ({tier.tier}) holds")
        yield from (Behaviour("gates", gate.id, state) for state in ("raised", "not_cleared", "no_trigger"))
    for group in edition.groups:
        yield from (Behaviour("groups", group.id, what) for what in ("for", "not for"))
        if group.con is not None:
            yield Behaviour("groups", group.id, "against")
    for condition in edition.conditions:
        if condition.pattern is not None:
            yield from (Behaviour("conditions", condition.id, what) for what in ("possible or better", "less"))
    for sign in edition.root_signs:
        yield Behaviour("root_signs", sign.item, f"{sign.domain}, {sign.side} side")
    for pair in edition.contradictions:
        yield Behaviour("contradictions", pair.id, "stands")
    for limit in edition.scope:
        if limit.outside_when is None:
            continue
        yield Behaviour("scope", limit.id, "is outside")
    for worse in edition.worsening:
        yield Behaviour("worsening", worse.id, "holds")
    for pairing in edition.pairings:
        yield from (Behaviour("pairings", pairing.id, what) for what in ("two_causes", "not_settled"))
    for card in edition.cards:
        if card.when is not None:
            yield Behaviour("cards", card.id, "is met")
    for advice in edition.advice:
        yield Behaviour("advice", advice.id, "names its test")
    named = {name for test in edition.investigations for name in test.gates}
    for check in edition.safety_gates:
        if check.id in named:
            # A check that never holds only passes on what was answered.
            states = ("hold", "clear", "not_asked") if check.hold_when is not None else ("clear", "not_asked")
            yield from (Behaviour("safety_gates", check.id, state) for state in states)
    for step in edition.pathway:
        yield Behaviour("pathway", step.id, "is shown")


def _of_gates(facts: Facts) -> Iterator[Behaviour]:
    for gate in facts.edition.gates:
        for place, tier in enumerate(gate.tiers):
            if tier.onset and onset_of(gate, tier, facts) not in tier.onset:
                continue
            if any(_tier_holds(tier, facts, side) for side in _sides(gate.side)):
                yield Behaviour("gates", gate.id, f"tier {place + 1} ({tier.tier}) holds")


def _tier_holds(tier: TierRule, facts: Facts, side: Laterality) -> bool:
    cancelled = tier.unless is not None and evaluate(tier.unless, facts, side).truth is Truth.YES
    return evaluate(tier.when, facts, side).truth is Truth.YES and not cancelled


def _of_groups(facts: Facts) -> Iterator[Behaviour]:
    for group in facts.edition.groups:
        for side in _sides(group.side):
            state = group_state(group.id, facts, side)
            if state.is_pro is Truth.YES:
                yield Behaviour("groups", group.id, "for")
            if state.silent:
                yield Behaviour("groups", group.id, "not for")
            if state.is_con is Truth.YES:
                yield Behaviour("groups", group.id, "against")


def _of_single_rules(facts: Facts) -> Iterator[Behaviour]:
    for sign in facts.edition.root_signs:
        if any(evaluate(sign.positive, facts, side).truth is Truth.YES for side in SIDES):
            yield Behaviour("root_signs", sign.item, f"{sign.domain}, {sign.side} side")
    for limit in facts.edition.scope:
        if limit.outside_when is not None and evaluate(limit.outside_when, facts).truth is Truth.YES:
            yield Behaviour("scope", limit.id, "is outside")
    for worse in facts.edition.worsening:
        if evaluate(worse.when, facts).truth is Truth.YES:
            yield Behaviour("worsening", worse.id, "holds")


def _of_result(result: Outcome) -> Iterator[Behaviour]:
    for flag in result.found.flags:
        yield Behaviour("gates", flag.gate.id, flag.state)
    for each in result.shown:
        better = each.word in {"fits_well", "possible"}
        yield Behaviour("conditions", each.condition.id, "possible or better" if better else "less")
    for pair in result.contradictions:
        yield Behaviour("contradictions", pair.id, "stands")
    for line in result.found.headline:
        yield Behaviour("pairings", str(line.params.get("pairing", "")), line.id)
    for card in result.consider:
        yield Behaviour("cards", card.id, "is met")
    for test in result.investigations:
        yield Behaviour("advice", test.rule, "names its test")
        yield from (Behaviour("safety_gates", check.id, check.state) for check in test.gates)
        if any(check.state == "hold" for check in test.gates):
            yield from _of_stand_ins(test.id, result.facts)
    for step in result.plan:
        yield Behaviour("pathway", step.id, "is shown")


def _of_stand_ins(held: str, facts: Facts) -> Iterator[Behaviour]:
    """The checks that decided whether a stand-in for a held test is named."""
    edition = facts.edition
    for name in edition.investigation[held].fallback:
        gates = (edition.safety_gate[gate] for gate in edition.investigation[name].gates)
        yield from (Behaviour("safety_gates", gate.id, safety_state(gate, facts)) for gate in gates)


def _sides(side: str) -> Iterable[Laterality]:
    return SIDES if side == "each" else (Laterality.UNSIDED,)

"""Tests to suggest: those of raised gates, then the pack's advice in its order, each with its safety gates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.truth import Truth, every, known
from examassist.reasoning.assessment import GateCheck, InvestigationResult
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.profiles import in_profile, with_profile_text
from examassist.reasoning.say import lower, say_for
from examassist.reasoning.trace import Verdict, all_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.knowledge.advice import Advice, Investigation, Role, SafetyGate
    from examassist.knowledge.case import CheckState
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import GateTest, Tier, WordAtLeast
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.explain import Explain
    from examassist.reasoning.gates import Flagged
    from examassist.reasoning.ranking import Ranked


_ROLES: tuple[Role, ...] = ("first", "then", "optional", "alternative", "not_now")

_ASKED_FOR: tuple[Role, ...] = ("first", "then", "optional")
"""Roles of a test that somebody would request; only for those something may stand in."""


class Suggested(NamedTuple):
    """A test with its role and reason, before its safety gates are read."""

    investigation: str
    role: Role
    urgency: Tier
    says: str
    because: Verdict
    rule: str
    sources: tuple[str, ...]
    parallel: bool = False
    when_right: str | None = None
    profile_text: str | None = None
    shows: tuple[str, ...] = ()


def suggest(facts: Facts, flags: Sequence[Flagged], ranked: Sequence[Ranked]) -> tuple[Suggested, ...]:
    """Each suggested test once, in order: first, then, optional, alternative, not now.

    While a gate is raised to *now* only its own tests are named: nothing else may delay the patient. What a raised
    gate puts off, ordinary advice does not bring back.
    """
    raised = [flag for flag in flags if flag.state == "raised"]
    wishes = _of_gates(facts, raised)
    if not any(flag.tier == "now" for flag in raised):
        put_off = {wish.investigation for wish in wishes if wish.role == "not_now"}
        wishes += [wish for wish in _of_advice(facts, raised, ranked) if wish.investigation not in put_off]
    found = _with_stand_ins(facts, _in_roles(wishes))
    return tuple(sorted(found, key=lambda wish: _ROLES.index(wish.role)))


def with_safety(facts: Facts, tests: Sequence[Suggested], explain: Explain) -> tuple[InvestigationResult, ...]:
    """The suggested tests with their reasons, safety gates and fallback."""
    return tuple(_result(facts, test, explain) for test in tests)


def words_hold(words: Sequence[WordAtLeast], ranked: Sequence[Ranked]) -> Truth:
    """Whether each entry has a condition with one of its words."""
    return every(
        known(any(r.condition.id in entry.conditions and r.word in entry.word for r in ranked)) for entry in words
    )


def _of_gates(facts: Facts, raised: Sequence[Flagged]) -> list[Suggested]:
    wishes: list[Suggested] = []
    put_off: set[str] = set()
    for flag in raised:
        tests = [test for test in flag.gate.tests if flag.tier in test.tiers and _is_asked_for(test, facts)]
        for test in tests:
            # What the flag before it puts off (blood flow before the scan) comes after that flag's own tests.
            role = "then" if test.role == "first" and test.investigation in put_off else test.role
            because = Verdict(Truth.YES, flag.because)
            urgency = flag.tier or "routine"
            wishes.append(
                Suggested(
                    test.investigation,
                    role,
                    urgency,
                    test.reason,
                    because,
                    flag.gate.id,
                    flag.gate.sources,
                    parallel=True,
                )
            )
        put_off |= {test.investigation for test in tests if test.role == "not_now"}
    return wishes


def _is_asked_for(test: GateTest, facts: Facts) -> bool:
    """Whether its findings hold; a gap neither asks for a test nor takes one away."""
    if test.unless is not None and evaluate(test.unless, facts).truth is Truth.YES:
        return False
    return test.when is None or evaluate(test.when, facts).truth is Truth.YES


def _of_advice(facts: Facts, raised: Sequence[Flagged], ranked: Sequence[Ranked]) -> list[Suggested]:
    wishes = []
    for advice in facts.edition.advice:
        verdict = _applies(advice, facts, raised, ranked)
        if verdict.truth is Truth.YES:
            wishes.append(
                Suggested(
                    advice.investigation,
                    advice.role,
                    advice.urgency,
                    advice.says,
                    verdict,
                    advice.id,
                    advice.sources,
                    advice.parallel,
                    advice.when_right,
                    advice.profile_text,
                    advice.shows,
                )
            )
    return wishes


def _applies(advice: Advice, facts: Facts, raised: Sequence[Flagged], ranked: Sequence[Ranked]) -> Verdict:
    if not in_profile(advice.countries, advice.places, facts.encounter.profile):
        return Verdict(Truth.NO)
    if advice.gates and not any(flag.gate.id in advice.gates for flag in raised):
        return Verdict(Truth.NO)
    parts = [Verdict(words_hold(advice.words, ranked))]
    if parts[0].truth is Truth.NO:
        return parts[0]
    if advice.unless is not None and evaluate(advice.unless, facts).truth is Truth.YES:
        return Verdict(Truth.NO)
    if advice.when is not None:
        parts.append(evaluate(advice.when, facts))
    return all_of(parts)


def _in_roles(wishes: Sequence[Suggested]) -> list[Suggested]:
    # A test wanted twice keeps its strongest role: what one rule calls optional must not hide another's first.
    strongest: dict[str, Suggested] = {}
    for wish in wishes:
        earlier = strongest.get(wish.investigation)
        if earlier is None or _ROLES.index(wish.role) < _ROLES.index(earlier.role):
            strongest[wish.investigation] = wish
    chosen: list[Suggested] = []
    have_first = False
    for wish in wishes:
        if strongest[wish.investigation] is not wish:
            continue
        demoted = wish.role == "first" and have_first and not wish.parallel
        have_first = have_first or wish.role == "first"
        chosen.append(wish._replace(role="then") if demoted else wish)
    return sorted(chosen, key=lambda wish: _ROLES.index(wish.role))


def _with_stand_ins(facts: Facts, tests: Sequence[Suggested]) -> Iterator[Suggested]:
    """The tests, and after them what may stand in for those that a check holds back, each with its own checks.

    A check removes, holds or swaps a test and never adds one in silence: the reason names the check. What a check
    holds back itself is no way out, and what is named already keeps its role.
    """
    yield from tests
    named = {test.investigation for test in tests}
    for test in tests:
        wanted = facts.edition.investigation[test.investigation]
        held = _held(facts, wanted) if test.role in _ASKED_FOR else []
        gates = [gate for gate, _ in held]
        for other in _fallback(facts.edition, wanted, gates) if held else ():
            if other in named or _held(facts, facts.edition.investigation[other]):
                continue
            named.add(other)
            yield Suggested(
                other,
                "alternative",
                test.urgency,
                say_for(facts.edition).text(
                    "stands_in", test=wanted.label, check=lower("; ".join(gate.label for gate in gates))
                ),
                all_of([why for _, why in held]),
                test.rule,
                tuple(dict.fromkeys(name for gate in gates for name in gate.sources)),
            )


def _held(facts: Facts, test: Investigation) -> list[tuple[SafetyGate, Verdict]]:
    """The checks that hold ``test`` back, each with why."""
    found = []
    for name in test.gates:
        gate = facts.edition.safety_gate[name]
        if not _is_read(gate, facts):
            continue
        verdict = _holds(gate, facts)
        if verdict.truth is Truth.YES and not _gives_way(gate, facts):
            found.append((gate, verdict))
    return found


def _holds(gate: SafetyGate, facts: Facts) -> Verdict:
    return Verdict(Truth.NO) if gate.hold_when is None else evaluate(gate.hold_when, facts)


def _is_read(gate: SafetyGate, facts: Facts) -> bool:
    return gate.applies_when is None or evaluate(gate.applies_when, facts).truth is not Truth.NO


def _result(facts: Facts, wish: Suggested, explain: Explain) -> InvestigationResult:
    edition = facts.edition
    test = edition.investigation[wish.investigation]
    checks = _checks(facts, test) if wish.role != "not_now" else ()
    held = [edition.safety_gate[check.id] for check in checks if check.state == "hold"]
    shown = [key for name in wish.shows for key in edition.keys_of(edition.item[name]) if facts.value(key) is not None]
    because = dict.fromkeys((*wish.because.because, *shown))
    return InvestigationResult(
        id=test.id,
        role=wish.role,
        urgency=wish.urgency,
        says=with_profile_text(wish.says, wish.profile_text, edition, facts.encounter.profile),
        because=explain.facts_of(tuple(because), wish.rule),
        gates=checks,
        fallback=_fallback(edition, test, held),
        request=_request(facts, test) if wish.role != "not_now" else (),
        when_right=wish.when_right,
        rule=wish.rule,
        sources=tuple(dict.fromkeys((*wish.sources, *test.sources))),
    )


def _request(facts: Facts, test: Investigation) -> tuple[str, ...]:
    return tuple(
        line.says for line in test.request if line.when is None or evaluate(line.when, facts).truth is Truth.YES
    )


def _fallback(edition: Edition, test: Investigation, held: Sequence[SafetyGate]) -> tuple[str, ...]:
    """What may stand in; a test that the same check holds back is no way out."""
    named = (*test.fallback, *(other for gate in held for other in gate.alternative if other != test.id))
    barred = {gate.id for gate in held}
    return tuple(name for name in dict.fromkeys(named) if not barred & set(edition.investigation[name].gates))


def _checks(facts: Facts, test: Investigation) -> tuple[GateCheck, ...]:
    gates = [facts.edition.safety_gate[name] for name in test.gates]
    return tuple(
        GateCheck(id=gate.id, state=safety_state(gate, facts), effect=gate.effect)
        for gate in gates
        if _is_read(gate, facts)
    )


def safety_state(gate: SafetyGate, facts: Facts) -> CheckState:
    """Whether a check holds a test back, is clear, or was not asked, which is never clear."""
    if _holds(gate, facts).truth is Truth.YES:
        return "clear" if _gives_way(gate, facts) else "hold"
    return "clear" if evaluate(gate.clear_when, facts).truth is Truth.YES else "not_asked"


def _gives_way(gate: SafetyGate, facts: Facts) -> bool:
    flags = (judge_gate(facts.edition.gate[name], facts) for name in gate.yields_to)
    return any(flag.state == "raised" and flag.tier == "now" for flag in flags)

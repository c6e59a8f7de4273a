"""The three small cases of every rule: one in which it fires, one in which it does not, one that leaves it open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from examassist.domain.body import SIDES, Laterality
from examassist.domain.encounter import Encounter
from examassist.domain.patient import Patient
from examassist.domain.truth import Truth, every, some
from examassist.errors import Problem
from examassist.knowledge.advice import Advice
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.invented import EXAMINED_AT, NOWHERE, at_its_line, findings_of, impossible
from examassist.reasoning.investigate import safety_state
from examassist.reasoning.words import group_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from examassist.knowledge.advice import PathwayStep, SafetyGate
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import Card, Contradiction, Gate, Group, Rule, ScopeLimit, SmallCase, Worsening


def prove_small_cases(edition: Edition, places: Mapping[tuple[str, str], str] = NOWHERE) -> list[Problem]:
    """Every small case of every rule that does not come out as it says, at its line; empty when all do."""
    problems: list[Problem] = []
    for kind, judge in JUDGES.items():
        for rule in getattr(edition, kind):
            problems += [at_its_line(each, places, kind, rule.id) for each in _problems(rule, edition, judge)]
    return problems


def _problems(rule: Rule, edition: Edition, judge: Callable[[Any, Facts], Truth]) -> Iterable[Problem]:
    if rule.cases is None:
        return
    for name, case, wanted in (
        ("fires", rule.cases.fires, Truth.YES),
        ("silent", rule.cases.silent, Truth.NO),
        ("open", rule.cases.open, Truth.UNKNOWN),
    ):
        facts = facts_of_case(case, edition)
        yield from impossible(f"{rule.id}, case {name}", facts.encounter, facts.earlier, edition)
        truth = judge(rule, facts)
        if truth is not wanted and not (wanted is Truth.YES and truth is Truth.UNKNOWN and _stands_while_open(rule)):
            yield Problem(f"{rule.id}, case {name}", f"should be {wanted.value}, is {truth.value}")


def facts_of_case(case: SmallCase, edition: Edition) -> Facts:
    """What the rules see of a small case."""
    encounter = Encounter(
        pack=edition.header.id,
        examined_at=EXAMINED_AT,
        patient=Patient(age_years=case.age, sex=case.sex),
        findings=findings_of(case.answers, case.not_obtained),
    )
    earlier = Encounter(
        pack=edition.header.id,
        examined_at=EXAMINED_AT - timedelta(days=case.earlier_days_ago),
        findings=findings_of(case.earlier),
    )
    return Facts(encounter, edition, (earlier,) if case.earlier else ())


def _group(group: Group, facts: Facts) -> Truth:
    states = [group_state(group.id, facts, side) for side in _sides(group.side)]
    return some(Truth.NO if state.silent else state.pro.truth for state in states)


def _gate(gate: Gate, facts: Facts) -> Truth:
    state = judge_gate(gate, facts).state
    return {"raised": Truth.YES, "no_trigger": Truth.NO, "not_cleared": Truth.UNKNOWN}[state]


def _contradiction(pair: Contradiction, facts: Facts) -> Truth:
    return some(evaluate(pair.when, facts, side).truth for side in _sides(pair.side))


def _scope(limit: ScopeLimit, facts: Facts) -> Truth:
    """A fact outside; the limit on the pattern itself is proven by whole patients."""
    return _optional(limit.outside_when, facts)


def _worsening(rule: Worsening, facts: Facts) -> Truth:
    return evaluate(rule.when, facts).truth


def _card(card: Card, facts: Facts) -> Truth:
    if card.when is None:
        return Truth.YES
    return some(evaluate(card.when, facts, side).truth for side in _sides(card.side))


def _safety_gate(gate: SafetyGate, facts: Facts) -> Truth:
    """Held, clear, or not asked."""
    return {"hold": Truth.YES, "clear": Truth.NO, "not_asked": Truth.UNKNOWN}[safety_state(gate, facts)]


def _advice(advice: Advice, facts: Facts) -> Truth:
    """The findings it asks for; words, flags and profile are left to the cases of whole patients."""
    taken = Truth.NO if advice.unless is None else evaluate(advice.unless, facts).truth
    if taken is Truth.YES:
        return Truth.NO
    return ~taken if advice.when is None else evaluate(advice.when, facts).truth


def _stands_while_open(rule: Rule) -> bool:
    """Whether it fires until something is known: advice that asks for no finding and is only taken away by one."""
    return isinstance(rule, Advice) and rule.when is None


def _step(step: PathwayStep, facts: Facts) -> Truth:
    """Whether nothing holds it and what it asks for is there."""
    free = Truth.YES if step.held_when is None else ~evaluate(step.held_when, facts).truth
    return every((free, _optional(step.when, facts)))


def _optional(when: Condition | None, facts: Facts) -> Truth:
    return Truth.YES if when is None else evaluate(when, facts).truth


def _sides(side: str) -> tuple[Laterality, ...]:
    return SIDES if side == "each" else (Laterality.UNSIDED,)


JUDGES: Mapping[str, Callable[[Any, Facts], Truth]] = {
    "groups": _group,
    "gates": _gate,
    "contradictions": _contradiction,
    "scope": _scope,
    "worsening": _worsening,
    "cards": _card,
    "safety_gates": _safety_gate,
    "advice": _advice,
    "pathway": _step,
}
"""How a rule of each list is judged on a small case."""

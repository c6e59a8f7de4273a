"""The rules: the pack's own against the walk over its condition objects, and invented ones ten times as many."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding
from examassist.reasoning.assess import assess
from examassist.reasoning.compiled import formulas_of
from examassist.reasoning.derive import Facts
from examassist.reasoning.reasoner import Reasoner
from tests.benchmarks.baselines.tree import Tree
from tests.benchmarks.side_by_side import Ratio, side_by_side
from tests.benchmarks.synthetic import a_patient, an_edition
from tests.reasoning.formulas import every_formula
from tests.reasoning.patients import consistent, edition, patients, read_by_rules, some_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition

FEW, MANY = 300, 3000
ANSWERS_TRIED = 40
_UNSIDED = (Laterality.UNSIDED,)
"""The invented rules have no side."""


def rules_full(pairs: int) -> Ratio:
    """P10: every formula of the pack for right, left and no side, with its reasons, against the walk."""
    rules, patient = every_formula(edition()), patients()[1]
    return side_by_side("rules_full", lambda: _walked(rules, patient), lambda: _judged(rules, patient), pairs)


def rules_one_answer(pairs: int) -> Ratio:
    """P9: the same verdicts after one more answer, against the walk over everything."""
    rules, patient = every_formula(edition()), patients()[1]
    answered = _answers(edition(), patient)
    judge = _after_each(edition(), rules, patient, answered)
    return side_by_side("rules_one_answer", lambda: _walked(rules, patient), judge, pairs)


def rules_grown_full(pairs: int) -> Ratio:
    """P11: 3,000 rules against 300, all of them."""
    few, many = an_edition(FEW, FEW // 2), an_edition(MANY, MANY // 2)
    rules_of_few, rules_of_many = every_formula(few), every_formula(many)
    patient, grown = a_patient(FEW // 2), a_patient(MANY // 2)
    return side_by_side(
        "rules_grown_full",
        lambda: _judged(rules_of_few, patient, few, _UNSIDED),
        lambda: _judged(rules_of_many, grown, many, _UNSIDED),
        pairs,
    )


def rules_grown_one_answer(pairs: int) -> Ratio:
    """P11: one answer under 3,000 rules against one under 300, as many rules for each finding."""
    return side_by_side("rules_grown_one_answer", _touched(FEW), _touched(MANY), pairs)


def assessed_after_one_answer(pairs: int) -> Ratio:
    """A whole assessment kept up after one answer, against one from nothing."""
    patient = patients()[1]
    answered = cycle(_answers(edition(), patient))
    reasoner = Reasoner(edition())
    return side_by_side(
        "assessed_after_one_answer",
        lambda: assess(patient, edition(), look_ahead=False),
        lambda: reasoner.assess(next(answered)),
        pairs,
    )


def _walked(rules: list[Condition], patient: Encounter) -> None:
    tree = Tree(Facts(patient, edition()))
    for rule in rules:
        for side in Laterality:
            tree.evaluate(rule, side)


def _judged(
    rules: list[Condition],
    patient: Encounter,
    pack: Edition | None = None,
    sides: Iterable[Laterality] = Laterality,
) -> Facts:
    facts = Facts(patient, pack or edition())
    _judge(rules, facts, sides)
    return facts


def _judge(rules: list[Condition], facts: Facts, sides: Iterable[Laterality] = Laterality) -> None:
    formulas = facts.formulas = formulas_of(facts.edition)
    for rule in rules:
        for side in sides:
            formulas.of(rule, side).on(facts)


def _answers(pack: Edition, patient: Encounter) -> list[Encounter]:
    """The patient with one more or another answer each; every so many of the cells that a rule reads."""
    found = []
    keys = read_by_rules()
    for key in keys[:: max(1, len(keys) // ANSWERS_TRIED)]:
        value = some_values(pack.item[key.item])[0]
        findings = dict(patient.by_key) | {key: Finding(item=key.item, side=key.side, value=value)}
        found.append(evolve(patient, findings=tuple(consistent(findings).values())))
    return found


def _after_each(
    pack: Edition, rules: list[Condition], patient: Encounter, answered: list[Encounter]
) -> Callable[[], None]:
    before, next_one = _judged(rules, patient, pack), cycle(answered)

    def judge() -> None:
        _judge(rules, before.after(next(next_one)))

    return judge


def _touched(rules: int) -> Callable[[], None]:
    """After one answer to a synthetic patient: only what reads it is asked again, the rest is kept."""
    pack, findings = an_edition(rules, rules // 2), rules // 2
    formulas = formulas_of(pack)
    patient = a_patient(findings)
    before = _judged(every_formula(pack), patient, pack, _UNSIDED)
    answered: Iterator[tuple[str, Encounter]] = cycle(
        (item, evolve(patient, findings=(*(each for each in patient.findings if each.item != item), finding)))
        for item in (f"finding_{n}" for n in range(0, findings, findings // ANSWERS_TRIED))
        for finding in [Finding(item=item, value="yes")]
    )

    def judge() -> None:
        item, encounter = next(answered)
        facts = before.after(encounter)
        for formula in formulas.reading(item):
            formula.on(facts)

    return judge


RULES: dict[str, Callable[[int], Ratio]] = {
    run.__name__: run
    for run in (rules_full, rules_one_answer, rules_grown_full, rules_grown_one_answer, assessed_after_one_answer)
}

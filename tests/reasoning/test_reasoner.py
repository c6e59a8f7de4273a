"""Judging again only what was touched says what judging everything says, whatever is answered, changed or erased."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason, Finding
from examassist.domain.patient import Patient
from examassist.reasoning.assess import assess
from examassist.reasoning.compile import readers
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.reasoner import Reasoner
from tests.reasoning.encounters import encounters
from tests.reasoning.formulas import Counting, every_formula
from tests.reasoning.patients import consistent, edition, patients, read_by_rules, some_values
from tests.reasoning.wrist import a_wrist, days_before, wrist

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter

STEPS = 6


@st.composite
def changed(draw: st.DrawFn, encounter: Encounter) -> Encounter:
    """The same exam after one act: an answer, another answer, no result, an erased answer, or a patient's age."""
    findings = dict(encounter.by_key)
    recorded = sorted(findings, key=str)
    act = draw(st.sampled_from(["answer", "answer", "another", "none", "erase", "age"]))
    if act == "age":
        return evolve(encounter, patient=Patient(age_years=draw(st.integers(18, 100))))
    key = draw(st.sampled_from(recorded if recorded and act != "answer" else read_by_rules()))
    if act == "erase":
        findings.pop(key, None)
    elif act == "none":
        findings[key] = Finding(item=key.item, side=key.side, not_obtained=draw(st.sampled_from(AbsentReason)))
    else:
        value = draw(st.sampled_from(some_values(edition().item[key.item])))
        findings[key] = Finding(item=key.item, side=key.side, value=value)
    return evolve(encounter, findings=tuple(consistent(findings).values()))


@settings(max_examples=settings().max_examples // 6)
@given(encounters(), st.sampled_from(patients()), st.data())
def test_each_state_of_an_exam_is_assessed_as_if_it_were_the_first(
    encounter: Encounter, other: Encounter, data: st.DataObject
) -> None:
    earlier = [evolve(other, examined_at=encounter.examined_at - timedelta(days=20))]
    reasoner = Reasoner(edition(), earlier)
    for _ in range(STEPS):
        assert reasoner.assess(encounter) == assess(encounter, edition(), earlier, look_ahead=False)
        encounter = data.draw(changed(encounter))


def test_another_exam_is_assessed_by_itself() -> None:
    reasoner = Reasoner(wrist(), (days_before(4).both("grip_bounce", "good_bounce").build(),))
    first = a_wrist().say("turning_a_key", "creaks_at_once").both("grip_bounce", "no_bounce").build()
    second = days_before(10).patient(age=20).say("lifts_a_kettle", "no").build()
    for encounter in (first, second, first):
        wanted = assess(
            encounter, wrist(), (days_before(4).both("grip_bounce", "good_bounce").build(),), look_ahead=False
        )
        assert reasoner.assess(encounter) == wanted


def test_a_condition_whose_findings_did_not_change_is_not_explained_again() -> None:
    reasoner = Reasoner(wrist())
    first = reasoner.assess(a_wrist().say("turning_a_key", "creaks_at_once").build())
    told = a_wrist().say("turning_a_key", "creaks_at_once")
    again = reasoner.assess(told.build())
    assert first.conditions
    assert [one is other for one, other in zip(first.conditions, again.conditions, strict=True)] == [
        True for _ in first.conditions
    ]


def test_one_answer_visits_no_more_nodes_than_the_rules_that_read_it_have() -> None:
    pack, patient = edition(), patients()[-1]
    counting = Counting(pack)
    facts = Facts(patient, pack)
    facts.formulas = counting
    _judge_everything(facts)
    whole = counting.visits
    for key in read_by_rules()[::40]:
        value = some_values(pack.item[key.item])[-1]
        findings = dict(patient.by_key) | {key: Finding(item=key.item, side=key.side, value=value)}
        encounter = evolve(patient, findings=tuple(consistent(findings).values()))
        changed = {each.item for each in set(findings) ^ set(patient.by_key)} | {key.item}
        items = changed.union(*(readers(pack).together.get(item, ()) for item in changed))
        counting.visits = 0
        _judge_everything(facts.after(encounter))
        seen, counting.visits = counting.visits, 0
        alone = Facts(encounter, pack)
        alone.formulas = counting
        for formula in dict.fromkeys(formula for item in items for formula in counting.reading(item)):
            formula.on(alone)
        assert seen <= counting.visits < whole, key


def _judge_everything(facts: Facts) -> None:
    for formula in every_formula(facts.edition):
        for side in Laterality:
            evaluate(formula, facts, side)

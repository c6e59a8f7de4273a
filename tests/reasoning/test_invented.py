"""An invented patient is its model with its own changes, and is marked as invented."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason
from examassist.errors import BadInput
from examassist.reasoning.invented import EXAMINED_AT, case_earlier, case_encounter
from examassist.reasoning.prove import prove, prove_case
from tests.reasoning.test_prove import CREAKS, a_case, faults
from tests.reasoning.wrist import wrist

if TYPE_CHECKING:
    from examassist.knowledge.case import Case


def _findings(case: Case, *others: Case) -> dict[str, object]:
    encounter = case_encounter(case, (*others, case), wrist())
    return {str(finding.key): finding.value or finding.not_obtained for finding in encounter.findings}


def test_both_stands_for_right_and_left() -> None:
    assert _findings(a_case(answers={"grip_bounce.both": "no_bounce"})) == {
        "grip_bounce.right": "no_bounce",
        "grip_bounce.left": "no_bounce",
    }


def test_a_twin_is_its_model_with_its_own_changes() -> None:
    model = a_case("model", answers={"grip_bounce.both": "no_bounce", "lifts_a_kettle": "yes", **CREAKS}, age_years=50)
    twin = a_case(
        "twin", based_on="model", erase=["grip_bounce.right", "turning_a_key"], answers={"lifts_a_kettle": "no"}
    )
    assert _findings(twin, model) == {"grip_bounce.left": "no_bounce", "lifts_a_kettle": "no"}
    assert case_encounter(twin, (model, twin), wrist()).age == 50
    younger = a_case("younger", based_on="twin", age_years=20)
    assert case_encounter(younger, (model, twin, younger), wrist()).age == 20


def test_a_mirrored_twin_has_its_sides_exchanged() -> None:
    model = a_case("model", answers={"grip_bounce.left": "no_bounce", "lifts_a_kettle": "yes"})
    twin = a_case("twin", based_on="model", mirrored=True)
    assert _findings(twin, model) == {"grip_bounce.right": "no_bounce", "lifts_a_kettle": "yes"}


def test_a_twin_of_nothing_is_refused() -> None:
    with pytest.raises(BadInput, match="is based on nobody"):
        prove(wrist(), [a_case(based_on="nobody")])


def test_cases_based_on_each_other_are_refused() -> None:
    with pytest.raises(BadInput, match="case one: is based on one, which is not a case before it"):
        prove(wrist(), [a_case("one", based_on="two"), a_case("two", based_on="one")])


def test_a_case_has_the_earlier_visits_of_its_nearest_model() -> None:
    model = a_case("model", earlier=[{"days_ago": 30, "answers": {"grip_bounce.both": "good_bounce"}}])
    twin = a_case("twin", based_on="model", answers={"grip_bounce.left": "no_bounce"})
    (visit,) = case_earlier(twin, (model, twin), wrist())
    assert visit.examined_at == EXAMINED_AT - timedelta(days=30)
    assert [finding.value for finding in visit.findings] == ["good_bounce", "good_bounce"]
    expected = evolve(twin, expect={"headline": ("getting_worse",)})
    assert faults(expected, model) == []


def test_an_answer_that_no_item_can_have_at_an_earlier_visit_is_reported() -> None:
    case = a_case(answers=CREAKS, earlier=[{"days_ago": 30, "answers": {"grip_bounce.left": "explodes"}}])
    (problem,) = prove_case(case, (case,), wrist())
    assert problem.place == "case one, 30 days before, findings[0] grip_bounce.left"
    assert problem.what == "is not one of its answers"


def test_an_invented_patient_is_named_as_invented() -> None:
    patient = case_encounter(a_case(), (), wrist()).patient
    assert (patient.id, patient.family_name) == ("EX-one", "Invented")


def test_what_could_not_be_had_is_recorded_as_that_and_takes_the_place_of_an_answer() -> None:
    model = a_case("model", answers={"grip_bounce.both": "no_bounce"})
    twin = a_case("twin", based_on="model", not_obtained={"grip_bounce.left": AbsentReason.UNABLE})
    assert _findings(twin, model) == {"grip_bounce.right": "no_bounce", "grip_bounce.left": AbsentReason.UNABLE}

"""A pack is proved by its cases: what does not come out is reported, each with its case."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from examassist.domain.evolve import evolve
from examassist.errors import BadInput
from examassist.knowledge.case import Case
from examassist.knowledge.load import load_cases
from examassist.knowledge.rule import RuleCases
from examassist.reasoning.prove import EXAMINED_AT, case_earlier, case_encounter, prove, prove_case
from tests.reasoning.wrist import FOLDER, a_gate, a_group, made, wrist

CREAKS = {"turning_a_key": "creaks_at_once"}


def _case(name: str = "one", expect: dict[str, Any] | None = None, **more: object) -> Case:
    return made(Case, id=name, title=name, origin="Invented", expect=expect or {}, **more)


def _faults(case: Case, *others: Case) -> list[str]:
    return [problem.what for problem in prove_case(case, (*others, case), wrist())]


def _findings(case: Case, *others: Case) -> dict[str, object]:
    encounter = case_encounter(case, (*others, case), wrist())
    return {str(finding.key): finding.value for finding in encounter.findings}


def test_the_packs_own_cases_and_rules_hold() -> None:
    assert prove(wrist(), load_cases(FOLDER)) == []


# ---------------------------------------------------------------- expectations


def test_an_expectation_that_is_left_out_is_not_checked() -> None:
    assert _faults(_case(answers=CREAKS)) == []


@pytest.mark.parametrize(
    ("expect", "what"),
    [
        ({"words": {"creaky_wrist": "fits_well"}}, "creaky_wrist should be fits_well, is possible"),
        ({"words": {"creaky_wrist.left": "fits_well"}}, "creaky_wrist.left should be fits_well, is possible"),
        ({"words": {"rusty_wrist": "possible"}}, "rusty_wrist should be possible, is not there"),
        ({"roots": {"creaky_wrist": ["c7"]}}, "roots of creaky_wrist should be ('c7',), are ()"),
        ({"headline": ["fits_well"]}, "headline should begin ('fits_well',), is ('possible',)"),
        ({"urgency": "today"}, "urgency should be today, is routine"),
        ({"raised": {"blue_hand": "now"}}, "raised flags should be {'blue_hand': 'now'}, are {}"),
        ({"no_trigger": ["blue_hand"]}, "blue_hand should be no_trigger, is not_cleared"),
        ({"first": []}, "first tests should be (), are ('wrist_picture',)"),
        ({"then": ["wrist_picture"]}, "wrist_picture should be among then, which are []"),
        ({"not_now": ["wrist_picture"]}, "wrist_picture should be among not_now, which are []"),
        ({"absent_tests": ["wrist_picture"]}, "wrist_picture should not be named"),
        ({"contradictions": ["kettle_without_bounce"]}, "contradiction kettle_without_bounce should be shown"),
        ({"scope": "inside"}, "scope should be inside, is unknown"),
    ],
)
def test_a_wrong_expectation_is_reported(expect: dict[str, Any], what: str) -> None:
    assert _faults(_case(answers=CREAKS, expect=expect)) == [what]


def test_a_headline_that_says_something_else_is_reported() -> None:
    (fault,) = _faults(_case(answers=CREAKS, expect={"headline_says": "Fits well"}))
    assert fault.startswith("headline should say 'Fits well', says 'Creaky wrist, both sides possible")


def test_what_comes_out_as_expected_is_not_reported() -> None:
    expect = {
        "words": {"creaky_wrist": "possible", "creaky_wrist.left": "possible"},
        "headline": ["possible"],
        "headline_says": "Creaky wrist, both sides possible",
        "urgency": "routine",
        "raised": {},
        "not_cleared": ["blue_hand"],
        "first": ["wrist_picture"],
        "absent_tests": ["x_ray"],
        "scope": "unknown",
    }
    assert _faults(_case(answers=CREAKS, expect=expect)) == []


def test_a_flag_raised_beside_the_expected_ones_is_reported() -> None:
    assert _faults(_case(answers={"blue_fingers": "yes"}, expect={"raised": {}})) == [
        "raised flags should be {}, are {'blue_hand': 'now'}"
    ]


def test_every_fault_is_reported_with_its_case() -> None:
    cases = [_case(name, {"urgency": "today"}, answers=CREAKS) for name in ("one", "two")]
    assert [problem.place for problem in prove(wrist(), cases)] == ["case one", "case two"]


@pytest.mark.parametrize(
    "answers",
    [
        {"moon_phase": "full"},
        {"turning_a_key": "explodes"},
        {"wrist_turn_angle.left": 500},
        {"grip_bounce": "no_bounce"},
        {"lifts_a_kettle.left": "yes"},
        {"creaking_spots.left": ["no_spot", "thumb_side_spot"]},
        {"creaking_since": "2026-12"},
    ],
)
def test_an_answer_that_no_item_can_have_is_reported_before_anything_else(answers: dict[str, Any]) -> None:
    case = _case(answers=answers, expect={"urgency": "now"})
    (problem,) = prove_case(case, (case,), wrist())
    assert problem.place.startswith("case one, findings[0] ")


# ---------------------------------------------------------------- twins


def test_both_stands_for_right_and_left() -> None:
    assert _findings(_case(answers={"grip_bounce.both": "no_bounce"})) == {
        "grip_bounce.right": "no_bounce",
        "grip_bounce.left": "no_bounce",
    }


def test_a_twin_is_its_model_with_its_own_changes() -> None:
    model = _case("model", answers={"grip_bounce.both": "no_bounce", "lifts_a_kettle": "yes", **CREAKS}, age_years=50)
    twin = _case(
        "twin", based_on="model", erase=["grip_bounce.right", "turning_a_key"], answers={"lifts_a_kettle": "no"}
    )
    assert _findings(twin, model) == {"grip_bounce.left": "no_bounce", "lifts_a_kettle": "no"}
    assert case_encounter(twin, (model, twin), wrist()).age == 50
    younger = _case("younger", based_on="twin", age_years=20)
    assert case_encounter(younger, (model, twin, younger), wrist()).age == 20


def test_a_mirrored_twin_has_its_sides_exchanged() -> None:
    model = _case("model", answers={"grip_bounce.left": "no_bounce", "lifts_a_kettle": "yes"})
    twin = _case("twin", based_on="model", mirrored=True)
    assert _findings(twin, model) == {"grip_bounce.right": "no_bounce", "lifts_a_kettle": "yes"}


def test_a_twin_of_nothing_is_refused() -> None:
    with pytest.raises(BadInput, match="is based on nobody"):
        prove(wrist(), [_case(based_on="nobody")])


def test_cases_based_on_each_other_are_refused() -> None:
    with pytest.raises(BadInput, match="case one: is based on one, which is not a case before it"):
        prove(wrist(), [_case("one", based_on="two"), _case("two", based_on="one")])


def test_a_case_has_the_earlier_visits_of_its_nearest_model() -> None:
    model = _case("model", earlier=[{"days_ago": 30, "answers": {"grip_bounce.both": "good_bounce"}}])
    twin = _case("twin", based_on="model", answers={"grip_bounce.left": "no_bounce"})
    (visit,) = case_earlier(twin, (model, twin), wrist())
    assert visit.examined_at == EXAMINED_AT - timedelta(days=30)
    assert [finding.value for finding in visit.findings] == ["good_bounce", "good_bounce"]
    expected = evolve(twin, expect={"headline": ("getting_worse",)})
    assert _faults(expected, model) == []


def test_an_answer_that_no_item_can_have_at_an_earlier_visit_is_reported() -> None:
    case = _case(answers=CREAKS, earlier=[{"days_ago": 30, "answers": {"grip_bounce.left": "explodes"}}])
    (problem,) = prove_case(case, (case,), wrist())
    assert problem.place == "case one, 30 days before, findings[0] grip_bounce.left"
    assert problem.what == "is not one of its answers"


def test_an_invented_patient_is_named_as_invented() -> None:
    patient = case_encounter(_case(), (), wrist()).patient
    assert (patient.id, patient.family_name) == ("EX-one", "Invented")


# ---------------------------------------------------------------- small cases

FIRES, SILENT = {"answers": {"lifts_a_kettle": "no"}}, {"answers": {"lifts_a_kettle": "yes"}}


def _small(**cases: object) -> RuleCases:
    return made(RuleCases, **({"fires": FIRES, "silent": SILENT, "open": {}} | cases))


def _proved(cases: RuleCases, looked: dict[str, Any] | None = None) -> list[str]:
    fields = cases.model_dump(mode="json")
    group = a_group("kettle", {"finding": "lifts_a_kettle", "is": "no"}, cases=fields, looked=looked)
    gate = a_gate("down", {"tier": "today", "when": {"group": "kettle"}}, core=["lifts_a_kettle"], cases=fields)
    return [str(problem) for problem in prove(wrist(groups=(group,), gates=(gate,), conditions=()), ())]


def test_small_cases_that_hold_are_not_reported() -> None:
    assert _proved(_small()) == []


@pytest.mark.parametrize(
    ("name", "case", "wanted", "found"),
    [
        ("fires", SILENT, "yes", "no"),
        ("fires", {}, "yes", "unknown"),
        ("silent", FIRES, "no", "yes"),
        ("silent", {}, "no", "unknown"),
        ("open", FIRES, "unknown", "yes"),
        ("open", SILENT, "unknown", "no"),
    ],
)
def test_a_small_case_that_does_not_hold_is_reported_for_groups_and_gates(
    name: str, case: dict[str, Any], wanted: str, found: str
) -> None:
    assert _proved(_small(**{name: case})) == [
        f"kettle, case {name}: should be {wanted}, is {found}",
        f"down, case {name}: should be {wanted}, is {found}",
    ]


def test_a_small_case_with_an_impossible_answer_is_reported() -> None:
    problems = _proved(_small(open={"answers": {"turning_a_key": "explodes"}}))
    assert problems[0].startswith("kettle, case open, findings[0] turning_a_key: is not one of its answers")


def test_a_small_case_with_an_impossible_earlier_answer_is_reported() -> None:
    problems = _proved(_small(open={"earlier": {"turning_a_key": "explodes"}, "earlier_days_ago": 7}))
    assert problems[0].startswith("kettle, case open, 7 days before, findings[0] turning_a_key: is not one of its")


def test_a_small_case_where_enough_was_looked_at_is_silent() -> None:
    looked = _small(silent={"answers": {"turning_a_key": "stays_silent"}})
    (fault,) = _proved(looked, {"finding": "turning_a_key", "is": "stays_silent"})
    assert fault == "down, case silent: should be no, is unknown"


def test_a_small_case_may_have_an_age_and_an_earlier_visit() -> None:
    changed = {"any": [{"changed": "grip_bounce", "side": "either"}, {"age": {"above": 90}}]}
    now, before = {"grip_bounce.both": "no_bounce"}, {"grip_bounce.both": "good_bounce"}
    cases = {
        "fires": {"answers": now, "earlier": before, "age": 50},
        "silent": {"answers": now, "earlier": now, "age": 50},
        "open": {"answers": now, "age": 50},
    }
    group = a_group("fell", changed, cases=cases)
    assert prove(wrist(groups=(group,), conditions=(), gates=()), ()) == []

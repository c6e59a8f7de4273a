"""A pack is proved by its cases: what does not come out is reported, each with its case."""

from __future__ import annotations

from typing import Any

import pytest

from examassist.knowledge.case import Case
from examassist.knowledge.load import load_cases
from examassist.reasoning.prove import prove, prove_case
from tests.reasoning.wrist import FOLDER, made, wrist

CREAKS = {"turning_a_key": "creaks_at_once"}


def a_case(name: str = "one", expect: dict[str, Any] | None = None, **more: object) -> Case:
    return made(Case, id=name, title=name, origin="Invented", expect=expect or {}, **more)


def faults(case: Case, *others: Case) -> list[str]:
    return [problem.what for problem in prove_case(case, (*others, case), wrist())]


def test_the_packs_own_cases_and_rules_hold() -> None:
    assert prove(wrist(), load_cases(FOLDER)) == []


# ---------------------------------------------------------------- expectations


def test_an_expectation_that_is_left_out_is_not_checked() -> None:
    assert faults(a_case(answers=CREAKS)) == []


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
        ({"alternative": ["wrist_picture"]}, "wrist_picture should be among alternative, which are []"),
        ({"order": ["rusty_wrist"]}, "order should begin ('rusty_wrist',), is ('creaky_wrist',)"),
        ({"not_now": ["wrist_picture"]}, "wrist_picture should be among not_now, which are []"),
        ({"absent_tests": ["wrist_picture"]}, "wrist_picture should not be named"),
        ({"contradictions": ["kettle_without_bounce"]}, "contradiction kettle_without_bounce should be shown"),
        (
            {"contradictions_only": ["kettle_without_bounce"]},
            "contradictions should be ['kettle_without_bounce'], are []",
        ),
        ({"plan": {"leave_it_alone": "absent"}}, "step leave_it_alone should be absent, is option"),
        ({"plan": {"wait_a_week": "option"}}, "step wait_a_week should be option, is absent"),
        ({"consider": ["rusty_watch"]}, "rusty_watch should be named to consider"),
        ({"consider_only": ["rusty_watch"]}, "cards to consider should be ['rusty_watch'], are []"),
        (
            {"checks": {"wrist_picture": {"kettle_put_down": "clear"}}},
            "check kettle_put_down of wrist_picture should be clear, is not_asked",
        ),
        (
            {"checks": {"wrist_picture": {"kettle_put_down": "absent"}}},
            "check kettle_put_down of wrist_picture should be absent, is not_asked",
        ),
        (
            {"checks": {"x_ray": {"kettle_put_down": "absent"}}},
            "x_ray should be named with its checks, and is not",
        ),
        (
            {"not_looked_at": {"creaky_wrist": []}},
            "not looked at for creaky_wrist should be [], are ['blue_fingers', 'grip_bounce']",
        ),
        ({"scope": "inside"}, "scope should be inside, is unknown"),
    ],
)
def test_a_wrong_expectation_is_reported(expect: dict[str, Any], what: str) -> None:
    assert faults(a_case(answers=CREAKS, expect=expect)) == [what]


def test_a_headline_that_says_something_else_is_reported() -> None:
    (fault,) = faults(a_case(answers=CREAKS, expect={"headline_says": "Fits well"}))
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
        "plan": {"leave_it_alone": "option", "wait_a_week": "absent"},
        "scope": "unknown",
    }
    assert faults(a_case(answers=CREAKS, expect=expect)) == []


def test_a_contradiction_beside_the_expected_ones_is_reported() -> None:
    answers = CREAKS | {"lifts_a_kettle": "yes", "grip_bounce.both": "no_bounce"}
    shown = ["kettle_without_bounce"]
    assert faults(a_case(answers=answers, expect={"contradictions_only": shown, "consider_only": []})) == []
    assert faults(a_case(answers=answers, expect={"contradictions_only": []})) == [
        "contradictions should be [], are ['kettle_without_bounce']"
    ]


def test_a_check_of_a_test_that_comes_out_as_expected_is_not_reported() -> None:
    expect = {"checks": {"wrist_picture": {"kettle_put_down": "hold"}}}
    assert faults(a_case(answers=CREAKS | {"lifts_a_kettle": "no"}, expect=expect)) == []


def test_a_flag_raised_beside_the_expected_ones_is_reported() -> None:
    assert faults(a_case(answers={"blue_fingers": "yes"}, expect={"raised": {}})) == [
        "raised flags should be {}, are {'blue_hand': 'now'}"
    ]


def test_every_fault_is_reported_with_its_case() -> None:
    cases = [a_case(name, {"urgency": "today"}, answers=CREAKS) for name in ("one", "two")]
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
    case = a_case(answers=answers, expect={"urgency": "now"})
    (problem,) = prove_case(case, (case,), wrist())
    assert problem.place.startswith("case one, findings[0] ")

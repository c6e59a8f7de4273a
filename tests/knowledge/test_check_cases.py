"""The cases of a pack speak of items, conditions, gates and tests that exist."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from examassist.knowledge.case import Case
from examassist.knowledge.check import check_form
from examassist.knowledge.rule import SmallCase
from tests.knowledge.packs import faults_of, wrist


def case(name: str = "creaking_kettle_hand", **changes: Any) -> Case:  # noqa: ANN401  any field
    whole = {"id": name, "title": "T", "origin": "Invented", "expect": {}}
    return Case.model_validate_json(json.dumps(whole | changes))


def faults(*cases: Case) -> list[str]:
    return [str(problem) for problem in check_form(wrist(), cases)]


def test_the_demo_case_exists() -> None:
    assert faults(case()) == []
    assert "names the demo case `creaking_kettle_hand`, which is not there" in faults()[0]


def test_a_case_stands_once() -> None:
    assert faults(case(), case()) == [
        "cases creaking_kettle_hand: stands 2 times in cases; an id has one meaning for life"
    ]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"answers": {"grip_bouncy.left": "no_bounce"}}, "names the item `grip_bouncy`"),
        ({"answers": {"grip_bounce": "no_bounce"}}, "answers `grip_bounce` without a side"),
        ({"answers": {"grip_bounce.middle": "no_bounce"}}, "answers `grip_bounce.middle` without a side"),
        ({"answers": {"blue_fingers.left": "no"}}, "answers `blue_fingers.left`, which has no side"),
        ({"erase": ["nothing"]}, "names the item `nothing`"),
        ({"earlier": [{"days_ago": 3, "answers": {"nothing": 1}}]}, "names the item `nothing`"),
        ({"based_on": "nobody"}, "names the case `nobody`"),
        ({"expect": {"words": {"creaky.left": "possible"}}}, "names the condition `creaky`"),
        ({"expect": {"roots": {"creaky_wrist.top": ["c7"]}}}, "has no such side"),
        ({"expect": {"raised": {"red_hand": "now"}}}, "names the gate `red_hand`"),
        ({"expect": {"not_cleared": ["red_hand"]}}, "names the gate `red_hand`"),
        ({"expect": {"no_trigger": ["red_hand"]}}, "names the gate `red_hand`"),
        ({"expect": {"first": ["photo"]}}, "names the investigation `photo`"),
        ({"expect": {"absent_tests": ["photo"]}}, "names the investigation `photo`"),
        ({"expect": {"alternative": ["photo"]}}, "names the investigation `photo`"),
        ({"expect": {"order": ["creaky"]}}, "names the condition `creaky`"),
        ({"expect": {"not_looked_at": {"creaky": []}}}, "names the condition `creaky`"),
        ({"expect": {"not_looked_at": {"creaky_wrist": ["x"]}}}, "names the item `x`"),
        ({"expect": {"scores": {"x": [0, 1]}}}, "names the score `x`"),
        ({"expect": {"contradictions": ["x"]}}, "names the contradiction `x`"),
        ({"expect": {"contradictions_only": ["x"]}}, "names the contradiction `x`"),
        ({"expect": {"consider": ["x"]}}, "names the card `x`"),
        ({"expect": {"consider_only": ["x"]}}, "names the card `x`"),
        ({"expect": {"plan": {"x": "held"}}}, "names the step of care `x`"),
        ({"expect": {"checks": {"x": {}}}}, "names the investigation `x`"),
        ({"expect": {"checks": {"wrist_picture": {"x": "hold"}}}}, "names the safety gate `x`"),
    ],
)
def test_what_a_case_names_must_exist(changes: dict[str, Any], what: str) -> None:
    (found,) = faults(case(**changes))
    assert what in found


def test_cases_based_on_each_other_in_a_circle_are_named() -> None:
    found = faults(case(based_on="other"), case("other", based_on="creaking_kettle_hand"))
    assert found == [
        "cases creaking_kettle_hand: is based on itself; break the circle of cases",
        "cases other: is based on itself; break the circle of cases",
    ]


SMALL: dict[str, Any] = {"fires": {}, "silent": {}, "open": {}}


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"answers": {"nothing": 1}}, "names the item `nothing`"),
        ({"not_obtained": {"nothing": "unable"}}, "names the item `nothing`"),
        ({"earlier": {"nothing": 1}}, "names the item `nothing`"),
        ({"answers": {"grip_bounce": "no_bounce"}}, "answers `grip_bounce` without a side"),
        ({"answers": {"grip_bounce.rite": "no_bounce"}}, "answers `grip_bounce.rite` without a side"),
        ({"answers": {"grip_bounce.left.left": "no_bounce"}}, "answers `grip_bounce.left.left` without a side"),
        ({"earlier": {"grip_bounce.rite": "no_bounce"}}, "answers `grip_bounce.rite` without a side"),
        ({"not_obtained": {"blue_fingers.left": "unable"}}, "answers `blue_fingers.left`, which has no side"),
    ],
)
@pytest.mark.parametrize("part", ["fires", "silent", "open"])
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("groups", "key_creak"),
        ("gates", "blue_hand"),
        ("contradictions", "kettle_without_bounce"),
        ("scope", "older_than_the_study"),
        ("worsening", "bounce_fell"),
        ("safety_gates", "kettle_put_down"),
    ],
)
def test_the_small_cases_of_every_rule_name_cells_there_are(
    kind: str, name: str, part: str, changes: dict[str, Any], what: str
) -> None:
    (found,) = faults_of(wrist(**{kind: {name: {"cases": SMALL | {part: changes}}}}))
    assert found.startswith(f"{kind} {name}: {what}")


def test_the_cases_of_a_score_name_cells_there_are() -> None:
    cases = wrist().score["creak_points"].model_dump(mode="json", by_alias=True)["cases"]
    for part in ("complete", "partial", "suppressed"):
        broken = cases | {part: cases[part] | {"answers": {"grip_bounce.rite": "no_bounce"}}}
        (found,) = faults_of(wrist(scores={"creak_points": {"cases": broken}}))
        assert found.startswith("scores creak_points: answers `grip_bounce.rite` without a side")


@pytest.mark.parametrize(
    "changes", [{"age": -5}, {"age": 131}, {"earlier_days_ago": 0}, {"earlier_days_ago": 99_999_999}]
)
def test_a_small_case_is_of_somebody_who_can_be(changes: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        SmallCase.model_validate(changes)


@pytest.mark.parametrize("changes", [{"age_years": -1}, {"age_years": 131}])
def test_a_case_is_of_somebody_who_can_be(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        case(**changes)


def test_what_a_case_could_not_be_asked_is_an_item() -> None:
    (found,) = faults(case(not_obtained={"nothing": "unable"}))
    assert "names the item `nothing`" in found

"""The cases of a pack speak of items, conditions, gates and tests that exist."""

from __future__ import annotations

import json
from typing import Any

import pytest

from examassist.knowledge.case import Case
from examassist.knowledge.check import check_form
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


def test_the_small_cases_of_a_rule_name_items_too() -> None:
    small = {"fires": {"answers": {"nothing": 1}}, "silent": {"earlier": {"grip_bounce": "no_bounce"}}, "open": {}}
    found = "\n".join(faults_of(wrist(groups={"key_creak": {"cases": small}})))
    assert "groups key_creak: names the item `nothing`" in found
    assert "groups key_creak: answers `grip_bounce` without a side" in found

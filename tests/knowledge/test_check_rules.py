"""Every rule names what exists, and its formula can come true."""

from __future__ import annotations

from typing import Any

import pytest

from examassist.knowledge.check_rules import formulas
from tests.knowledge.packs import CASES, RULE, faults_of, wrist, wrist_with

PATTERN = wrist().condition["creaky_wrist"].model_dump(mode="json", by_alias=True)["pattern"]

BLUE = {"finding": "blue_fingers", "is": "yes"}


def pattern(**changes: Any) -> dict[str, Any]:  # noqa: ANN401  any field
    return {"conditions": {"creaky_wrist": {"pattern": PATTERN | changes}}}


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"groups": {"key_creak": {"condition": "creaky_elbow"}}}, "names the condition `creaky_elbow`"),
        (pattern(keystone=["key_creaks"]), "names the group `key_creaks`"),
        (pattern(contraries=["x"]), "names the group `x`"),
        (pattern(lowered_by=["x"]), "names the group `x`"),
        (pattern(fits_well_needs=["x"]), "names the group `x`"),
        (pattern(second_cause=["x"]), "names the group `x`"),
        (pattern(supports_at_least=2), "needs 2 supports and has 1"),
        (pattern(supports_at_least_from_age={"above": 60, "n": 3}), "needs 3 supports and has 1"),
        (pattern(closers=[]), "needs closers"),
        (pattern(closers=[{"finding": "kettle", "is": "yes"}]), "closer 1: `kettle` is no item"),
        (pattern(look_list=[{"recorded": "nothing"}]), "look list: `nothing` is no item"),
        (pattern(look_list=[{"recorded": "blue_fingers", "side": "both"}]), "look list: `blue_fingers` has no side"),
        (pattern(look_list=[{"recorded": "grip_bounce", "only_for_roots": ["x1"]}]), "names the nerve root `x1`"),
        ({"conditions": {"creaky_wrist": {"pattern": None}}}, "is ranked and needs a pattern"),
        ({"conditions": {"creaky_wrist": {"roots_named": True}}}, "names roots, and the pack has no root signs"),
        ({"gates": {"blue_hand": {"condition": "x"}}}, "names the condition `x`"),
        ({"gates": {"blue_hand": {"core": []}}}, "needs a core item"),
        ({"gates": {"blue_hand": {"core": ["x"]}}}, "names the item `x`"),
        ({"gates": {"blue_hand": {"conditional": ["blue_fingers"]}}}, "as core and as conditional"),
        ({"gates": {"blue_hand": {"onset_from": ["x"]}}}, "names the item `x`"),
        ({"gates": {"blue_hand": {"hides": ["x"]}}}, "names the condition `x`"),
        (
            {"gates": {"blue_hand": {"tiers": [{"tier": "now", "onset_from": ["x"], "when": BLUE}]}}},
            "names the item `x`",
        ),
        ({"header": {"wrist": {"onset_new_when": {"finding": "x", "is": "yes"}}}}, "onset new when: `x` is no item"),
        (
            {"header": {"wrist": {"onset_old_when": {"finding": "lifts_a_kettle", "is": "maybe"}}}},
            "onset old when: `maybe` is no value of `lifts_a_kettle`",
        ),
        (
            {"gates": {"blue_hand": {"tests": [{"investigation": "x", "role": "first", "reason": "R"}]}}},
            "names the investigation `x`",
        ),
        (
            {"gates": {"blue_hand": {"tiers": [{"tier": "now", "when": {"finding": "x", "is": "y"}}]}}},
            "now: `x` is no item",
        ),
        ({"contradictions": {"kettle_without_bounce": {"items": ["x"]}}}, "names the item `x`"),
        ({"scope": {"older_than_the_study": {"outside_when": {"age": {}}}}}, "outside when: an age needs a limit"),
        ({"investigations": {"wrist_picture": {"gates": ["x"]}}}, "names the safety gate `x`"),
        ({"investigations": {"wrist_picture": {"fallback": ["x"]}}}, "names the investigation `x`"),
        ({"safety_gates": {"kettle_put_down": {"reads": ["x"]}}}, "names the item `x`"),
        ({"safety_gates": {"kettle_put_down": {"alternative": ["x"]}}}, "names the investigation `x`"),
        ({"advice": {"draw_the_creaky_wrist": {"investigation": "x"}}}, "names the investigation `x`"),
        ({"advice": {"draw_the_creaky_wrist": {"gates": ["x"]}}}, "names the gate `x`"),
        (
            {"advice": {"draw_the_creaky_wrist": {"words": [{"conditions": ["x"], "word": ["possible"]}]}}},
            "names the condition `x`",
        ),
        ({"groups": {"key_creak": {"open_when": {"group": "x"}}}}, "open when: `x` is no group"),
        ({"advice": {"draw_the_creaky_wrist": {"unless": {"group": "x"}}}}, "unless: `x` is no group"),
        ({"bedside": {"listen_first": {"items": ["x"]}}}, "names the item `x`"),
        ({"pathway": {"leave_it_alone": {"held_when": {"group": "x"}}}}, "held when: `x` is no group"),
    ],
)
def test_what_a_rule_names_must_exist(changes: dict[str, Any], what: str) -> None:
    assert what in "\n".join(faults_of(wrist(**changes)))


def test_root_signs_and_root_names_agree() -> None:
    sign = {
        "item": "grip",
        "domain": "motor",
        "roots": ["c7"],
        "side": "same",
        "positive": {"finding": "grip_bounce", "is": "no_bounce", "side": "same"},
        "sources": ["W1"],
    }
    found = faults_of(wrist_with("root_signs", sign))
    assert "root_signs 0: names the item `grip`" in found[0]
    assert "root_signs 0: names the root name `c7`" in found[1]
    name = {"id": "c12", "label": "C12", "usual_disc": "None"}
    assert "names the nerve root `c12`" in faults_of(wrist_with("root_names", name))[0]


def test_a_pairing_names_a_condition_and_a_group() -> None:
    pair = {"id": "two", "condition": "x", "group": "y", "two_causes": "T", "not_settled": "N", **RULE}
    found = "\n".join(faults_of(wrist_with("pairings", pair)))
    assert "names the condition `x`" in found
    assert "names the group `y`" in found


UNVERIFIED = "`, which is not verified"


@pytest.mark.parametrize("status", ["M", "V2"])
def test_a_pattern_on_unverified_facts_says_no_certain_word(status: str) -> None:
    key = {"groups": {"key_creak": {"status": status}}}
    found = "\n".join(faults_of(wrist(**key)))
    assert f"conditions creaky_wrist: rests on `key_creak{UNVERIFIED}" in found
    whole = {"conditions": {"creaky_wrist": {"status": status}}}
    assert f"rests on `creaky_wrist{UNVERIFIED}" in "\n".join(faults_of(wrist(**whole)))
    weak = pattern(highest="possible", closers="never", note="Nobody verified it.")
    assert faults_of(wrist(**weak, **key)) == []
    for half in (pattern(highest="possible", note="N"), pattern(closers="never")):
        assert UNVERIFIED in "\n".join(faults_of(wrist(**half, **key)))


def test_an_unverified_support_may_stand_beside_a_verified_group_that_is_needed() -> None:
    support = PATTERN["supports"][0]
    change = {"groups": {support: {"status": "M", "pro": {"coded": "wrist_turn_angle", "is": "stuck"}, "con": None}}}
    assert f"rests on `{support}{UNVERIFIED}" in "\n".join(faults_of(wrist(**change)))
    assert faults_of(wrist(**change, **pattern(fits_well_needs=["key_creak"]))) == []
    assert faults_of(wrist(**change, **pattern(supports_at_least=0))) == []


def test_a_pattern_that_never_fits_well_says_why() -> None:
    assert "never fits well; say why in `note`" in "\n".join(faults_of(wrist(**pattern(highest="possible"))))


def test_groups_that_read_each_other_in_a_circle_are_named() -> None:
    edition = wrist(
        groups={"key_creak": {"pro": {"group": "poor_bounce"}}, "poor_bounce": {"pro": {"group": "key_creak"}}}
    )
    assert [fault for fault in faults_of(edition) if "reads itself" in fault] == [
        "groups key_creak: reads itself; break the circle of groups",
        "groups poor_bounce: reads itself; break the circle of groups",
    ]


TRIED: dict[str, Any] = {"not_obtained": "grip_bounce"}


@pytest.mark.parametrize(
    "changes",
    [
        {"groups": {"key_creak": {"pro": TRIED}}},
        {"gates": {"blue_hand": {"tiers": [{"tier": "now", "when": TRIED}]}}},
        {"advice": {"draw_the_creaky_wrist": {"unless": TRIED}}},
        {"safety_gates": {"kettle_put_down": {"clear_when": TRIED}}},
        {"pathway": {"leave_it_alone": {"when": TRIED}}},
    ],
)
def test_what_was_tried_in_vain_is_no_finding(changes: dict[str, Any]) -> None:
    assert "may stand in the `when` of a test only" in "\n".join(faults_of(wrist(**changes)))


def test_a_test_may_be_wanted_because_something_was_tried_in_vain() -> None:
    assert faults_of(wrist(advice={"draw_the_creaky_wrist": {"when": TRIED, "cases": CASES}})) == []


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"safety_gates": {"kettle_put_down": {"yields_to": ["x"]}}}, "names the gate `x`"),
        ({"safety_gates": {"kettle_put_down": {"applies_when": {"group": "x"}}}}, "applies when: `x` is no group"),
        ({"advice": {"draw_the_creaky_wrist": {"profile_text": "x"}}}, "names the profile text `x`"),
        ({"advice": {"draw_the_creaky_wrist": {"shows": ["x"]}}}, "names the item `x`"),
        ({"pathway": {"leave_it_alone": {"profile_text": "x"}}}, "names the profile text `x`"),
        (
            {"pathway": {"leave_it_alone": {"held_by_words": [{"conditions": ["x"], "word": ["possible"]}]}}},
            "names the condition `x`",
        ),
        ({"profile_texts": {"who_draws": {"gates": ["x"]}}}, "names the gate `x`"),
        ({"short_exams": {"hand_in_a_hurry": {"gates": ["x"]}}}, "names the gate `x`"),
        ({"short_exams": {"hand_in_a_hurry": {"examine": ["x"]}}}, "names the item `x`"),
        ({"short_exams": {"hand_in_a_hurry": {"ask": ["x"]}}}, "names the item `x`"),
        (
            {"investigations": {"wrist_picture": {"request": [{"says": "S", "when": {"group": "x"}}]}}},
            "request: `x` is no group",
        ),
    ],
)
def test_what_tests_and_steps_name_must_exist(changes: dict[str, Any], what: str) -> None:
    assert what in "\n".join(faults_of(wrist(**changes)))


def test_every_formula_of_the_edition_is_walked() -> None:
    kinds = {formula.kind for formula in formulas(wrist())}
    rules = {"groups", "conditions", "gates", "contradictions", "scope", "scores", "worsening", "safety_gates"}
    assert kinds == {*rules, "readers"}

"""A condition names what exists, on a side that makes sense, with values that can come true."""

from __future__ import annotations

from typing import Any

import pytest

from tests.knowledge.packs import RULE, faults_of, read, wrist, wrist_with

TURN = {
    "id": "turn_ratio",
    "label": "Turn ratio",
    "side": "left_right",
    "locked": "Not verified",
    "formula": "One over the other",
    "inputs": ["wrist_turn_angle"],
    "sources": ["W1"],
    "status": "M",
}


def faults(condition: dict[str, Any], *, sided: bool = False) -> list[str]:
    """What is wrong with it as the formula of a contradiction, judged once or for each side."""
    pair = {
        "id": "pair",
        "side": "each" if sided else "none",
        "items": ["grip_bounce"],
        "meaning": "M",
        "ask": "A",
        **RULE,
        "when": condition,
    }
    return [
        fault.removeprefix("contradictions pair: when: ") for fault in faults_of(wrist_with("contradictions", pair))
    ]


@pytest.mark.parametrize(
    ("condition", "what"),
    [
        ({"finding": "grip_bouncy", "is": "no_bounce"}, "`grip_bouncy` is no item; did you mean `grip_bounce`?"),
        ({"finding": "grip_bounce", "is": "low_bounce"}, "`low_bounce` is no value of `grip_bounce`"),
        ({"finding": "grip_bounce", "in": ["no_bounce", "gone"]}, "`gone` is no value of `grip_bounce`"),
        ({"finding": "turning_a_key", "is": "cannot_tell"}, "settles nothing, so that this can never hold"),
        ({"finding": "wrist_turn_angle", "is": "stuck"}, "is a measure and has no values"),
        ({"finding": "own_words_of_creaking", "is": "x"}, "is a text and has no values"),
        ({"finding": "blue_fingers", "is": "yes", "side": "both"}, "`blue_fingers` has no side"),
        ({"finding": "grip_bounce", "is": "no_bounce", "side": "same"}, "needs a rule that is judged for each side"),
        ({"finding": "grip_bounce", "is": "no_bounce", "side": "other"}, "needs a rule that is judged for each side"),
        ({"measure": "grip_bounce", "between": [0, 1]}, "`grip_bounce` is a grade and no number"),
        ({"measure": "angle", "between": [0, 1]}, "`angle` is no item"),
        ({"measure": "wrist_turn_angle", "between": [200, 300]}, "never lies between 200 and 300"),
        ({"coded": "wrist_turn_angle", "is": "loose"}, "`loose` is no coded result of `wrist_turn_angle`"),
        ({"coded": "wrist_turns", "is": "stuck"}, "`wrist_turns` is no item"),
        ({"age": {}}, "an age needs a limit"),
        ({"since": "turning_a_key", "within_days": 3}, "needs an unsided date"),
        ({"changed": "turning_a_key"}, "has no order"),
        ({"changed": "wrist_turn_angle", "by_whole_grade": 1}, "has no grades"),
        ({"changed": "nothing"}, "`nothing` is no item"),
        ({"score": "any_score", "at_least": 1}, "`any_score` is no score"),
        ({"score": "grandmothers_list", "at_least": 1}, "`grandmothers_list` is not computed and never known"),
        ({"group": "key_cracks"}, "`key_cracks` is no group"),
        ({"group": "key_creak", "side": "either"}, "the group `key_creak` has no side"),
        ({"group": "poor_bounce", "side": "other"}, "needs a rule that is judged for each side"),
        ({"recorded": "grip_bounce"}, "may stand in a look list only"),
        ({"at_least": 2, "of": [{"age": {"above": 1}}]}, "at least 2 of 1 can never hold"),
    ],
)
def test_what_can_never_be_judged_is_named_wherever_it_is_nested(condition: dict[str, Any], what: str) -> None:
    for nested in (condition, {"any": [{"age": {"above": 1}}, {"not": condition}]}):
        (found,) = faults(nested)
        assert what in found


@pytest.mark.parametrize(
    "condition",
    [
        {"finding": "grip_bounce", "is": "no_bounce"},
        {"finding": "grip_bounce", "is": "no_bounce", "side": "other"},
        {"group": "poor_bounce", "side": "same"},
        {"changed": "wrist_turn_angle", "side": "same"},
        {"changed": "grip_bounce", "by_whole_grade": 1},
        {"coded": "wrist_turn_angle", "is": "stuck", "side": "both"},
        {"since": "creaking_since", "within_days": 14},
        {"measure": "wrist_turn_angle", "between": [100, 9999]},
    ],
)
def test_a_rule_for_each_side_may_speak_of_the_same_and_the_other(condition: dict[str, Any]) -> None:
    assert faults(condition, sided=True) == []


def test_a_group_that_never_speaks_against_cannot_be_asked_to() -> None:
    edition = wrist(
        groups={"key_creak": {"con": None}}, worsening={"bounce_fell": {"when": {"group": "key_creak", "is": "con"}}}
    )
    assert "worsening bounce_fell: when: the group `key_creak` has no con" in faults_of(edition)[0]


def test_a_computed_quantity_is_read_as_a_number_and_never_while_locked() -> None:
    def found(condition: dict[str, Any]) -> str:
        data = wrist_with("derived", TURN).model_dump(mode="json", by_alias=True)
        data["worsening"][0]["when"] = condition
        return faults_of(read(data))[0]

    assert "`turn_ratio` is locked and never known" in found({"measure": "turn_ratio", "between": [0, 1]})
    assert "`turn_ratio` is computed; read it with `measure`" in found({"finding": "turn_ratio", "is": "low"})


def test_a_row_may_open_on_an_answer_that_settles_nothing() -> None:
    when = {"finding": "turning_a_key", "is": "cannot_tell"}
    changes = {"own_words_of_creaking": {"show": "when", "when": when}}
    assert faults_of(wrist(items=changes, header={"wrist": {"complaints": []}})) == []

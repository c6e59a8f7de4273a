"""What a pack draws over the visits can be drawn."""

from __future__ import annotations

from typing import Any

import pytest

from tests.knowledge.packs import faults_of, wrist

SPOTS = [{"from": 0, "to": 1}, {"from": 1, "to": 2}, {"from": 2, "to": 4}, {"from": 4}]


def with_charts(*charts: dict[str, Any]) -> list[str]:
    return faults_of(wrist(header={"wrist": {"charts": list(charts)}}))


def nothing(**changes: object) -> dict[str, Any]:
    came = {"item": "turning_a_key", "values": ["stays_silent"], "at": 180, "label": "Silent"}
    return {"shows": "wrist_turn_angle", "nothing_came": came | changes}


@pytest.mark.parametrize(
    ("chart", "what"),
    [
        ({"shows": "wrist_turn_angel"}, "names the item of charts `wrist_turn_angel`"),
        ({"shows": "turning_a_key"}, "draws `turning_a_key`, which is neither ordered nor measured"),
        ({"shows": "own_words_of_creaking"}, "draws `own_words_of_creaking`, which is neither ordered nor measured"),
        (nothing(item="turning_a_lock"), "names the item of nothing_came `turning_a_lock`"),
        (nothing(values=["silent"]), "names the value of nothing_came `silent`"),
        (nothing(at=181), "lets `wrist_turn_angle` end at 181, where nothing can be measured"),
        (nothing() | {"shows": "grip_bounce"}, "lets `grip_bounce` end at 180, where nothing can be measured"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_named(chart: dict[str, Any], what: str) -> None:
    assert any(what in fault for fault in with_charts(chart))


def test_one_thing_is_drawn_once_and_what_can_be_drawn_is_no_fault() -> None:
    assert with_charts(nothing(), {"shows": "grip_bounce"}) == []
    assert any("draws `grip_bounce` 2 times" in fault for fault in with_charts(*[{"shows": "grip_bounce"}] * 2))


def bounces(*intervals: dict[str, Any] | None, unit: str | None = "m") -> list[str]:
    item = wrist().item["grip_bounce"]
    values = [
        {"id": answer.id, "key": answer.key, "label": answer.label, "interval": interval}
        for answer, interval in zip(item.values, intervals, strict=True)
    ]
    return faults_of(wrist(items={"grip_bounce": {"values": values, "unit": unit}}))


def test_intervals_follow_each_other_and_every_answer_has_one() -> None:
    assert bounces(*SPOTS) == []
    assert any("needs one for each answer" in fault for fault in bounces(*SPOTS[:3], None))
    assert any("needs one for each answer" in fault for fault in bounces(*SPOTS, unit=None))
    assert any("without hole or overlap" in fault for fault in bounces(*SPOTS[:2], {"from": 3, "to": 4}, SPOTS[3]))
    assert any("lower limit first" in fault for fault in bounces(*SPOTS[:2], {"from": 2, "to": 2}, SPOTS[3]))

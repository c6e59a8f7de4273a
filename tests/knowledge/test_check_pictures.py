"""Every drawing is used, and every answer and arc that names one finds it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.knowledge.packs import faults_of, loaded, read, wrist

ARC: dict[str, Any] = {"picture": "flat_arm", "pivot": [60, 60], "limb": 40, "jump": 10}


def with_arc(item: str = "wrist_turn_angle", **changes: Any) -> list[str]:  # noqa: ANN401  any field
    return faults_of(wrist(items={item: {"arc": {**ARC, **changes}}}))


def with_pictures(*pictures: dict[str, Any]) -> list[str]:
    data = loaded().edition.model_dump(mode="json", by_alias=True)
    data["pictures"] += pictures
    return faults_of(read(data))


def test_the_pack_as_it_stands_has_no_fault() -> None:
    assert with_pictures() == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"picture": "flat_leg"}, "names the picture `flat_leg`"),
        ({"jump": 7}, "has an arc whose jump is no multiple of its step"),
        ({"counts": [0, 45]}, "exactly if it has words for it"),
        ({"counts_label": "Counts"}, "exactly if it has words for it"),
        ({"counts": [0, 200], "counts_label": "Counts"}, "a counting stretch of its arc outside its range"),
        ({"counts": [45, 0], "counts_label": "Counts"}, "a counting stretch of its arc outside its range"),
    ],
)
def test_an_arc_that_cannot_be_drawn_is_named(changes: dict[str, Any], said: str) -> None:
    assert said in "\n".join(with_arc(**changes))


def test_an_arc_needs_degrees_on_two_sides_and_not_more_than_half_a_circle() -> None:
    assert "must be a sided measure in degrees" in "\n".join(with_arc("grip_bounce"))
    beyond = wrist(items={"wrist_turn_angle": {"arc": ARC, "range": [0, 270]}})
    assert "needs a range within 0 to 180" in "\n".join(faults_of(beyond))


def test_an_answer_names_a_drawing_there_is_and_has_the_room_for_it() -> None:
    values = [
        {"id": "one", "key": "1", "label": "One", "picture": "nowhere"},
        {"id": "two", "key": "2", "label": "Two"},
    ]
    faults = "\n".join(faults_of(wrist(items={"grip_bounce": {"values": values}})))
    assert "names the picture `nowhere`" in faults
    assert "has no room for pictures" in faults


def test_a_drawing_that_nothing_shows_or_that_is_empty_is_named() -> None:
    faults = "\n".join(with_pictures({"id": "a_dot", "size": [4, 4]}))
    assert "is drawn and nothing shows it" in faults
    assert "is empty" in faults

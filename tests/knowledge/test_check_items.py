"""An item can be asked, typed, filled and banded as it declares."""

from __future__ import annotations

from typing import Any

import pytest

from examassist.knowledge.follow_up import FOR_DECIDING, always_asked, values
from tests.knowledge.packs import faults_of, wrist, wrist_with


def item_faults(name: str, **changes: Any) -> list[str]:  # noqa: ANN401  any field
    return faults_of(wrist(items={name: changes}))


@pytest.mark.parametrize(
    ("name", "changes", "what"),
    [
        ("lifts_a_kettle", {"id": "age"}, "items age: has the name of something that is known of the patient"),
        ("lifts_a_kettle", {"id": "sex"}, "items sex: has the name of something that is known of the patient"),
        ("grip_bounce", {"section": "nowhere"}, "names the section `nowhere`"),
        ("grip_bounce", {"not_if": ["blue_hands"]}, "names the gate `blue_hands`"),
        ("grip_bounce", {"roots": ["c9"]}, "names the nerve root `c9`"),
        ("grip_bounce", {"show": "when"}, "shown `when` exactly if it says when"),
        ("thumb_bounce", {"show": "always"}, "shown `when` exactly if it says when"),
        ("thumb_bounce", {"when": {"finding": "grip_bounce", "is": "none"}}, "when: `none` is no value"),
        ("grip_bounce", {"ordered": False}, "is a grade and needs an ordered scale"),
        ("grip_bounce", {"values": []}, "is a grade and needs values"),
        ("grip_bounce", {"range": [0, 3]}, "is no measure and may have no range"),
        ("grip_bounce", {"normal": ["good"]}, "names the value `good`"),
        ("grip_bounce", {"neutral": ["good_bounce"]}, "calls `good_bounce` normal and also neutral"),
        ("grip_bounce", {"normal": {"at_least": 2}}, "is no measure; its normal is a list"),
        ("grip_bounce", {"fills": "great_bounce"}, "names the value `great_bounce`"),
        ("grip_bounce", {"fills": None}, "needs the value that is filled in"),
        ("grip_bounce", {"fills": "wild_bounce"}, "is filled with `wild_bounce`, which it does not call normal"),
        ("grip_bounce", {"safety": True}, "is a safety item and must be `bulk: never`"),
        ("thumb_bounce", {"at_once": True}, "is wanted at once and must be opened by one single answer"),
        ("grip_bounce", {"at_once": True}, "is wanted at once and must be opened by one single answer"),
        ("grip_bounce", {"fills_unless": {"finding": "grip_bounce", "is": "none"}}, "fills_unless: `none` is no value"),
        (
            "wrist_turn_angle",
            {"fills_unless": {"finding": "lifts_a_kettle", "is": "no"}},
            "is never filled with the rest and may not say when it is left out",
        ),
        ("grip_bounce", {"precision": ["day"]}, "is no date and may have no precision"),
        ("wrist_turn_angle", {"unit": None}, "needs unit, range and step"),
        ("wrist_turn_angle", {"range": [180, 0]}, "needs a range with the lower limit first"),
        ("wrist_turn_angle", {"range": [1, 180]}, "needs a range that begins and ends on its step"),
        ("wrist_turn_angle", {"step": -5}, "needs a range that begins and ends on its step"),
        ("wrist_turn_angle", {"normal": {}}, "needs a limit in its normal"),
        ("wrist_turn_angle", {"settles_nothing": ["gone"]}, "names the value `gone`"),
        ("lifts_a_kettle", {"kind": "yes_no_unsure"}, "its values must begin with yes, no, unsure"),
        ("blue_fingers", {"onset": "nowhere"}, "names the item `nowhere`"),
        ("blue_fingers", {"onset": "turning_a_key"}, "must be `part_of: blue_fingers`"),
        ("blue_fingers_onset", {"part_of": "nowhere"}, "names the item `nowhere`"),
        ("blue_fingers", {"ask_or_do": "Is the {side} hand blue?"}, "which nothing fills"),
        ("grip_bounce", {"ask_or_do": "Drop it from the {sides}."}, "which nothing fills"),
        ("grip_bounce", {"ask_or_do": "Drop it from the {side."}, "cannot be filled"),
    ],
)
def test_an_item_that_contradicts_itself_is_named(name: str, changes: dict[str, Any], what: str) -> None:
    assert what in "\n".join(item_faults(name, **changes))


def test_answers_are_told_apart_by_id_key_and_label() -> None:
    values = [
        {"id": "yes", "key": "Y", "label": "Yes"},
        {"id": "no", "key": "y", "label": "YES"},
        {"id": "no", "label": "No"},
    ]
    assert item_faults("lifts_a_kettle", values=values) == [
        "items lifts_a_kettle: has the value `no` 2 times; tell them apart",
        "items lifts_a_kettle: has the key `y` 2 times; tell them apart",
        "items lifts_a_kettle: has the label `yes` 2 times; tell them apart",
    ]


def test_only_a_list_has_an_answer_that_excludes_the_others() -> None:
    values = [{"id": "yes", "label": "Yes", "exclusive": True}, {"id": "no", "label": "No"}]
    assert "which only a list can have" in item_faults("lifts_a_kettle", values=values)[0]


def test_a_group_item_and_its_parts_know_each_other() -> None:
    parts = {"parts": {"item": "creaking_spots", "count": 2}}
    found = "\n".join(item_faults("blue_fingers", **parts))
    assert "creaking_spots: belongs to `blue_fingers` and must be `part_of: blue_fingers`" in found
    assert "blue_fingers: says 2 parts, but `creaking_spots` lists 3" in found
    found = "\n".join(item_faults("blue_fingers", parts={"item": "turning_a_key", "count": 4}))
    assert "turning_a_key: lists the parts of `blue_fingers` and must be a multi" in found


def test_a_scale_names_only_its_own_values() -> None:
    assert "scales bounce_0_3: names the value `good`" in faults_of(wrist(scales={"bounce_0_3": {"fills": "good"}}))[0]


def test_a_section_belongs_to_a_step_there_is() -> None:
    assert "names the step `7`" in faults_of(wrist(sections={"bench_tests": {"step": 7}}))[0]


def test_the_onset_of_the_complaint_is_an_unsided_date() -> None:
    for name in ("turning_a_key", "nowhere"):
        found = faults_of(wrist(header={"wrist": {"onset_item": name}}))
        assert found == ["header wrist: needs an unsided date as its onset_item"]


def test_a_complaint_opens_rows_that_are_shown_on_request() -> None:
    for name in ("turning_a_key", "nowhere"):  # the first is asked of everyone anyway
        complaint = {"id": "creaks", "label": "It creaks", "opens": [name]}
        found = faults_of(wrist(header={"wrist": {"complaints": [complaint]}}))
        assert len(found) == 1
        assert f"`{name}`" in found[0]


def derived_faults(*bands: dict[str, Any], **changes: Any) -> list[str]:  # noqa: ANN401  any field
    whole: dict[str, Any] = {
        "id": "turn_ratio",
        "label": "Turn ratio",
        "side": "left_right",
        "calculation": "side_excess",
        "formula": "This side less the other",
        "inputs": ["wrist_turn_angle"],
        "bands": bands,
        "sources": ["W1"],
        "status": "V",
    }
    return faults_of(wrist_with("derived", whole | changes))


LOW = {"id": "low", "from": -180, "to": 0.9}
HIGH = {"id": "high", "from": 0.91, "to": 180}


def test_bands_that_close_have_no_fault() -> None:
    assert derived_faults(HIGH, LOW, {"id": "not_measurable"}) == []
    assert derived_faults(LOW, {"id": "high", "from": 0.91}) == []


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"from": -179}, "can be -180, below its first band `low`; begin it at -180 or less"),
        ({"from": 0.5}, "can be -180, below its first band `low`; begin it at -180 or less"),
    ],
)
def test_the_first_band_begins_where_the_result_can_begin(changes: dict[str, Any], what: str) -> None:
    assert derived_faults(LOW | changes, HIGH) == [f"derived turn_ratio: {what}"]
    assert derived_faults(LOW | changes) != []


def test_the_last_band_ends_where_the_result_can_end() -> None:
    what = "derived turn_ratio: can be 180, above its last band `high`; end it at 180 or more"
    assert derived_faults(LOW, HIGH | {"to": 179.99}) == [what]
    assert derived_faults(LOW) == [what.replace("high", "low")]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"calculation": "side_excesss"}, "names the calculation `side_excesss`, which is not there"),
        ({"inputs": []}, "has 0 inputs, and `side_excess` reads 1"),
        ({"inputs": ["wrist_turn_angle"] * 2}, "has 2 inputs, and `side_excess` reads 1"),
        ({"calculation": "ankle_ratio"}, "has 1 inputs, and `ankle_ratio` reads 2 or more"),
        ({"inputs": ["turn_ratio"]}, "names the input `turn_ratio`, which is not there"),
        ({"inputs": ["grip_bounce"]}, "reads `grip_bounce`, which must be a measure that is left and right"),
        ({"inputs": ["creaking_since"]}, "reads `creaking_since`, which must be a measure that is left and right"),
        ({"side": "unsided"}, "is computed for each side by `side_excess`; write `side: left_right`"),
        (
            {"calculation": "reported_index_fall", "inputs": ["wrist_turn_angle"] * 3},
            "reads `wrist_turn_angle`, which must be a measure that is unsided",
        ),
    ],
)
def test_a_calculation_is_one_there_is_and_reads_what_it_can(changes: dict[str, Any], what: str) -> None:
    (found,) = derived_faults(LOW, HIGH, **changes)
    assert found.startswith(f"derived turn_ratio: {what}")


def test_bands_with_a_hole_or_an_overlap_are_named_with_the_limit_that_closes_them() -> None:
    assert derived_faults(LOW, HIGH | {"from": 0.95}) == [
        "derived turn_ratio: has a hole between its bands `low` and `high`; begin `high` at 0.91"
    ]
    assert "an overlap" in derived_faults(LOW, HIGH | {"from": 0.9})[0]
    assert "a hole" in derived_faults(LOW, HIGH, places=3)[0]


def test_bands_need_limits_in_order_and_an_end_before_the_next() -> None:
    assert "limits in order" in derived_faults(LOW | {"to": -181})[0]
    assert "limits in order" in derived_faults({"id": "low", "to": 1})[0]
    assert "without an end before `high`" in derived_faults({"id": "low", "from": -180}, HIGH)[0]
    assert "needs bands" in derived_faults()[0]
    assert "has the band `low` 2 times" in "\n".join(derived_faults(LOW, LOW))


def test_a_quantity_is_computed_or_locked_and_never_computed_from_memory() -> None:
    assert "exactly one of calculation and locked" in derived_faults(LOW, locked="Not verified")[0]
    assert "has status M and may not be computed" in derived_faults(LOW, status="M")[0]
    assert derived_faults(LOW, HIGH | {"from": 3}, calculation=None, locked="Not verified", status="M") == []


def test_its_inputs_exist() -> None:
    assert "names the input `wrist_turn`" in derived_faults(LOW, inputs=["wrist_turn"])[0]


def test_a_follow_up_asks_rows_that_there_are_and_no_more_than_one_visit_may(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "`nowhere`" in faults_of(wrist(header={"wrist": {"follow_up": ["nowhere"]}}))[0]
    assert faults_of(wrist()) == []
    asked = values(always_asked(wrist()), wrist())
    monkeypatch.setattr("examassist.knowledge.follow_up.LIMIT", asked + FOR_DECIDING - 1)
    assert faults_of(wrist()) == ["header wrist: asks more at each follow-up than one visit may; shorten follow_up"]

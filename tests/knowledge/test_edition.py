"""An edition finds everything by its id and says honestly whether a clinician has reviewed it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from examassist.domain.finding import FindingKey
from tests.knowledge.packs import wrist, wrist_with


def test_everything_is_found_by_its_id() -> None:
    edition = wrist()
    assert edition.item["grip_bounce"].section == "bench_tests"
    assert edition.group["key_creak"].condition in edition.condition
    assert edition.gate["blue_hand"].tests[0].investigation in edition.investigation
    assert edition.safety_gate["kettle_put_down"].ref == "WS1"
    assert edition.step_of_care["leave_it_alone"].arm == "care"
    assert edition.source["W1"].year == 2020
    assert edition.section["opening_questions"].step == 1
    assert edition.derived_by_id == {}


def test_a_sided_item_has_a_right_and_a_left_cell_in_this_order() -> None:
    edition = wrist()
    assert [str(key) for key in edition.keys_of(edition.item["grip_bounce"])] == [
        "grip_bounce.right",
        "grip_bounce.left",
    ]
    assert edition.keys_of(edition.item["blue_fingers"]) == (FindingKey("blue_fingers"),)


def test_items_and_derived_quantities_know_whether_they_have_a_side() -> None:
    derived = {
        "id": "turn_ratio",
        "label": "Turn ratio",
        "side": "left_right",
        "locked": "Invented",
        "formula": "None",
        "inputs": [],
        "sources": ["W1"],
        "status": "M",
    }
    edition = wrist_with("derived", derived)
    assert [edition.is_sided(name) for name in ("grip_bounce", "turn_ratio", "blue_fingers", "unknown")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_step_shows_its_items_section_by_section() -> None:
    assert [item.id for item in wrist().items_of_step(2)][:2] == ["grip_bounce", "thumb_bounce"]
    assert wrist().items_of_step(9) == ()


def test_it_is_not_reviewed_until_a_clinician_is_named() -> None:
    assert not wrist().reviewed
    assert wrist(header={"wrist": {"reviewed_by": ["A. Clinician"]}}).reviewed


def test_the_digest_is_printed_by_its_first_eight_characters() -> None:
    assert wrist().short_digest == wrist().digest[:8]


def test_an_edition_never_changes() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        wrist().digest = "other"  # type: ignore[misc]  # that is what must not work

"""Every further key of an item is free and leads to something that can be recorded."""

from __future__ import annotations

from typing import Any

import pytest

from tests.knowledge.packs import faults_of, wrist

GLOVE = {"key": "V", "label": "With glove", "qualifier": "with_glove"}


def with_letter(at: str = "grip_bounce", **changes: Any) -> str:  # noqa: ANN401  any field
    letter = {name: value for name, value in {**GLOVE, **changes}.items() if value is not None}
    return "\n".join(faults_of(wrist(items={at: {"letters": [letter]}})))


def test_a_letter_that_fits_has_no_fault() -> None:
    assert with_letter() == ""
    assert with_letter(value="no_bounce") == ""
    assert with_letter(qualifier=None, item="thumb_bounce", value="wild_bounce") == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"key": "A"}, "has the letter `A`, which means something else"),
        ({"item": "thumb_bounce"}, "needs exactly one of qualifier and item"),
        ({"qualifier": None}, "needs exactly one of qualifier and item"),
        ({"qualifier": "with_mitten"}, "names the qualifier `with_mitten`"),
        ({"value": "great_bounce"}, "names the value `great_bounce`"),
        ({"qualifier": None, "item": "nowhere"}, "names the item `nowhere`"),
        ({"qualifier": None, "item": "turning_a_key"}, "which has not the same sides"),
        ({"qualifier": None, "item": "grip_bounce"}, "which has not the same sides"),
        ({"qualifier": None, "item": "thumb_bounce", "value": "great_bounce"}, "names the value `great_bounce`"),
        ({"qualifier": None, "item": "creaking_spots", "value": "no_spot"}, "answers `creaking_spots` with one letter"),
    ],
)
def test_a_letter_that_leads_nowhere_is_named(changes: dict[str, Any], said: str) -> None:
    assert said in with_letter(**changes)


def test_a_box_to_type_into_has_no_letters() -> None:
    assert "is a measure and may have no letters" in with_letter("wrist_turn_angle")


def test_no_letter_is_the_key_of_an_answer() -> None:
    values = [{"id": "one", "key": "v", "label": "One"}, {"id": "two", "key": "2", "label": "Two"}]
    faults = "\n".join(faults_of(wrist(items={"grip_bounce": {"values": values, "letters": [GLOVE]}})))
    assert "has the letter `V`, which means something else" in faults

"""How a value looks."""

from __future__ import annotations

from examassist.ui.answers.tone import shown_tone
from tests.ui.exam_room import leg_pain


def test_a_value_looks_as_its_item_says() -> None:
    pulse = leg_pain().item["femoral_pulse"]
    assert (shown_tone(pulse, "normal"), shown_tone(pulse, "absent")) == ("normal", "abnormal")


def test_a_named_part_of_a_yes_is_never_calm_and_none_of_them_is() -> None:
    parts = leg_pain().item["threatened_leg_kind"]
    assert shown_tone(parts, (parts.values[0].id,)) == "abnormal"
    assert shown_tone(parts, ()) != "abnormal"

"""Half a grade up or down."""

from __future__ import annotations

import pytest

from examassist.ui.half_grade import with_half
from tests.ui.exam_room import leg_pain

pytestmark = pytest.mark.needs_qt

STRENGTH = "ankle_dorsiflexion_strength"


@pytest.mark.parametrize(
    ("value", "sign", "result"),
    [
        ("moderate_resistance", "+", "strong_resistance"),
        ("moderate_resistance", "-", "slight_resistance"),
        ("slight_resistance", "+", "moderate_resistance"),
        ("strong_resistance", "-", "moderate_resistance"),
        ("full", "+", None),
        (None, "+", None),
    ],
)
def test_the_scale_says_which_half_grades_there_are(value: str | None, sign: str, result: str | None) -> None:
    assert with_half(leg_pain().item[STRENGTH], value, sign) == result


def test_a_scale_without_half_grades_has_none() -> None:
    assert with_half(leg_pain().item["femoral_pulse"], "weak", "+") is None

"""How the words of a scale fit."""

from __future__ import annotations

import pytest

from examassist.ui.answers.words import fit, is_full, legend, says_its_key, short_word
from tests.ui.exam_room import leg_pain

pytestmark = pytest.mark.needs_qt


def values(item: str) -> tuple:  # type: ignore[type-arg]  # of answers
    """The answers of an item."""
    return leg_pain().item[item].values


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("room", [120, 200, 260, 320, 600])
@pytest.mark.parametrize("item", ["femoral_pulse", "knee_reflex", "straight_leg_raise_response", "heel_walk"])
def test_the_fullest_writing_that_fits_is_used(item: str, room: int) -> None:
    words = fit(values(item), room)
    assert words.width <= max(room, 33 * len(words.texts))
    assert len(words.texts) == len(words.widths) == len(values(item))
    assert is_full(values(item), room) is (words.style != "key")


@pytest.mark.usefixtures("qapp")
def test_with_room_each_word_stands_beside_its_key() -> None:
    assert fit(values("femoral_pulse"), 900).style == "beside"
    assert not fit(values("femoral_pulse"), 900).need_legend
    assert fit(values("femoral_pulse"), 60).need_legend


def test_the_legend_says_what_each_key_means() -> None:
    assert legend(values("femoral_pulse")) == "0 Absent · 1 Weak · 2 Normal · 3 Bounding"
    assert legend(values("l4_light_touch")).startswith("0 none · 1 less · 2 normal (as on the cheek)")
    assert legend(values("ankle_dorsiflexion_strength")) == ""


def test_a_word_goes_without_its_key_and_without_remarks() -> None:
    assert [short_word(answer) for answer in values("l4_light_touch")] == ["none", "less", "normal", "too strong"]


def test_a_grade_that_is_a_number_says_its_key() -> None:
    assert all(says_its_key(answer) for answer in values("ankle_dorsiflexion_strength"))
    assert not any(says_its_key(answer) for answer in values("femoral_pulse"))

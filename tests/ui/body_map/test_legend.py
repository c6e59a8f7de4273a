from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.body_map.legend import LOW, Brush, Meaning, brush_text
from tests.ui.exam_room import dressed, leg_pain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_value_is_named_by_its_key_and_its_word() -> None:
    values = leg_pain().item["l5_light_touch"].values
    assert [brush_text(answer) for answer in values] == ["0 none", "1 less", "2 normal", "H too strong"]


def test_what_can_be_pressed_is_high_enough_and_says_what_it_does(qtbot: QtBot) -> None:
    dressed()
    brush = Brush("reduced", "1 less", "lines", "abnormal")
    qtbot.addWidget(brush)
    assert brush.sizeHint().height() >= 32
    assert brush.accessibleName() == "Clicks record: 1 less"
    assert brush.isCheckable()


def test_choosing_does_not_change_the_width(qtbot: QtBot) -> None:
    dressed()
    brush = Brush("reduced", "1 less", "lines", "abnormal")
    qtbot.addWidget(brush)
    before = brush.sizeHint()
    brush.setChecked(True)
    assert brush.sizeHint() == before


def test_a_meaning_is_named_for_people_who_hear_the_screen(qtbot: QtBot) -> None:
    dressed()
    meaning = Meaning("blank", "blank")
    qtbot.addWidget(meaning)
    assert meaning.accessibleName() == "blank"
    assert meaning.sizeHint().height() == LOW

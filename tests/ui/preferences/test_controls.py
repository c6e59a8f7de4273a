from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from examassist.ui.preferences.controls import Folder, Line, Number, OneOf, Phones, YesNo
from tests.ui.exam_room import dressed, settle

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from examassist.ui.preferences.controls import Control


def test_a_choice_is_shown_and_a_click_tells_another(qtbot: QtBot) -> None:
    control = OneOf("Paper", (("a", "A4"), ("l", "Letter")))
    told = _shown(qtbot, control)
    control.show_value("a")
    assert told == []
    assert control.chips["a"].isChecked()
    QTest.mouseClick(control.chips["l"], Qt.MouseButton.LeftButton)
    assert told == ["l"]


def test_yes_and_no_are_both_in_sight(qtbot: QtBot) -> None:
    control = YesNo("Half grades")
    told = _shown(qtbot, control)
    control.show_value(False)
    assert control.chips[False].isChecked()
    QTest.mouseClick(control.chips[True], Qt.MouseButton.LeftButton)
    assert told == [True]


def test_a_number_stops_at_its_limits(qtbot: QtBot) -> None:
    control = Number("Minutes", range(1, 4), "{n} min")
    told = _shown(qtbot, control)
    control.show_value(3)
    assert control.shown.text() == "3 min"
    assert not control.more.isEnabled()
    QTest.mouseClick(control.less, Qt.MouseButton.LeftButton)
    assert told == [2]
    control.show_value(1)
    assert not control.less.isEnabled()


def test_a_number_between_two_steps_goes_to_the_nearer_step(qtbot: QtBot) -> None:
    control = Number("Size", (100, 125, 150), "{n} %")
    told = _shown(qtbot, control)
    control.show_value(130)
    control.more.click()
    control.less.click()
    assert told == [150, 125]


def test_a_line_is_told_when_it_is_left(qtbot: QtBot) -> None:
    control = Line("Clinic")
    told = _shown(qtbot, control)
    control.show_value("Old name")
    assert told == []
    control.line.setFocus()
    control.line.selectAll()
    QTest.keyClicks(control.line, "New name")
    QTest.keyClick(control.line, Qt.Key.Key_Return)
    assert told == ["New name"]


def test_phones_are_read_line_by_line_and_a_colon_in_a_name_is_no_mistake(qtbot: QtBot) -> None:
    control = Phones("Phones")
    told = _shown(qtbot, control)
    control.show_value((("Spine", "1"),))
    assert control.lines.toPlainText() == "Spine: 1"
    control.lines.setPlainText("Spine: night: 01 234\n\n Vascular : bleep 42")
    _leave(control)
    assert told == [(("Spine: night", "01 234"), ("Vascular", "bleep 42"))]


def test_a_line_without_a_number_is_said_and_nothing_is_kept(qtbot: QtBot) -> None:
    control = Phones("Phones")
    told = _shown(qtbot, control)
    said: list[str] = []
    control.refused.connect(said.append)
    for text in ("Spine", "Spine:", ": 12", "A: 1\nA: 2"):
        control.lines.setPlainText(text)
        _leave(control)
    assert told == []
    assert len(said) == 4


def _leave(control: Phones) -> None:
    control.lines.setFocus()
    settle()
    control.lines.clearFocus()
    settle()


def _shown(qtbot: QtBot, control: Control) -> list[object]:
    dressed()
    qtbot.addWidget(control)
    told: list[object] = []
    control.changed.connect(told.append)
    with qtbot.waitActive(control):
        control.show()
        control.activateWindow()
    return told


def test_a_folder_is_chosen_and_left_out_again(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    control = Folder("Exports")
    qtbot.addWidget(control)
    told: list[object] = []
    control.changed.connect(told.append)
    control.show_value(None)
    assert control.shown.text() == "Asked each time"
    assert not control.none.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_what: "")
    control.choose.click()
    assert told == [], "nothing was chosen"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_what: str(tmp_path))
    control.choose.click()
    control.show_value(tmp_path)
    assert control.shown.text() == str(tmp_path)
    control.none.click()
    assert told == [tmp_path, None]

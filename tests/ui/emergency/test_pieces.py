"""Buttons that only a click or their own key presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.ui.emergency.pieces import AlarmButton, line
from examassist.ui.pieces import WrappedText
from tests.ui.exam_room import dressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_space_and_enter_press_no_button(qtbot: QtBot) -> None:
    dressed()
    button = AlarmButton("Act", "Alt A")
    qtbot.addWidget(button)
    button.show()
    told: list[int] = []
    button.clicked.connect(lambda: told.append(1))
    for code in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select):
        QTest.keyClick(button, code)
    assert told == []
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [1]
    assert button.height() >= 32


def test_a_line_keeps_its_width_whatever_it_says(qtbot: QtBot) -> None:
    dressed()
    for mark in ("", "1"):
        made = line("<b>word</b> " * 30, 300, mark)
        qtbot.addWidget(made)
        assert made.width() == 300
        assert made.findChildren(WrappedText)[0].height() > 40

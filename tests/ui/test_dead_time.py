from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from examassist.ui.dead_time import DeadTime
from tests.ui.alarm import HandClock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_keys_count_again_after_it_and_a_held_key_only_when_pressed_anew(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.setFocus()
    clock = HandClock()
    dead_time = DeadTime(line, clock)

    def hold() -> None:
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
        QApplication.sendEvent(line, held)

    QTest.keyClicks(line, "a")
    dead_time.begin()
    QTest.keyClicks(line, "bc")
    clock.turn(0.69)
    QTest.keyClicks(line, "d")
    clock.turn(0.02)
    hold()
    assert line.text() == "a"
    QTest.keyClicks(line, "e")
    hold()
    assert line.text() == "ae ", "it is over: what is held now was pressed for this field"


def test_the_key_that_hides_everything_counts_at_once_and_ends_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.setFocus()
    hidden: list[str] = []
    QShortcut(QKeySequence("Ctrl+L"), window).activated.connect(lambda: hidden.append("hidden"))
    QShortcut(QKeySequence("Ctrl+B"), window).activated.connect(lambda: hidden.append("another"))
    DeadTime(line, HandClock()).begin()
    QTest.keyClick(line, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, "l")
    assert hidden == ["hidden"]
    assert not line.text()

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from examassist.ui.commands.note import LONGEST, NotePopover
from tests.ui.exam_room import dressed, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def a_note(qtbot: QtBot, text: str = "") -> tuple[NotePopover, list[tuple[str, str]]]:
    dressed()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    note = NotePopover(window, "place", "A row", text)
    told: list[tuple[str, str]] = []
    note.written.connect(lambda place, words: told.append((place, words)))
    note.open_beside(None, note.text)
    return note, told


def test_nothing_written_records_nothing(qtbot: QtBot) -> None:
    _note, told = a_note(qtbot)
    press("Enter")
    assert told == []


def test_what_stood_there_is_not_recorded_again(qtbot: QtBot) -> None:
    _note, told = a_note(qtbot, "as before")
    press("Esc")
    assert told == []


def test_shift_enter_is_a_new_line(qtbot: QtBot) -> None:
    note, told = a_note(qtbot)
    press("one")
    QTest.keyClick(note.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    press("two", "Enter")
    assert told == [("place", "one\ntwo")]


def test_a_text_longer_than_an_act_may_hold_is_cut_not_lost(qtbot: QtBot) -> None:
    note, told = a_note(qtbot)
    note.text.setPlainText("x" * (LONGEST + 5))
    press("Enter")
    assert told == [("place", "x" * LONGEST)]

"""The keys of an emergency on a keyboard that writes another script, and the pathway from menu and palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.screens import settle
from tests.ui.alarm import FIRST, Room
from tests.ui.exam_room import press

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def room(qtbot: QtBot, home: Path) -> Room:
    return Room(qtbot, home)


def strike_by_place(letter: str, scan: int, written: str) -> None:
    """Alt with the key at a letter's place, on a keyboard that writes another script."""
    target = QApplication.focusWidget()
    assert target is not None
    alt = Qt.KeyboardModifier.AltModifier
    event = QKeyEvent(QEvent.Type.KeyPress, ord(written), alt, scan, ord(letter), 0, written.lower())
    QApplication.sendEvent(target, event)
    settle()


def test_window_and_bar_answer_on_a_keyboard_of_another_script(room: Room) -> None:
    room.first()
    room.clock.turn()
    strike_by_place("A", 38, "\u0424")
    assert room.answers() == {FIRST: "acting"}
    assert not room.alarm.isVisible()
    room.at("saddle_or_sexual_change")
    strike_by_place("P", 33, "\u0417")
    assert room.watch.page is not None
    assert room.main.pages.currentWidget() is room.watch.page


def test_without_an_emergency_those_keys_do_nothing(room: Room) -> None:
    room.at("bladder_or_bowel_change")
    acts = len(room.model.acts)
    strike_by_place("P", 33, "\u0417")
    assert room.watch.page is None
    assert len(room.model.acts) == acts


def test_the_pathway_is_in_menu_and_palette_only_while_there_is_an_emergency(room: Room) -> None:
    entry = room.main.actions_.by_id["pathway"]
    assert not entry.isEnabled()
    room.first()
    room.clock.turn()
    room.strike("A")
    assert entry.isEnabled()
    room.main.actions_.by_id["palette"].trigger()
    press("pathway and calls", "Enter")
    settle()
    assert room.main.pages.currentWidget() is room.watch.page
    room.main._close_exam()
    assert not entry.isEnabled()

"""A field over the window keeps every key and click from what lies behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from examassist.domain.act import FlagAnswer
from examassist.ui.states.overlay import Overlay
from tests.ui.exam_room import found, press, settle
from tests.ui.looking import looking
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow


class Room:
    """An exam with a field over it."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        self.window: MainWindow = a_window(qtbot, home)
        self.screens = in_exam(self.window)
        self.screens.go_to_step(5)
        settle()
        self.before = QApplication.focusWidget()
        self.over = Overlay(self.window)
        self.over.add_heading("save").setText("Something is wrong")
        self.one, self.two = QPushButton("One"), QPushButton("Two")
        for button in (self.one, self.two):
            self.over.inside.addWidget(button)
        self.over.open_it()
        settle()


@pytest.fixture
def room(qtbot: QtBot, home: Path) -> Room:
    return Room(qtbot, home)


def test_no_key_reaches_the_exam_and_none_presses_a_button_by_habit(room: Room) -> None:
    acts = len(room.screens.model.acts)
    pressed: list[str] = []
    room.one.clicked.connect(lambda: pressed.append("one"))
    press("2", "a", "Space", "Enter", "Esc", "x", "Del")
    for code in (Qt.Key.Key_PageDown, Qt.Key.Key_5, Qt.Key.Key_N, Qt.Key.Key_Z):
        for held in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier):
            QTest.keyClick(room.over.heading, code, held)
    settle()
    assert len(room.screens.model.acts) == acts
    assert (room.screens.current, pressed, room.over.isVisible()) == (5, [], True)
    assert QApplication.focusWidget() is room.over.heading


def test_a_key_that_does_nothing_is_seen_to_do_nothing(room: Room) -> None:
    press("2")
    assert room.window.keys._lit


def test_tab_goes_round_the_buttons_and_a_click_behind_does_nothing(room: Room) -> None:
    seen: list[QWidget] = []
    for _turn in range(3):
        QTest.keyClick(seen[-1] if seen else room.over.heading, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
    assert seen == [room.one, room.two, room.one]
    at = room.window.rail.mapTo(room.window, room.window.rail.rect().center())
    child = room.window.childAt(at)
    assert child is room.over, "it lies over the rail too"
    QTest.mouseClick(child, Qt.MouseButton.LeftButton, pos=child.mapFrom(room.window, at))
    assert room.screens.current == 5


def test_what_takes_the_keys_behind_it_gives_them_back(room: Room) -> None:
    assert room.before is not None
    room.before.setFocus()
    settle()
    assert QApplication.focusWidget() is room.over.heading
    room.over.close_it()
    settle()
    assert QApplication.focusWidget() is room.before
    press("2")
    assert room.screens.model.encounter.findings


def test_it_leaves_the_banner_in_sight_and_goes_with_the_window(room: Room) -> None:
    for size in ((1366, 768), (1024, 700)):
        room.window.resize(*size)
        settle()
        assert (
            room.over.geometry().top()
            >= room.window.banner.mapTo(room.window, room.window.banner.rect().bottomLeft()).y()
        )
        assert room.over.rect().contains(room.over.card.geometry())
    with looking(zoom=200):
        settle()
        assert room.over.rect().contains(room.over.card.geometry())


def test_one_that_is_closed_while_everything_is_hidden_does_not_come_back(room: Room) -> None:
    room.window.privacy.hide_all()
    settle()
    assert not room.over.isVisible()
    room.over.close_it()
    room.window.privacy.uncover()
    settle()
    assert not room.over.isVisible()
    room.window.privacy.dead_time.end()
    press("2")
    assert room.screens.model.encounter.findings, "the keys are in the exam"


def test_one_that_is_still_open_comes_back_with_the_rest(room: Room) -> None:
    room.window.privacy.hide_all()
    room.window.privacy.uncover()
    settle()
    assert room.over.isVisible()
    assert QApplication.focusWidget() is room.over.heading


def test_two_do_not_fight_for_the_keys(room: Room) -> None:
    moves: list[object] = []
    application = QApplication.instance()
    assert isinstance(application, QApplication)

    def moved(_old: QWidget | None, now: QWidget | None) -> None:
        moves.append(now)
        if len(moves) > 20:
            room.over.close_it()  # else they go on until the stack ends

    application.focusChanged.connect(moved)
    other = Overlay(room.window)
    other.add_heading("save").setText("Another thing is wrong")
    other.open_it()
    settle()
    application.focusChanged.disconnect(moved)
    assert moves == [other.heading]
    other.close_it()
    settle()
    assert QApplication.focusWidget() is room.over.heading


def test_under_an_emergency_it_is_silent_and_speaks_when_it_is_seen(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    spoken: list[object] = []
    monkeypatch.setattr(
        "examassist.ui.states.overlay.QAccessible.updateAccessibility", lambda event: spoken.append(event.object())
    )
    assert window.screens is not None
    window.screens.model.record([found("bladder_or_bowel_change", "yes")])
    assert window.emergencies is not None
    window.emergencies.release()
    settle()
    alarm = window.emergencies.window
    assert alarm.isVisible()
    over = Overlay(window)
    over.add_heading("save").setText("Something is wrong")
    over.open_it()
    settle()
    assert over not in spoken, "what lies over it is what is to be heard"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert alarm.isAncestorOf(focused)
    window.privacy.hide_all()
    window.privacy.uncover()
    settle()
    assert over not in spoken
    window.emergencies.say([FlagAnswer(flag=flag, answer="acting") for flag in alarm.flags])
    settle()
    assert not alarm.isVisible()
    assert spoken.count(over) == 1
    assert QApplication.focusWidget() is over.heading
    assert window.keys.hints == over.keys

"""What the tests of emergencies share: a clock to be turned by hand, and a patient with an emergency, by real keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.ui.emergency.choices import GUARD, Guard
from examassist.ui.exam_page import ExamPage
from tests.screens import settle
from tests.ui.exam_room import key, press
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.emergency.controller import Emergencies
    from examassist.ui.emergency.window import EmergencyWindow
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.main_window import MainWindow

FIRST, SECOND = "suspected_cauda_equina", "threatened_leg"
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class HandClock:
    """Seconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    def turn(self, seconds: float = GUARD) -> None:
        """Let time pass."""
        self.seconds += seconds


class Room:
    """A window with a new exam on its safety questions, and the hands of whoever is at the keys."""

    def __init__(self, qtbot: QtBot, home: Path, size: tuple[int, int] = (1440, 900)) -> None:
        self.main: MainWindow = a_window(qtbot, home, size=size)
        in_exam(self.main)
        self.clock = HandClock()
        self.set_clock()

    def set_clock(self) -> None:
        """Let the window of the exam that is open now measure with the clock that is turned by hand."""
        self.alarm.guard = Guard(self.clock)

    @property
    def watch(self) -> Emergencies:
        """What watches the exam."""
        assert self.main.emergencies is not None
        return self.main.emergencies

    @property
    def alarm(self) -> EmergencyWindow:
        """The window that interrupts."""
        return self.watch.window

    @property
    def model(self) -> EncounterModel:
        """The open exam."""
        assert self.main.screens is not None
        return self.main.screens.model

    def at(self, cell: str) -> None:
        """Bring the keys to a cell."""
        assert self.main.screens is not None
        self.main.screens.go_to_cell(key(cell))
        settle()

    def answer(self, cell: str, *keys: str) -> None:
        """Press keys on a cell, and those that follow where the focus goes by itself."""
        self.at(cell)
        press(*keys)

    def first(self) -> None:
        """Bladder, yes, new: an emergency by two keys."""
        self.answer("bladder_or_bowel_change", "y", "1")

    def second(self) -> None:
        """A leg suddenly cold, new: another one."""
        self.answer("threatened_leg_sign", "y", "1")
        self.answer("threatened_leg_kind.left", "1", "Enter")

    def strike(self, letter: str, modifier: Qt.KeyboardModifier = ALT) -> None:
        """Press a letter with a key held, where the focus is."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, Qt.Key(ord(letter)), modifier)
        settle()

    def answers(self) -> dict[str, str]:
        """What was answered to each flag."""
        return {each.flag: each.answer for each in self.model.encounter.flag_answers}

    @property
    def cell(self) -> str:
        """The cell the keys are on."""
        page = self.main.pages.currentWidget()
        return str(page.focused_key) if isinstance(page, ExamPage) else ""


def shortcut_is_kept(code: Qt.Key, modifier: Qt.KeyboardModifier) -> bool:
    """Whether the widget with the focus, or what is around it, keeps a key from the window's shortcuts."""
    target = QApplication.focusWidget()
    assert target is not None
    event = QKeyEvent(QEvent.Type.ShortcutOverride, code, modifier)
    event.ignore()
    QApplication.sendEvent(target, event)
    return event.isAccepted()

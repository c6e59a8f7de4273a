"""A program that was killed: the exam is named, and no key lands anywhere, until one says how to go on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from examassist.ui.states.recovery import RecoveredCard
from examassist.workstation import OpenWindow
from tests.screens import settle, wait_until
from tests.ui.exam_room import press
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow

ROOT = Path(__file__).parents[3]


@pytest.fixture
def killed(home: Path) -> str:
    """The cell that the keys were on when the program was killed."""
    command = [sys.executable, "-m", "tests.ui.states.cut_off", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as program:
        assert program.stdout is not None
        cell = program.stdout.readline().strip()
        program.kill()
    assert cell
    return cell


def the_card(window: MainWindow) -> RecoveredCard:
    settle()
    card = window.findChild(RecoveredCard)
    assert card is not None
    assert card.isVisible()
    return card


def said(card: RecoveredCard) -> str:
    return " ".join(label.text() for label in card.findChildren(QLabel))


def test_after_a_kill_the_exam_is_named_before_any_key_and_resumed_at_the_same_cell(
    qtbot: QtBot, home: Path, killed: str
) -> None:
    window = a_window(qtbot, home)
    card = the_card(window)
    text = said(card)
    assert {"INVENTED, Cut Off", "Pick up where you stopped?"} <= {each.text() for each in card.findChildren(QLabel)}
    assert "14-Mar-1955" in text
    assert "P-9" in text
    assert "3 answers are saved; the last was" in text
    assert QApplication.focusWidget() is card.heading
    press("2", "Space", "Enter", "Esc")
    for code in (Qt.Key.Key_N, Qt.Key.Key_D, Qt.Key.Key_O):
        QTest.keyClick(card.heading, code, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert card.isVisible()
    assert window.pages.currentWidget() is window.start_page
    place = card.resume.text()
    QTest.mouseClick(card.resume, Qt.MouseButton.LeftButton)
    wait_until(lambda: window.in_exam)
    settle()
    assert window.screens is not None
    page = window.screens.current_page()
    assert page is not None
    assert str(page.focused_key) == killed
    focused = QApplication.focusWidget()
    assert focused is not None
    assert place.removeprefix("Resume at ").split(",")[0] in focused.accessibleName()
    assert window.banner.name.text() == "INVENTED, Cut Off"
    before = len(window.screens.model.encounter.findings)
    press("2")
    assert len(window.screens.model.encounter.findings) == before + 1


def test_it_can_stay_among_the_drafts_and_is_not_asked_about_again(qtbot: QtBot, home: Path, killed: str) -> None:
    assert killed
    window = a_window(qtbot, home)
    card = the_card(window)
    QTest.mouseClick(card.leave, Qt.MouseButton.LeftButton)
    settle()
    assert not window.in_exam
    assert [draft.name for draft in window.start_page.drafts] == ["INVENTED, Cut Off"]
    window._close_now()
    again = a_window(qtbot, home)
    assert again.findChild(RecoveredCard) is None


def test_a_file_that_was_to_be_opened_waits_for_the_answer(qtbot: QtBot, home: Path, killed: str) -> None:
    assert killed
    window = a_window(qtbot, home, OpenWindow(an_invented_patient()))
    card = the_card(window)
    assert not window.in_exam
    QTest.mouseClick(card.leave, Qt.MouseButton.LeftButton)
    wait_until(lambda: window.in_exam)
    assert window.banner.name.text() != "INVENTED, Cut Off"


def test_an_exam_closed_or_left_open_by_this_run_is_not_asked_about(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window, an_invented_patient())
    window._close_now()
    again = a_window(qtbot, home)
    assert again.findChild(RecoveredCard) is None
    assert len(again.start_page.drafts) == 1

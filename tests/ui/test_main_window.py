from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from examassist.settings import Settings
from examassist.ui.main_window import MainWindow
from examassist.workstation import OpenWindow, Workstation
from tests.screens import settle, wait_until
from tests.ui.exam_room import dressed, found
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_an_exam_begins_with_ctrl_n_a_name_and_enter(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    press(Qt.Key.Key_N, CONTROL)
    QTest.keyClicks(focus(), "Halvorsen")
    press(Qt.Key.Key_Return)
    wait_until(lambda: window.in_exam)
    assert window.banner.name.text() == "HALVORSEN"
    assert "Halvorsen" not in window.windowTitle()


def test_a_closed_exam_is_a_draft_that_ctrl_d_continues(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.model.record([found("femoral_pulse.right", "normal")])
    press(Qt.Key.Key_W, CONTROL)
    wait_until(lambda: not window.busy)
    assert not window.in_exam
    assert window.pages.currentWidget() is window.start_page
    press(Qt.Key.Key_D, CONTROL)
    wait_until(lambda: window.in_exam)
    assert window.screens is not None
    assert window.screens.current == 6
    assert len(window.screens.model.encounter.findings) == 1


def test_a_discarded_draft_is_gone(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    exam = in_exam(window).model.exam_id
    window.to_drafts()
    wait_until(lambda: not window.busy)
    assert window.start_page.go_on.isEnabled()
    window.draft_list.discard(exam)
    wait_until(lambda: not window.busy)
    assert not window.start_page.go_on.isEnabled()


def test_the_steps_are_reached_by_their_keys(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    press(Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert screens.current == 6
    press(Qt.Key.Key_PageDown)
    assert screens.current == 7
    press(Qt.Key.Key_PageUp)
    assert screens.current == 6


def test_an_exam_given_on_the_command_line_is_opened(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home, OpenWindow(an_invented_patient()))
    wait_until(lambda: window.in_exam)
    assert window.banner.name.text().startswith("INVENTED")


def test_content_that_cannot_be_read_is_said_and_nothing_begins(qtbot: QtBot, home: Path) -> None:
    dressed()
    window = MainWindow(Workstation(Settings(packs=("no_such_pack",), data_folder=home)))
    qtbot.addWidget(window)
    window.show()
    wait_until(lambda: "no_such_pack" in window.notice.label.text())
    assert not window.start_page.new.isEnabled()
    window.new_exam()
    assert window.pages.currentWidget() is window.start_page


def test_the_keys_and_the_about_box_open(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    press(Qt.Key.Key_F1)
    window.actions_.by_id["about"].trigger()
    assert len(window.findChildren(QDialog)) == 2


def test_undo_says_what_it_did_until_the_next_act(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.model.record([found("femoral_pulse.right", "normal")])
    press(Qt.Key.Key_Z, CONTROL)
    assert window.notice.label.text().startswith("Undone: ")
    press(Qt.Key.Key_Y, CONTROL)
    assert len(screens.model.encounter.findings) == 1
    assert window.notice.label.text().startswith("Done again: ")
    assert window.notice.isVisible()
    press(Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(focus(), "u")
    assert window.notice.isVisible(), "nothing was done since"
    QTest.keyClicks(focus(), "9")
    assert window.notice.label.text().startswith("Marked as unable, amputated")
    assert window.notice.isVisible(), "what is said of an act outlives the act"
    QTest.keyClicks(focus(), "2")
    assert not window.notice.isVisible(), "Ctrl Z would take back something else now"


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, held)
    settle()

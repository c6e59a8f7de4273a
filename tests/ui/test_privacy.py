from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget

from examassist.domain.patient import Patient
from examassist.ui.emergency.choices import Guard
from examassist.ui.emergency.who_acts import WhoActs
from examassist.ui.exam_page import ExamPage
from examassist.ui.pieces import WrappedText
from examassist.ui.privacy import WIPE
from tests.screens import settle, wait_until
from tests.ui.alarm import HandClock
from tests.ui.exam_room import key, press, value
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, home: Path) -> MainWindow:
    """A window with an exam of a named patient, the keys on one cell in its middle."""
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.model.identify(Patient(family_name="Halvorsen", id="EX-7"))
    screens.go_to_cell(key("dorsalis_pedis_pulse.left"))
    return window


def hide(window: MainWindow) -> None:
    window.activateWindow()  # no window manager does it here when a dialog has gone
    window.privacy.dead_time.end()
    settle()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_L, CONTROL)
    settle()


def covered(window: MainWindow) -> bool:
    return window.privacy.covered


def readable(window: QWidget) -> list[str]:
    """Every word that can be seen."""
    texts = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    texts += [each.text() for each in window.findChildren(QPushButton) if each.isVisible()]
    texts += [each.text for each in window.findChildren(WrappedText) if each.isVisible()]
    return [text for text in texts if text]


def test_nothing_of_the_exam_can_be_read_and_no_key_reaches_it(window: MainWindow) -> None:
    hide(window)
    assert covered(window)
    assert readable(window) == [
        "Hidden",
        "An exam is open. No name is shown while it is hidden.",
        "Show it again",
    ]
    assert "Halvorsen" not in window.windowTitle()
    assert not window.menuBar().isVisible(), "undo names what was recorded"
    assert window.screens is not None
    acts = window.screens.model.acts
    press("0", "x", "a", "Esc", "Down")
    for text in ("z", "n", "w", "e"):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key[f"Key_{text.upper()}"], CONTROL)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    settle()
    assert covered(window)
    assert window.screens.model.acts == acts
    window.resize(1300, 800)
    settle()
    assert window.privacy._cover is not None
    assert window.privacy._cover.geometry() == window.rect()


@pytest.mark.parametrize("way", ["Enter", "Space", "click"])
def test_it_comes_back_with_the_keys_on_the_same_cell_and_says_where_one_was(window: MainWindow, way: str) -> None:
    clock = HandClock()
    window.privacy.dead_time.guard = Guard(clock)
    hide(window)
    if way == "click":
        assert window.privacy._cover is not None
        QTest.mouseClick(window.privacy._cover.button, Qt.MouseButton.LeftButton)
        settle()
    else:
        press(way)
    assert not covered(window)
    page = window.pages.currentWidget()
    assert isinstance(page, ExamPage)
    assert page.focused_key == key("dorsalis_pedis_pulse.left")
    assert window.notice.label.text().startswith("You were at Pulses and skin: Dorsalis pedis pulse, left")
    assert window.menuBar().isVisible()
    assert window.screens is not None
    acts = window.screens.model.acts
    press("Space", "Enter", "0")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Z, CONTROL)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=page.mapTo(window, page.rect().center()))
    assert window.screens.model.acts == acts, "the same key pressed once more by habit writes a normal"
    clock.turn()
    focused = QApplication.focusWidget()
    assert focused is not None
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
    QApplication.sendEvent(focused, held)
    assert window.screens.model.acts == acts, "a key that is still held down"
    press("0")
    assert value(window.screens.model, "dorsalis_pedis_pulse.left") is not None


def test_it_hides_again_at_once_when_somebody_comes_in_just_after_it_was_shown(window: MainWindow) -> None:
    window.privacy.dead_time.guard = Guard(HandClock())
    hide(window)
    press("Enter")
    assert window.screens is not None
    acts = window.screens.model.acts
    press("0")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_L, CONTROL)
    settle()
    assert covered(window)
    press("Enter")
    assert not covered(window), "the button of the cover answers at once"
    press("0")
    assert window.screens.model.acts == acts, "a letter or a digit still waits"


def test_it_hides_by_itself_when_nobody_is_there_but_not_while_a_timer_runs(window: MainWindow) -> None:
    waiting = window._workstation.settings.lock_minutes * 60_000
    assert window.privacy._idle.interval() == waiting
    window.privacy._idle.start(5)
    window.timer_running = True  # as whoever runs timers says it
    wait_until(lambda: window.privacy._idle.interval() != 5)
    assert not covered(window), "both hands hold a leg"
    window.timer_running = False
    window.privacy._idle.start(5)
    wait_until(lambda: window.privacy.covered)


def test_a_key_in_the_window_begins_the_waiting_anew(window: MainWindow) -> None:
    window.privacy._idle.start(100_000)
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Down)
    settle()
    assert window.privacy._idle.interval() == window._workstation.settings.lock_minutes * 60_000


def test_whoever_types_in_a_dialog_is_there(window: MainWindow) -> None:
    waiting = window._workstation.settings.lock_minutes * 60_000
    window.show_keys()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    dialog.activateWindow()
    settle()
    window.privacy._idle.start(100_000)
    handle = dialog.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Down)
    assert window.privacy._idle.interval() == waiting
    dialog.close()


def test_drafts_are_hidden_too_and_an_open_dialog_comes_back(window: MainWindow) -> None:
    window.show_keys()
    settle()
    dialog = next(each for each in window.findChildren(QWidget) if each.isWindow() and each.isVisible())
    window.privacy.hide_all()
    settle()
    assert not dialog.isVisible()
    window.privacy.uncover()
    settle()
    assert dialog.isVisible()
    dialog.close()
    window.privacy.dead_time.end()
    window.close_exam()
    wait_until(lambda: not window.busy)
    assert any("HALVORSEN" in text for text in readable(window))
    hide(window)
    assert readable(window) == ["Hidden", "Nothing is open.", "Show it again"]


def test_an_open_emergency_is_hidden_at_once_and_asks_who_is_acting_when_it_is_shown_again(
    qtbot: QtBot, home: Path
) -> None:
    window = a_window(qtbot, home)
    in_exam(window, an_invented_patient("acute_limb_ischaemia"))
    watch = window.emergencies
    assert watch is not None
    assert watch.window.isVisible()

    def asking() -> list[WhoActs]:
        return [each for each in window.findChildren(WhoActs) if each.isVisible()]

    hide(window)
    assert covered(window), "somebody came in"
    assert not asking(), "its heading is the patient"
    assert not watch.window.isVisible(), "what interrupts names the patient"
    assert readable(window)[1] == "An exam is open, and nobody has said who is acting on what it found."
    window.privacy.uncover()
    assert watch.window.isVisible()
    assert not asking(), "one of the two asks"
    watch.window.close_it()
    hide(window)
    assert not asking()
    window.privacy.uncover()
    (dialog,) = asking()
    assert not any("eave" in text for text in readable(dialog)), "nobody leaves"
    dialog.told.setText("vascular on call")
    dialog.acting.click()
    settle()
    assert not watch.unanswered()
    hide(window)
    window.privacy.uncover()
    assert not watch.window.isVisible()
    assert not asking()


def test_while_the_keyboard_is_wiped_no_key_does_anything_and_it_ends_by_itself(window: MainWindow) -> None:
    window.actions_.by_id["wipe"].trigger()
    settle()
    assert f"Keys are ignored for {WIPE} seconds." in readable(window)
    press("Space", "Enter", "0", "Esc")
    assert covered(window)
    window.privacy._count_down()
    assert f"Keys are ignored for {WIPE - 1} seconds." in readable(window)
    window.privacy._left = 1
    window.privacy._count_down()
    assert not covered(window)
    assert not window.privacy._second.isActive()
    page = window.pages.currentWidget()
    assert isinstance(page, ExamPage)
    assert page.focused_key == key("dorsalis_pedis_pulse.left")


def test_the_mouse_ends_the_wiping(window: MainWindow) -> None:
    window.privacy.wipe()
    assert window.privacy._cover is not None
    QTest.mouseClick(window.privacy._cover.button, Qt.MouseButton.LeftButton)
    settle()
    assert not covered(window)


def test_what_opens_while_it_is_hidden_waits_under_the_cover(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    window.privacy.hide_all()
    window.take_in(an_invented_patient("cauda_equina"))
    wait_until(lambda: window.emergencies is not None and bool(window.emergencies.unanswered()))
    settle()
    assert readable(window)[0] == "Hidden"
    assert not any("INVENTED" in text for text in readable(window))
    acts = window.desk.model.acts if window.desk.model is not None else ()
    window.close()
    settle()
    assert window.isVisible(), "who is acting is asked first"
    assert not any(dialog.isVisible() for dialog in window.findChildren(WhoActs))
    window.privacy.uncover()
    settle()
    assert any(dialog.isVisible() for dialog in window.findChildren(WhoActs))
    assert window.emergencies is not None
    wait_until(window.emergencies.window.isVisible)
    assert window.desk.model is not None
    assert window.desk.model.acts == acts
    for dialog in window.findChildren(WhoActs):
        dialog.leave.click()

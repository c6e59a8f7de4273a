"""Six pressures by real keys in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from examassist.ui.commands.calculator import Calculator
from examassist.ui.emergency.choices import Guard
from tests.ui.alarm import HandClock
from tests.ui.exam_room import blank, key, press, settle, value
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow

CELLS = ("brachial_systolic", "dorsalis_pedis_pressure", "posterior_tibial_pressure")


def acting_in(window: MainWindow) -> None:
    """Answer the emergency that lies over the exam; until then no command of the menus may act behind it."""
    assert window.emergencies is not None
    alarm, clock = window.emergencies.window, HandClock()
    alarm.guard = Guard(clock)
    clock.turn()
    QTest.keyClick(alarm, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    settle()
    assert not alarm.isVisible()


def opened(window: MainWindow, screens: ExamScreens) -> Calculator:
    screens.go_to_step(6)
    window.actions_.by_id["calculator"].trigger()
    calculator = window.commands.popover
    assert isinstance(calculator, Calculator)
    return calculator


def six(screens: ExamScreens) -> list[object]:
    return [value(screens.model, f"{cell}.{side}") for cell in CELLS for side in ("right", "left")]


def test_six_pressures_cost_at_most_25_keys(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    assert window.actions_.by_id["calculator"].shortcut().toString() == "Ctrl+B"
    calculator = opened(window, screens)
    typed = ("142", "138", "128", "108", "134", "112")
    press(*typed)
    assert 2 + sum(map(len, typed)) <= 25
    assert six(screens) == [142, 138, 128, 108, 134, 112]
    assert "134 / 142 = 0.94: 0.91 to 0.99" in calculator.accessibleDescription()
    assert "112 / 142 = 0.79: 0.90 or less" in calculator.accessibleDescription()


def test_enter_after_each_pressure_skips_none(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    opened(window, screens)
    for typed in ("142", "138", "28", "9", "134", "84"):
        press(typed, "Enter")
    assert six(screens) == [142, 138, 28, 9, 134, 84]


def test_no_signal_and_incompressible_are_typed_as_results(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    opened(window, screens)
    press("142", "138", "i", "s", "120", "x")
    assert six(screens)[:5] == [142, 138, "incompressible", "no_signal", 120]
    last = screens.model.encounter.finding(key("posterior_tibial_pressure.left"))
    assert last is not None
    assert last.not_obtained == "not_done"


def test_a_number_that_cannot_be_is_kept_and_said(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    calculator = opened(window, screens)
    press("30", "Enter")
    assert blank(screens.model, "brachial_systolic.right")
    assert "Enter 40 to 300" in {label.text() for label in calculator.findChildren(type(calculator.about))}


def test_ctrl_z_takes_the_last_pressure_back_and_esc_returns(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.go_to_step(6)
    before = QApplication.focusWidget()
    calculator = opened(window, screens)
    press("142", "138")
    window.actions_.by_id["undo"].trigger()
    settle()
    assert six(screens)[:2] == [142, None]
    assert QApplication.focusWidget() is calculator.cells[key("brachial_systolic.left")]
    press("144", "Esc")
    assert six(screens)[:2] == [142, 144]
    assert window.commands.popover is None
    assert before is not None


def test_enter_at_the_end_closes_it(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    opened(window, screens)
    press("142", "138", "128", "108", "134", "112", "99", "88")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    press("Enter", "Enter")
    assert window.commands.popover is None
    assert value(screens.model, "toe_pressure.left") == 88


def test_what_forbids_measuring_now_stands_first(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient("acute_limb_ischaemia"))
    flags = {flag.id for flag in screens.model.assessment.raised}
    acting_in(window)
    calculator = opened(window, screens)
    forbidden = flags & set(screens.model.edition.item["dorsalis_pedis_pressure"].not_if)
    assert forbidden
    said = " ".join(widget.accessibleName() for widget in calculator.findChildren(type(calculator.lines[0])))
    for flag in forbidden:
        assert screens.model.edition.gate[flag].label in said
    assert "Do not wait for a number" in said

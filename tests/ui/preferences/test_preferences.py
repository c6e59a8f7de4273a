"""Settings are changed on their page with real clicks, hold at once, and stand in the file afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.settings import Theme, load_settings
from examassist.ui import theme
from examassist.ui.answers.cell import AnswerCell
from examassist.ui.main_window import MainWindow
from examassist.ui.preferences.controls import Number, OneOf
from examassist.workstation import Workstation
from tests.ui.exam_room import dressed, settle
from tests.ui.window import a_window, in_exam, with_content

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.preferences.page import SettingsPage


def test_a_click_holds_at_once_and_stands_in_the_file(qtbot: QtBot, home: Path) -> None:
    del home
    dressed()
    window = MainWindow(with_content(Workstation()))
    qtbot.addWidget(window)
    page = _opened(window)
    control = page.controls["theme"]
    assert isinstance(control, OneOf)
    QTest.mouseClick(control.chips[Theme.DARK], Qt.MouseButton.LeftButton)
    assert theme.looks().theme == theme.DARK
    assert load_settings().theme is Theme.DARK
    size = page.controls["zoom"]
    assert isinstance(size, Number)
    QTest.mouseClick(size.more, Qt.MouseButton.LeftButton)
    assert load_settings().zoom == 110
    assert size.shown.text() == "110 %"
    dressed()


def test_from_an_exam_and_back_to_the_same_step(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    screens = in_exam(window)
    screens.go_to_step(5)
    shown = window.pages.currentWidget()
    page = _opened(window)
    assert window.pages.currentWidget() is page
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is shown


def test_half_grades_are_offered_in_the_open_exam_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    screens = in_exam(window)
    step = next(step.step for step in screens.model.edition.steps if _has_half_grades(window, step.step))
    assert _offered(window) == {False}
    control = _opened(window).controls["half_grades"]
    assert isinstance(control, OneOf)
    QTest.mouseClick(control.chips[True], Qt.MouseButton.LeftButton)
    window.back()
    settle()
    assert screens.current == step
    assert _offered(window) == {True}


def _has_half_grades(window: MainWindow, step: int) -> bool:
    assert window.screens is not None
    window.screens.go_to_step(step)
    return bool(_offered(window))


def _offered(window: MainWindow) -> set[bool]:
    """Of the cells in sight that have half grades: whether they offer them."""
    page = window.pages.currentWidget()
    assert page is not None
    cells = page.findChildren(AnswerCell)
    halves = [cell for cell in cells if any(answer.offered != "always" for answer in cell.item.values)]
    return {len(cell.offered()) == len(cell.item.values) for cell in halves}


def _opened(window: MainWindow) -> SettingsPage:
    window.actions_.by_id["settings"].trigger()
    page = window.preferences.page
    assert page is not None
    return page

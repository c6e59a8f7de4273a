"""Visits for tests of the page: an exam that three visits stand beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.visits.reading import Given
from tests.ui.exam_room import found, settle
from tests.ui.visits.visiting import INGRID, opened, visited
from tests.ui.window import a_window, a_workstation

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow
    from examassist.ui.trends.page import TrendPage

FIRST = (
    found("ankle_reflex.left", "normal"),
    found("ankle_reflex.right", "normal"),
    found("walking_distance", "from_500_m"),
    found("lumbar_extension_30s.left", "no_symptoms"),
    found("lumbar_extension_30s.right", "no_symptoms"),
)
SECOND = (found("ankle_reflex.right", "normal"), found("walking_distance", "from_200_m"))
NOW = (
    found("ankle_reflex.left", "reduced"),
    found("ankle_reflex.right", "normal"),
    found("walking_distance", "from_50_m"),
)


def a_third_visit(qtbot: QtBot, home: Path, *, answered: bool = True) -> tuple[MainWindow, ExamScreens]:
    """A window with an exam that two visits stand beside."""
    workstation = a_workstation(home)
    exams = (visited(workstation, FIRST, days=200), visited(workstation, SECOND, days=90))
    window = a_window(qtbot, home)
    window.desk.begin(INGRID, Given(exams))
    screens = opened(window)
    if answered:
        screens.model.record(NOW)
    settle()
    return window, screens


def page_of(window: MainWindow) -> TrendPage:
    """The page, which is shown."""
    page = window.trends.page
    assert page is not None
    assert window.trends.shown
    return page

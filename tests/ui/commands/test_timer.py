"""Timers by real keys; the clock is turned by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from examassist.ui.commands.timer import TimerField
from tests.ui.exam_room import blank, key, press, settle, value
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow

BENDING = "lumbar_extension_30s"
ONSET = "lumbar_extension_onset_seconds"
STAND = "single_leg_stance_seconds"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets so many seconds have gone by since the start."""
    gone = [0]
    monkeypatch.setattr(TimerField, "elapsed", lambda _field: gone[0])

    def turn(seconds: int) -> None:
        gone[0] = seconds

    return turn


def runs(window: MainWindow) -> bool:
    return window.timer_running


def at(qtbot: QtBot, home: Path, cell: str) -> tuple[MainWindow, ExamScreens]:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.go_to_cell(key(cell))
    settle()
    return window, screens


def test_space_starts_space_is_the_moment_and_the_side_is_said(
    qtbot: QtBot, home: Path, clock: Callable[[int], None]
) -> None:
    window, screens = at(qtbot, home, f"{BENDING}.right")
    press("t", "Space")
    assert runs(window)
    clock(22)
    press("Space")
    assert not runs(window)
    assert screens.model.encounter.findings == ()
    press("l")
    assert value(screens.model, f"{BENDING}.left") == "leg_symptoms"
    assert value(screens.model, ONSET) == 22
    assert blank(screens.model, f"{BENDING}.right")
    press("s")
    assert window.commands.timer is None


def test_a_moment_that_did_not_come_records_nothing(qtbot: QtBot, home: Path, clock: Callable[[int], None]) -> None:
    window, screens = at(qtbot, home, f"{BENDING}.right")
    press("t", "Space")
    clock(31)
    press("s", "r", "l")
    assert screens.model.encounter.findings == ()
    assert not runs(window)


def test_it_runs_on_while_the_keys_are_elsewhere_and_t_comes_back(
    qtbot: QtBot, home: Path, clock: Callable[[int], None]
) -> None:
    window, screens = at(qtbot, home, f"{BENDING}.right")
    press("t", "Space", "Esc")
    field = window.commands.timer
    assert field is not None
    assert runs(window)
    press("1")
    assert value(screens.model, f"{BENDING}.right") == "no_symptoms"
    screens.go_to_step(6)
    settle()
    assert field.isVisible()
    assert runs(window)
    press("t")
    assert QApplication.focusWidget() is field
    clock(9)
    press("Space", "r")
    assert value(screens.model, ONSET) == 9


def test_a_stand_is_recorded_by_its_end_and_held_whole_at_its_limit(
    qtbot: QtBot, home: Path, clock: Callable[[int], None]
) -> None:
    window, screens = at(qtbot, home, f"{STAND}.left")
    press("t", "Space")
    clock(7)
    press("Space")
    assert value(screens.model, f"{STAND}.left") == 7
    press("s")
    screens.go_to_cell(key(f"{STAND}.right"))
    press("t", "Space")
    clock(999)
    qtbot.waitUntil(lambda: not window.timer_running)
    assert value(screens.model, f"{STAND}.right") == 30


def test_a_limit_without_the_moment_stops_and_records_nothing(
    qtbot: QtBot, home: Path, clock: Callable[[int], None]
) -> None:
    window, screens = at(qtbot, home, f"{BENDING}.right")
    press("t", "Space")
    clock(999)
    qtbot.waitUntil(lambda: not window.timer_running)
    assert screens.model.encounter.findings == ()
    field = window.commands.timer
    assert field is not None
    assert "Nothing was recorded" in field.said.text()


def test_an_exam_that_is_put_away_stops_its_timer(qtbot: QtBot, home: Path) -> None:
    window, _screens = at(qtbot, home, f"{BENDING}.right")
    press("t", "Space")
    window._put_exam_away()
    assert not runs(window)
    assert window.commands.timer is None


def test_the_timer_is_offered_where_the_content_is_timed_and_can_be_clicked(qtbot: QtBot, home: Path) -> None:
    window, screens = at(qtbot, home, f"{BENDING}.right")
    page = screens.current_page()
    assert page is not None
    assert page._head.timer.isVisible()
    page._head.timer.click()
    field = window.commands.timer
    assert field is not None
    for button in (field.now, field.stop_button, field.right, field.left):
        assert button.width() >= button.sizeHint().width()
    field.now.click()
    assert field.now.width() >= field.now.sizeHint().width()
    field.leave()
    screens.go_to_step(6)
    page = screens.current_page()
    assert page is not None
    assert not page._head.timer.isVisible()
    press("t")
    assert window.commands.timer is None

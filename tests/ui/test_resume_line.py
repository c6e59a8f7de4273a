from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.resume_line import resume_line
from tests.ui.exam_room import found, key
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_it_names_the_step_and_the_cell_and_what_can_still_change_the_plan_once_that_is_known(
    qtbot: QtBot, home: Path
) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.go_to_cell(key("femoral_pulse.left"))
    title = screens.titles[screens.current]
    screens.model.record([found("femoral_pulse.right", "normal")])
    assert resume_line(screens) == f"You were at {title}: Femoral pulse, left."
    with qtbot.waitSignal(window.desk.looked_ahead, timeout=20_000):
        pass
    assert resume_line(screens).endswith("can still change the plan.")
    screens.go_to_step(0)
    assert resume_line(screens).startswith(f"You were at {screens.titles[0]}.")


def test_an_exam_that_is_gone_on_with_says_where_it_stopped(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    assert not window.notice.isVisible(), "a new exam was nowhere before"
    screens.model.record([found("femoral_pulse.right", "normal")])
    exam = screens.model.exam_id
    window.close_exam()
    qtbot.waitUntil(lambda: not window.busy)
    window.continue_draft(exam)
    qtbot.waitUntil(lambda: window.screens is not None, timeout=20_000)
    assert window.notice.isVisible()
    assert window.notice.label.text().endswith(": Femoral pulse, left.")

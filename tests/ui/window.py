"""A whole window for tests: its own home, its own journal, ready for keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.reasoning.invented import case_encounter
from examassist.settings import Settings
from examassist.ui.main_window import MainWindow
from examassist.workstation import Workstation
from tests.reasoning.patients import cases, edition
from tests.screens import settle, wait_until
from tests.ui.exam_room import dressed

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.domain.encounter import Encounter
    from examassist.ui.exam_screens import ExamScreens
    from examassist.workstation import OpenWindow


def a_workstation(home: Path) -> Workstation:
    """A workstation that keeps its data there."""
    return with_content(Workstation(Settings(data_folder=home / "data")))


def with_content(workstation: Workstation) -> Workstation:
    """That one with its content in its hands: reading it has tests of its own and costs as much as a window."""
    read = edition()
    workstation._newest_in[workstation.folder_of(read.header.id)] = workstation._by_digest[read.digest] = read
    return workstation


def a_window(
    qtbot: QtBot, home: Path, first: OpenWindow | None = None, size: tuple[int, int] = (1440, 900)
) -> MainWindow:
    """The window on the screen, with its content read."""
    dressed()
    window = MainWindow(a_workstation(home), first)
    qtbot.addWidget(window, before_close_func=lambda each: each._close_now())  # a test that ends is asked nothing
    window.resize(*size)
    window.show()
    window.activateWindow()
    wait_until(lambda: _ready(window))
    settle()
    return window


def _ready(window: MainWindow) -> bool:
    """Whether keys may be pressed; content that cannot be read is said at once instead of being waited for.

    An exam that is open already says where it was left, which is no fault.
    """
    assert window.in_exam or not window.notice.label.text(), window.notice.label.text()
    return window.ready and not window.busy


def an_invented_patient(case_id: str = "") -> Encounter:
    """The patient of that case, or of the one that the pack shows first."""
    wanted = case_id or edition().header.demo_case
    return case_encounter(next(case for case in cases() if case.id == wanted), cases(), edition())


def in_exam(window: MainWindow, encounter: Encounter | None = None) -> ExamScreens:
    """The screens of an exam opened in that window: that one, or a new one of nobody."""
    before = window.screens
    if encounter is None:
        window.desk.begin(None)
    else:
        window.take_in(encounter)
    wait_until(lambda: window.screens is not None and window.screens is not before)
    settle()
    screens = window.screens
    assert screens is not None
    return screens

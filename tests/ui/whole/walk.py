"""A way through every screen of one window, so that one walk serves many questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from examassist.domain.act import Impression
from tests.screens import settle, wait_until
from tests.ui.exam_room import found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.domain.patient import Patient
    from examassist.ui.main_window import MainWindow

EMERGENCY = {"bladder_or_bowel_change": "yes", "bladder_or_bowel_change_onset": "new_or_worse"}
OPENS_A_DIALOG = ("keys", "about")
ASKS_A_FILE = {"open", "save", "export", "quit"}


def screens_of(window: MainWindow, patient: Patient) -> Iterator[tuple[str, QWidget]]:
    """Each screen by name, with an exam of that patient; the emergency is raised half way."""
    window.new_exam()
    settle()
    yield "new exam", window
    window.desk.begin(patient)
    wait_until(lambda: window.screens is not None)
    screens = window.screens
    assert screens is not None
    model = screens.model
    for number in [*(step.step for step in model.edition.steps), 0]:
        screens.go_to_step(number)
        settle()
        yield f"step {number}", window
    yield from _dialogs(window)
    window.identify()
    settle()
    yield "identify", window
    screens.show_current()
    model.record([found(key, value) for key, value in EMERGENCY.items()])
    model.set_impression(Impression(conditions=(), text="In other words"))
    settle()
    for number in (model.edition.steps[0].step, model.edition.steps[-1].step, 0):
        screens.go_to_step(number)
        settle()
        yield f"step {number} in an emergency", window
    window.close_exam()
    settle()
    yield from _tops(window, "leaving")


def _dialogs(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    for name in OPENS_A_DIALOG:
        window.actions_.by_id[name].trigger()
        settle()
        yield from _tops(window, name)


def _tops(window: MainWindow, name: str) -> Iterator[tuple[str, QWidget]]:
    """The dialogs that are open now, each closed after it was seen."""
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            yield name, dialog
            dialog.close()
            QApplication.processEvents()

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from examassist.domain.finding import Finding
from examassist.ui.paper.dialog import PaperDialog
from tests.ui.exam_room import NOW, a_model, dressed, press, wrist

if TYPE_CHECKING:
    from datetime import datetime

    from pytestqt.qtbot import QtBot


def asked(qtbot: QtBot, *, recorded: bool = False) -> tuple[PaperDialog, list[datetime]]:
    """The question on the screen, and what it was answered with."""
    dressed()
    model = a_model(wrist)
    if recorded:
        model.record([Finding(item="lifts_a_kettle", value="yes")])
    dialog = PaperDialog(None, model, lambda: NOW)  # type: ignore[arg-type]  # a window of its own
    qtbot.addWidget(dialog)
    found: list[datetime] = []
    dialog.begun.connect(found.append)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog, found


def test_nothing_is_filled_in_and_enter_without_a_moment_begins_nothing(qtbot: QtBot) -> None:
    dialog, found = asked(qtbot)
    assert dialog.when.text() == ""
    press("Enter")
    assert found == []
    assert dialog.isVisible()
    assert "Write day and time" in dialog.echo.text()


def test_a_moment_is_echoed_and_enter_begins(qtbot: QtBot) -> None:
    dialog, found = asked(qtbot)
    press("18-Nov-2026 09:05")
    assert dialog.echo.text() == "18-Nov-2026 09:05, 2 days ago"
    press("Enter")
    assert [at.replace(tzinfo=None).isoformat() for at in found] == ["2026-11-18T09:05:00"]


def test_escape_begins_nothing(qtbot: QtBot) -> None:
    _dialog, found = asked(qtbot)
    press("18-Nov-2026 09:05")
    press("Esc")
    assert found == []


def test_it_says_that_an_exam_with_values_keeps_its_own_time(qtbot: QtBot) -> None:
    def said(dialog: PaperDialog) -> bool:
        labels: list[QLabel] = dialog.findChildren(QLabel)
        return any("keeps its own time" in label.text() for label in labels)

    assert [said(asked(qtbot, recorded=recorded)[0]) for recorded in (False, True)] == [False, True]

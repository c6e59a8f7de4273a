"""The file that the program was started with, when another exam has to be asked about first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from examassist.domain.evolve import evolve
from examassist.domain.patient import Patient
from examassist.storage import mark
from examassist.ui import opening
from examassist.ui.states.recovery import RecoveredCard
from examassist.workstation import OpenWindow
from tests.screens import settle, wait_until
from tests.ui.exam_room import NOW
from tests.ui.test_opening import saved
from tests.ui.window import a_window, a_workstation, an_invented_patient

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def test_it_is_offered_once_the_resumed_exam_is_put_away(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workstation = a_workstation(home)
    begun = opening.begin(workstation, Patient(family_name="Invented Cut Off"), NOW)
    saved(workstation, begun.acts)
    opened = begun.acts[0]
    workstation.mark_open(str(getattr(opened, "exam")))  # noqa: B009  the first act opens the exam
    monkeypatch.setattr(mark, "_THIS_RUN", "a later run")
    given = evolve(an_invented_patient("l5_disc"), patient=Patient(family_name="Invented File"))
    window = a_window(qtbot, home, OpenWindow(given))
    card = window.findChild(RecoveredCard)
    assert card is not None
    QTest.mouseClick(card.resume, Qt.MouseButton.LeftButton)
    wait_until(lambda: window.in_exam)
    settle()
    assert window.first_file.waits
    window._close_exam()
    wait_until(lambda: not window.busy)
    assert "from a file" in window.notice.label.text()
    button = next(each for each in window.notice.findChildren(QPushButton) if each.text() == "Open it")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_until(lambda: window.in_exam)
    assert window.screens is not None
    assert window.screens.model.encounter.patient.family_name == "Invented File"
    assert not window.first_file.waits

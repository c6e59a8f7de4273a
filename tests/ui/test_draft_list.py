from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from examassist.domain.patient import Patient
from examassist.errors import CouldNot
from examassist.ui import opening
from examassist.ui.start_page import DraftRow
from tests.screens import wait_until
from tests.ui.exam_room import NOW
from tests.ui.test_opening import saved
from tests.ui.window import a_window, a_workstation

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow


def test_a_draft_that_is_discarded_is_gone_from_the_list_and_stays_when_that_fails(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workstation = a_workstation(home)
    saved(workstation, opening.begin(workstation, Patient(id="7"), NOW).acts)
    window = a_window(qtbot, home)

    def refuse(*_arguments: object) -> None:
        raise CouldNot("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("examassist.storage.journal.Journal.discard", refuse)
        click_discard(window)
    assert "The disk is full." in window.notice.label.text()
    assert len(rows(window)) == 1
    click_discard(window)
    assert not rows(window)


def test_a_journal_that_cannot_be_read_says_so_in_the_place_of_the_list(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workstation = a_workstation(home)
    saved(workstation, opening.begin(workstation, Patient(id="7"), NOW).acts)
    window = a_window(qtbot, home)

    def refuse(*_arguments: object) -> None:
        raise CouldNot("The journal is open in another ExamAssist.")

    monkeypatch.setattr("examassist.storage.journal.Journal.drafts", refuse)
    window.draft_list.read()
    wait_until(lambda: not window.busy)
    assert not rows(window)
    assert not window.start_page.go_on.isEnabled()


def click_discard(window: MainWindow) -> None:
    button = next(each for each in rows(window)[0].findChildren(QPushButton) if each.text() == "Discard")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_until(lambda: not window.busy)


def rows(window: MainWindow) -> list[DraftRow]:
    return [row for row in window.start_page.findChildren(DraftRow) if row.isVisible()]

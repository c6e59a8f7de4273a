from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from examassist.domain.patient import Patient
from examassist.errors import CouldNot
from examassist.ui import drafts, opening
from examassist.ui.start_page import DraftRow
from tests.screens import settle, wait_until
from tests.ui.exam_room import NOW
from tests.ui.test_opening import saved
from tests.ui.window import a_window, a_workstation, an_invented_patient, in_exam

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


def test_nothing_is_gone_on_with_until_the_list_was_read_anew(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workstation = a_workstation(home)
    saved(workstation, opening.begin(workstation, Patient(id="7"), NOW).acts)
    window = a_window(qtbot, home)
    exam = in_exam(window, an_invented_patient()).model.exam_id
    go, real = threading.Event(), drafts.list_drafts

    def waits(*what: Any) -> object:  # noqa: ANN401  handed on as it came
        go.wait(20)
        return real(*what)

    monkeypatch.setattr(drafts, "list_drafts", waits)
    opened: list[str] = []
    window.desk.opening.connect(opened.append)
    window._close_exam()
    settle()
    assert not window.start_page.go_on.isEnabled()
    assert not any(button.isEnabled() for row in rows(window) for button in row.findChildren(QPushButton))
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not opened, "the newest of the old list is another patient"
    assert "still being looked for" in window.notice.label.text()
    go.set()
    wait_until(lambda: not window.busy)
    assert window.start_page.go_on.isEnabled()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert opened == [exam]


def test_an_exam_opens_while_the_drafts_are_still_looked_through_and_ends_the_looking(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workstation = a_workstation(home)
    acts = [opening.begin(workstation, Patient(id=f"P-{n}"), NOW).acts for n in range(3)]
    for each in acts:
        saved(workstation, each)
    window = a_window(qtbot, home)
    window.draft_list._seen.clear()
    go, looked = threading.Event(), []
    real = drafts._summary

    def slow(*what: Any, **more: Any) -> object:  # noqa: ANN401  handed on as it came
        looked.append(what)
        go.wait(20)
        return real(*what, **more)

    monkeypatch.setattr(drafts, "_summary", slow)
    window.draft_list.read()
    window.draft_list.read()  # a second one waits for the first, it does not go on beside it
    wait_until(lambda: bool(looked))
    in_exam(window)
    assert len(looked) == 1
    go.set()
    wait_until(lambda: not window.busy)
    assert len(looked) == 1, "nobody sees the list any more"
    window._close_exam()
    wait_until(lambda: not window.busy)
    assert len(rows(window)) == 4


def click_discard(window: MainWindow) -> None:
    button = next(each for each in rows(window)[0].findChildren(QPushButton) if each.text() == "Discard")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_until(lambda: not window.busy)


def rows(window: MainWindow) -> list[DraftRow]:
    return [row for row in window.start_page.findChildren(DraftRow) if row.isVisible()]

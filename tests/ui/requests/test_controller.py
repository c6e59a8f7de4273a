"""From the row of a test to the clipboard, with real keys in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from examassist.ui.assessment_page import AssessmentPage
from tests.screens import wait_until
from tests.ui.exam_room import press, settle
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow
    from examassist.ui.requests.card import RequestCard


def deciding(window: MainWindow) -> AssessmentPage:
    screens = in_exam(window, an_invented_patient())
    screens.go_to_step(9)
    settle()
    page = window.pages.currentWidget()
    assert isinstance(page, AssessmentPage)
    return page


def open_card(window: MainWindow) -> RequestCard:
    wait_until(lambda: window.commands.requesting.card is not None and window.commands.requesting.card.is_open)
    settle()
    card = window.commands.requesting.card
    assert card is not None
    return card


def test_a_test_opens_its_request_and_an_edit_of_it_is_an_act_that_comes_back(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    page = deciding(window)
    row = page.tests.rows[0]
    assert row.copy.text() == "Request text…"
    QTest.keyClick(row, Qt.Key.Key_C)
    card = open_card(window)
    assert card.text.toPlainText().startswith("Request: ")
    assert card.text.toPlainText().endswith("?")
    card.text.setFocus()
    press("z")
    card.copy.click()
    assert QGuiApplication.clipboard().text() == card.text.toPlainText()
    press("Esc")
    model = page._model
    assert [each.request for each in model.encounter.requests] == [row.id]
    window.actions_.by_id["undo"].trigger()
    assert model.encounter.requests == ()
    window.actions_.by_id["redo"].trigger()
    row.copy.click()
    assert open_card(window).text.toPlainText().startswith("zRequest: ")


def test_a_letter_is_offered_beside_the_tests(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    page = deciding(window)
    name, button = next(iter(page.tests.letters.items()))
    assert button.isVisible()
    button.click()
    label = page._model.edition.reader[name].label
    assert open_card(window).heading.text() == f"Letter: {label}"


def test_the_whole_note_is_copied_at_once(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    deciding(window)
    QGuiApplication.clipboard().setText("")
    window.actions_.by_id["copy"].trigger()
    wait_until(lambda: bool(QGuiApplication.clipboard().text()))
    note = QGuiApplication.clipboard().text()
    assert "NOT CLINICALLY REVIEWED" in note
    assert len(note.split()) <= 200


def test_the_card_closes_with_its_exam_and_what_was_typed_is_kept_there(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    page = deciding(window)
    page.tests.rows[0].copy.click()
    card = open_card(window)
    card.text.setPlainText("Mine")
    window.commands.put_away()
    assert not card.is_open
    assert [each.text for each in page._model.encounter.requests] == ["Mine"]

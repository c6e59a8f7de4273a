"""From the row of a test to the clipboard, with real keys in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from examassist.domain.act import Impression
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
    assert row.copy.text() == "Edited request…"
    window.actions_.by_id["undo"].trigger()
    assert model.encounter.requests == ()
    assert row.copy.text() == "Request text…"
    window.actions_.by_id["redo"].trigger()
    row.copy.click()
    assert open_card(window).text.toPlainText().startswith("zRequest: ")


def test_nobody_can_be_asked_for_no_test(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    page = deciding(window)
    [none] = [row for row in page.tests.rows if page._model.edition.investigation[row.id].kind == "none"]
    assert none.copy.isHidden()
    QTest.keyClick(none, Qt.Key.Key_C)
    settle()
    assert window.commands.requesting.card is None


def test_an_edited_text_goes_with_the_exam_and_a_later_finding_stands_beside_it(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    page = deciding(window)
    page.tests.rows[0].copy.click()
    card = open_card(window)
    card.text.setFocus()
    press("z")
    press("Esc")
    edited = page._model.encounter
    before = window.screens
    window.take_in(edited)
    wait_until(lambda: window.screens is not None and window.screens is not before)
    assert window.screens is not None
    model = window.screens.model
    assert model.encounter.requests == edited.requests
    first = edited.requests[0].request
    window.commands.requesting.open(first)
    assert open_card(window).changes.isHidden()
    press("Esc")
    model.set_impression(Impression(text="Something else"))
    window.commands.requesting.open(first)
    card = open_card(window)
    assert "Something else" in card.changes.toPlainText()
    assert card.text.toPlainText().startswith("zRequest: ")


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

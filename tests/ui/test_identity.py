from __future__ import annotations

import threading
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from examassist.domain.patient import Patient
from examassist.errors import CouldNot
from examassist.ui import opening
from examassist.ui.identity import Found, IdentityDialog
from examassist.ui.known import Known
from tests.screens import settle, wait_until
from tests.ui.exam_room import NOW, found, press
from tests.ui.test_opening import saved
from tests.ui.visits.visiting import FOUND, a_follow_up, opened, visited
from tests.ui.window import a_window, a_workstation

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow

INGRID = Patient(id="EX-7", family_name="Halvorsen", given_name="Ingrid", birth_date=date(1955, 3, 14))


@pytest.fixture
def window(qtbot: QtBot, home: Path) -> MainWindow:
    """A window on whose workstation Ingrid was examined before."""
    workstation = a_workstation(home)
    saved(workstation, opening.begin(workstation, INGRID, NOW).acts)
    return a_window(qtbot, home)


def enter(window: MainWindow, family: str, given: str, born: str, number: str) -> None:
    """Type a patient into the form, with keys alone."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    for text in (family, given, born, number):
        press(text) if text else None
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    assert window.who.form is not None
    window.who.form.born.setFocus()
    press("Enter")
    wait_until(lambda: not window.busy)
    settle()


def asked(window: MainWindow) -> IdentityDialog | None:
    return next((each for each in window.findChildren(IdentityDialog) if each.isVisible()), None)


def text_of(dialog: IdentityDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_somebody_new_begins_at_once(window: MainWindow) -> None:
    enter(window, "Marchetti", "Paolo", "30-Oct-1949", "EX-8")
    assert asked(window) is None
    wait_until(lambda: window.in_exam)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("halvorsen", "ingrid", "14-Mar-1955", ""), "an ID is known for one of the two exams only"),
        (("halvorsen", "ingrid", "14-Mar-1955", "EX-9"), "the ID is not"),
        (("Halvorsen", "Ingrid", "14-Mar-1955", "ex-7"), "It must be 14-Mar-1955"),
        (("Marchetti", "Paolo", "30-Oct-1949", "EX-7"), "name or birth date differ"),
    ],
)
def test_a_known_number_or_name_with_birth_date_is_shown_and_enter_by_habit_begins_nothing(
    window: MainWindow, typed: tuple[str, str, str, str], says: str
) -> None:
    enter(window, *typed)
    dialog = asked(window)
    assert dialog is not None
    assert says in text_of(dialog)
    assert "HALVORSEN, Ingrid" in text_of(dialog)
    press("Enter")
    assert asked(window) is None
    assert not window.in_exam
    assert window.who.form is not None
    assert window.who.form.isEnabled(), "what was typed can be corrected"
    assert window.who.form.family.text() == typed[0]


def test_two_exams_without_an_id_are_not_said_to_differ_in_it(qtbot: QtBot) -> None:
    nobody = INGRID.model_copy(update={"id": None})
    known = Known("exam-1", nobody, NOW, draft=False, same_number=False, same_person=True)
    around = QWidget()
    qtbot.addWidget(around)
    said = text_of(IdentityDialog(around, nobody, Found((known,), None), NOW.date()))
    assert "the ID is not" not in said
    assert "no ID is known for either exam" in said


def test_a_confirmed_birth_date_begins_a_new_exam(window: MainWindow) -> None:
    enter(window, "Halvorsen", "Ingrid", "14-Mar-1955", "EX-7")
    dialog = asked(window)
    assert dialog is not None
    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    wait_until(lambda: window.in_exam)
    assert window.screens is not None
    assert not window.screens.model.encounter.findings
    assert window.screens.model.encounter.patient.id == "EX-7"


def test_the_draft_can_be_gone_on_with_instead(window: MainWindow, home: Path) -> None:
    with closing(a_workstation(home).open_journal()) as journal:
        (exam,) = [draft.exam_id for draft in journal.drafts()]
    enter(window, "Halvorsen", "Ingrid", "14-Mar-1955", "EX-7")
    dialog = asked(window)
    assert dialog is not None
    QTest.mouseClick(dialog.drafts[exam], Qt.MouseButton.LeftButton)
    wait_until(lambda: window.in_exam)
    assert window.screens is not None
    assert window.screens.model.exam_id == exam


def a_late_answer(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Somebody new is typed in, and what is looked up comes when the event is set."""
    go = threading.Event()

    def waits(*_what: object) -> tuple[()]:
        go.wait(20)
        return ()

    monkeypatch.setattr("examassist.ui.known.matches", waits)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.who.form is not None
    window.who.form.number.setText("EX-8")
    window.who.form.born.setFocus()
    press("Enter")
    assert window.busy
    return go


def test_an_answer_that_comes_when_another_exam_is_open_leaves_that_one_open(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = a_late_answer(window, monkeypatch)
    exam = window.start_page.drafts[0].exam
    window.continue_draft(exam)
    wait_until(lambda: window.in_exam)
    go.set()
    wait_until(lambda: not window.busy)
    settle()
    assert window.screens is not None
    assert window.screens.model.exam_id == exam


@pytest.mark.parametrize("away", ["to_drafts", "new_exam"])
def test_an_answer_that_comes_when_the_form_was_left_or_emptied_begins_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, away: str
) -> None:
    go = a_late_answer(window, monkeypatch)
    getattr(window, away)()
    go.set()
    wait_until(lambda: not window.busy)
    settle()
    assert not window.in_exam


def test_a_search_that_fails_is_said_and_the_exam_begins_all_the_same(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_what: object) -> None:
        raise CouldNot("The journal is open in another ExamAssist.")

    monkeypatch.setattr("examassist.ui.known.matches", refuse)
    enter(window, "Halvorsen", "Ingrid", "14-Mar-1955", "EX-7")
    wait_until(lambda: window.in_exam)
    settle()
    assert window.notice.isVisible()
    assert "Earlier exams could not be looked for. The journal is open" in window.notice.label.text()


def test_identify_later_asks_nothing(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.who.form is not None
    QTest.mouseClick(window.who.form.later, Qt.MouseButton.LeftButton)
    wait_until(lambda: window.in_exam)
    assert asked(window) is None
    assert window.banner.not_identified.isVisible()


def test_a_confirmed_earlier_visit_stands_beside_the_new_exam_and_fills_nothing(qtbot: QtBot, home: Path) -> None:
    exam = visited(a_workstation(home))
    window = a_window(qtbot, home)
    enter(window, "Halvorsen", "Ingrid", "14-Mar-1955", "EX-7")
    dialog = asked(window)
    assert dialog is not None
    assert f"{len(FOUND)} values recorded" in text_of(dialog)
    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    model = opened(window).model
    assert model.encounter.findings == ()
    assert model.follow_up is None
    assert model.assessment.earlier == (exam,)


def test_a_follow_up_says_how_many_values_it_asks_and_begins_as_one(qtbot: QtBot, home: Path) -> None:
    visited(a_workstation(home))
    window = a_window(qtbot, home)
    enter(window, "Halvorsen", "Ingrid", "14-Mar-1955", "")
    dialog = asked(window)
    assert dialog is not None
    assert dialog.follow_up is not None
    assert "Nothing is filled in" in text_of(dialog)
    said = dialog.follow_up.text()
    dialog.follow_up.setFocus()
    press("Space")
    screens = opened(window)
    assert screens.model.follow_up is not None
    first = screens.model.follow_up
    assert said == f"Confirmed: follow-up, {first.count} values"
    assert not first.deciding
    page = screens.current_page()
    assert page is not None
    assert page._head.visit.isVisible()
    assert page._head.visit.text.startswith("Follow-up of ")


def test_without_a_result_there_is_nothing_to_follow(window: MainWindow) -> None:
    enter(window, "Halvorsen", "Ingrid", "14-Mar-1955", "EX-7")
    dialog = asked(window)
    assert dialog is not None
    assert dialog.follow_up is None, "the exam before has no finding"


def test_a_visit_whose_birth_date_differs_is_shown_and_never_stands_beside(qtbot: QtBot, home: Path) -> None:
    visited(a_workstation(home))
    window = a_window(qtbot, home)
    enter(window, "Marchetti", "Paolo", "30-Oct-1949", "EX-7")
    dialog = asked(window)
    assert dialog is not None
    assert "name or birth date differ" in text_of(dialog)
    assert dialog.follow_up is None
    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    assert opened(window).model.assessment.earlier == ()


def test_who_is_identified_later_goes_through_the_same_question(qtbot: QtBot, home: Path) -> None:
    exam = visited(a_workstation(home))
    window = a_window(qtbot, home)
    window.desk.begin(None)
    model = opened(window).model
    model.record([found("ankle_reflex.left", "absent")])
    identify(window, "Halvorsen", "Ingrid", "14-Mar-1955", "EX-7")
    dialog = asked(window)
    assert dialog is not None
    assert dialog.follow_up is None, "an exam under way stays what it is"
    assert not dialog.drafts
    assert not model.encounter.patient.identified, "nothing is recorded before the question"
    press("Enter")
    assert not model.encounter.patient.identified
    assert window.who.form is not None
    assert window.who.form.isEnabled()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.who.form.born.setFocus()
    press("Enter")
    wait_until(lambda: not window.busy)
    dialog = asked(window)
    assert dialog is not None
    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    wait_until(lambda: bool(model.assessment.earlier))
    assert model.encounter.patient.id == "EX-7"
    assert model.assessment.earlier == (exam,)
    assert len(model.encounter.findings) == 1


def test_the_visits_of_somebody_else_go_when_the_patient_is_corrected(qtbot: QtBot, home: Path) -> None:
    window, screens = a_follow_up(qtbot, home)
    model = screens.model
    assert model.assessment.earlier
    identify(window, "Marchetti", "Paolo", "30-Oct-1949", "EX-8")
    assert asked(window) is None
    wait_until(lambda: not model.assessment.earlier)
    assert model.encounter.patient.id == "EX-8"
    assert model.follow_up is None
    assert model.marks.latest is None


def identify(window: MainWindow, family: str, given: str, born: str, number: str) -> None:
    """Correct who is examined, with keys alone."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    settle()
    for text in (family, given, born, number):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        press(text)
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    assert window.who.form is not None
    window.who.form.born.setFocus()
    press("Enter")
    wait_until(lambda: not window.busy)
    settle()

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from examassist.domain.act import FlagAnswer
from examassist.errors import CouldNot
from examassist.ui.commands.note import NotePopover
from examassist.ui.emergency.who_acts import WhoActs
from examassist.ui.leaving import LeavingDialog, Way
from tests.screens import settle, wait_until
from tests.ui.exam_room import found, key
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow

EMERGENCY = "acute_limb_ischaemia"


@pytest.fixture
def unsaved(qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with one answer that the disk refuses."""
    window = a_window(qtbot, home)
    model = in_exam(window).model
    wait_until(lambda: model.unsaved == 0)

    def refuse(*_arguments: object) -> None:
        raise CouldNot("The disk is full.")

    monkeypatch.setattr("examassist.storage.journal.Journal.append", refuse)
    model.record([found("femoral_pulse.right", "normal")])
    return window


@pytest.fixture
def without_journal(qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window with an exam that the journal refused."""
    window = a_window(qtbot, home)

    def refuse(_edition: object) -> str:
        raise CouldNot("The journal is open in another ExamAssist.")

    monkeypatch.setattr(window._workstation, "start_exam", refuse)
    in_exam(window)
    return window


def asked(window: MainWindow) -> LeavingDialog | None:
    settle()
    return next((each for each in window.findChildren(LeavingDialog) if each.isVisible()), None)


def answer(window: MainWindow, way: Way) -> None:
    dialog = asked(window)
    assert dialog is not None
    dialog.buttons[way].click()
    settle()


def test_a_window_with_everything_saved_closes_without_a_question(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window).model.record([found("femoral_pulse.right", "normal")])
    assert window.close()
    assert asked(window) is None


def test_closing_the_window_asks_what_becomes_of_unsaved_answers(unsaved: MainWindow) -> None:
    assert not unsaved.close()
    dialog = asked(unsaved)
    assert dialog is not None
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "1 answer is not on the disk" in texts
    dialog.go_on.click()
    settle()
    assert unsaved.isVisible()
    assert unsaved.in_exam
    unsaved.close()
    answer(unsaved, Way.LEAVE)
    assert not unsaved.isVisible()


def test_a_new_exam_and_another_file_ask_before_they_put_unsaved_answers_away(
    unsaved: MainWindow, tmp_path: Path
) -> None:
    for leave in (unsaved.new_exam, unsaved.close_exam, lambda: unsaved.files.open_file(tmp_path / "other.json")):
        leave()
        assert unsaved.in_exam
        dialog = asked(unsaved)
        assert dialog is not None
        dialog.go_on.click()
    unsaved.new_exam()
    answer(unsaved, Way.LEAVE)
    assert not unsaved.in_exam
    assert unsaved.pages.currentWidget() is unsaved.who.form


def test_unsaved_answers_go_into_a_file_and_then_the_window_closes(
    unsaved: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "exam.json"), ""))
    unsaved.close()
    answer(unsaved, Way.FILE)
    wait_until(lambda: not unsaved.isVisible())
    assert b"femoral_pulse" in (tmp_path / "exam.json").read_bytes()


def test_unsaved_answers_go_into_a_pdf_and_then_the_window_closes(
    without_journal: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = without_journal.desk.model
    assert model is not None
    model.record([found("femoral_pulse.right", "normal")])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    without_journal.close()
    answer(without_journal, Way.PDF)
    wait_until(lambda: not without_journal.isVisible())
    assert list(tmp_path.glob("*.pdf"))


def test_a_file_that_was_not_chosen_or_not_written_keeps_the_window_open(
    unsaved: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("", str(tmp_path / "no such folder" / "exam.json")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments, path=path: (path, ""))
        unsaved.close()
        answer(unsaved, Way.FILE)
        wait_until(lambda: not unsaved.busy)
        assert unsaved.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "exam.json"), ""))
    unsaved.files.ask_where_to_save()
    wait_until(lambda: not unsaved.busy)
    assert unsaved.isVisible(), "a file saved later does not close the window by itself"
    assert unsaved.close(), "what is in a file is not lost"


def test_an_exam_without_a_journal_asks_as_soon_as_something_is_recorded(without_journal: MainWindow) -> None:
    assert without_journal.desk.keeping.unsaved() == 0
    model = without_journal.desk.model
    assert model is not None
    model.record([found("femoral_pulse.right", "normal")])
    assert not without_journal.close()
    answer(without_journal, Way.LEAVE)
    assert not without_journal.isVisible()


def who_acts(window: MainWindow) -> WhoActs:
    settle()
    return next(each for each in window.findChildren(WhoActs) if each.isVisible())


def test_leaving_an_unanswered_emergency_asks_who_acts(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window, an_invented_patient(EMERGENCY)).model
    flag = model.assessment.emergency
    assert flag is not None
    window.close_exam()
    dialog = who_acts(window)
    assert any(flag.says in label.text() for label in dialog.findChildren(QLabel))
    dialog.go_on.click()
    wait_until(lambda: window.in_exam)
    window.close_exam()
    dialog = who_acts(window)
    dialog.told.setText("vascular on call")
    dialog.acting.click()
    settle()
    assert not window.in_exam
    wait_until(lambda: not window.busy)
    journal = window._workstation.open_journal()
    try:
        [draft] = journal.drafts()
        last = journal.acts(draft.exam_id)[-1]
        assert '"acting"' in last
        assert "vascular on call" in last
    finally:
        journal.close()


def test_leaving_can_say_why_it_is_no_emergency(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window, an_invented_patient(EMERGENCY)).model
    open_flags = [flag.id for flag in model.assessment.raised if flag.tier in {"now", "today"}]
    window.close_exam()
    dialog = who_acts(window)
    dialog.none.click()
    for pick in dialog.form.about.values():
        pick.setChecked(True)
    dialog.form.picks[0].click()
    dialog.form.record.click()
    assert dialog.isVisible(), "long-standing does not go with an onset recorded as new"
    dialog.form.picks[1].click()
    dialog.form.record.click()
    settle()
    assert not window.in_exam
    assert [(each.flag, each.because) for each in model.encounter.flag_answers] == [
        (flag, "other_explanation") for flag in open_flags
    ]


def test_an_answered_emergency_is_left_without_a_question(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window, an_invented_patient(EMERGENCY)).model
    for flag in model.assessment.raised:
        model.answer_flag(FlagAnswer(flag=flag.id, answer="acting"))
    window.close_exam()
    assert not window.in_exam


def test_a_person_may_leave_an_emergency_without_an_answer(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window, an_invented_patient(EMERGENCY))
    assert not window.close()
    who_acts(window).leave.click()
    settle()
    assert not window.isVisible()


def test_a_draft_on_which_nobody_acts_is_not_put_away_silently(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    exam = in_exam(window, an_invented_patient(EMERGENCY)).model.exam_id
    window.close_exam()
    who_acts(window).leave.click()
    wait_until(lambda: not window.busy and bool(window.start_page.drafts))
    discard = next(each for each in window.start_page.findChildren(QPushButton) if each.text() == "Discard")
    discard.click()
    dialog = asked(window)
    assert dialog is not None
    dialog.go_on.click()
    wait_until(lambda: not window.busy)
    assert [draft.exam for draft in window.start_page.drafts] == [exam]
    discard.click()
    answer(window, Way.LEAVE)
    wait_until(lambda: not window.start_page.drafts)


def test_an_exported_exam_on_which_nobody_acts_stays_among_the_drafts(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window, an_invented_patient(EMERGENCY)).model
    wait_until(lambda: model.unsaved == 0)
    for kept in (1, 0):
        window.files.export(tmp_path)
        wait_until(lambda: not window.desk.files.writing)
        journal = window._workstation.open_journal()
        try:
            assert len(journal.drafts()) == kept
        finally:
            journal.close()
        assert window.emergencies is not None
        window.emergencies.say([FlagAnswer(flag=each.id, answer="acting") for each in window.emergencies.unanswered()])
        wait_until(lambda: model.unsaved == 0)


@pytest.mark.parametrize("way", ["another exam", "quit", "hidden meanwhile"])
def test_a_note_that_is_still_being_written_stays_with_its_own_exam(qtbot: QtBot, home: Path, way: str) -> None:
    window = a_window(qtbot, home)
    first = in_exam(window)
    exam = first.model.exam_id
    first.go_to_cell(key("dorsalis_pedis_pulse.left"))
    settle()
    window.commands.note()
    writing = QApplication.focusWidget()
    assert writing is not None
    QTest.keyClicks(writing, "a blister from new boots")
    if way == "quit":
        window.close()
        wait_until(lambda: not window.isVisible())
    else:
        if way == "hidden meanwhile":
            window.privacy.hide_all()
        window.take_in(an_invented_patient())
        wait_until(lambda: window.screens is not None and window.screens is not first)
        model = window.desk.model
        assert model is not None
        wait_until(lambda: model.unsaved == 0)
        assert not any("blister" in act for act in kept(window, model.exam_id))
        assert not any(each.isVisible() for each in window.findChildren(NotePopover))
    assert any("blister" in act for act in kept(window, exam))


def kept(window: MainWindow, exam: str) -> list[str]:
    journal = window._workstation.open_journal()
    try:
        return list(journal.acts(exam))
    finally:
        journal.close()

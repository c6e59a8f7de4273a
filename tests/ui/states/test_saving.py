"""A disk that refuses, met in the real window: what is said, what is kept, and what becomes of the keys."""

from __future__ import annotations

import logging
import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from examassist.domain.act import act_json
from examassist.errors import CouldNot
from examassist.ui.states.save_card import SaveCard
from tests.screens import settle, wait_until
from tests.ui.exam_room import blank, found, press, value
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.main_window import MainWindow

PULSE, OTHER = "femoral_pulse.right", "femoral_pulse.left"


@contextmanager
def full(window: MainWindow) -> Iterator[None]:
    """The system lets the journal grow no further, as a full disk does."""
    wal = window._workstation.journal_file.with_name("journal.db-wal")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (wal.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def window(qtbot: QtBot, home: Path) -> MainWindow:
    """A window with an exam whose every answer is saved."""
    made = a_window(qtbot, home)
    model = in_exam(made, an_invented_patient()).model
    wait_until(lambda: model.unsaved == 0)
    return made


def the_model(window: MainWindow) -> EncounterModel:
    assert window.screens is not None
    return window.screens.model


def card_of(window: MainWindow) -> SaveCard:
    card = window.findChild(SaveCard)
    assert card is not None
    return card


def fail_to_save(window: MainWindow) -> SaveCard:
    """Record a value that the disk refuses."""
    the_model(window).record([found(PULSE, "weak")])
    card = card_of(window)
    wait_until(card.isVisible)
    settle()
    return card


def in_journal(window: MainWindow) -> list[str]:
    journal = window._workstation.open_journal()
    try:
        return journal.acts(the_model(window).exam_id)
    finally:
        journal.close()


def test_a_full_disk_is_said_at_once_and_trying_again_saves_everything(window: MainWindow) -> None:
    model = the_model(window)
    before = len(model.acts)
    with full(window):
        card = fail_to_save(window)
        assert "1 answer since" in card.safe.text()
        assert window.banner.saved.text().startswith("Not saved since ")
        assert len(in_journal(window)) == before
        QTest.mouseClick(card.retry, Qt.MouseButton.LeftButton)
        wait_until(lambda: "still not saved" in card.status.text())
        assert card.isVisible()
    QTest.mouseClick(card.retry, Qt.MouseButton.LeftButton)
    wait_until(lambda: not card.isVisible())
    assert window.banner.saved.text().startswith("Saved ")
    assert in_journal(window) == [act_json(act) for act in model.acts]
    assert "Everything is saved now" in window.notice.label.text()


def test_what_was_typed_before_the_card_is_kept_and_what_is_typed_under_it_is_refused_in_sight(
    window: MainWindow,
) -> None:
    screens = window.screens
    assert screens is not None
    model = screens.model
    with full(window):
        card = fail_to_save(window)
        model.record([found(OTHER, "weak")])  # a key that was on its way
        screens.go_to_step(5)
        settle()
        acts = len(model.acts)
        press("2", "Space", "x")
        assert len(model.acts) == acts
        assert window.keys._lit
    assert value(model, OTHER) == "weak"
    QTest.mouseClick(card.retry, Qt.MouseButton.LeftButton)
    wait_until(lambda: not card.isVisible())
    assert in_journal(window) == [act_json(act) for act in model.acts]


def test_going_on_is_said_once_and_the_banner_says_it_until_it_is_saved(window: MainWindow) -> None:
    screens = window.screens
    assert screens is not None
    model = screens.model
    with full(window):
        card = fail_to_save(window)
        QTest.mouseClick(card.go_on, Qt.MouseButton.LeftButton)
        settle()
        assert not card.isVisible()
        model.record([found(OTHER, "weak")])
        wait_until(lambda: not window.busy)
        QTest.qWait(100)
        assert not card.isVisible(), "one has said that one goes on"
        assert window.banner.saved.text().startswith("Not saved since ")
        QTest.mouseClick(window.banner.retry, Qt.MouseButton.LeftButton)
        wait_until(card.isVisible)
        assert "2 answers since" in card.safe.text()
    window.banner.retry.click()
    wait_until(lambda: not card.isVisible())
    assert window.banner.saved.text().startswith("Saved ")


def test_a_copy_elsewhere_holds_what_the_disk_refused(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "stick" / "copy.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_what: (str(copy), ""))

    def refuse(*_arguments: object) -> None:
        raise CouldNot("journal.db: the disk is full.")

    monkeypatch.setattr("examassist.storage.journal.Journal.append", refuse)
    card = fail_to_save(window)
    QTest.keyClick(card.heading, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: bool(card.status.text()))
    assert "could not be written" in card.status.text(), "the folder is not there"
    assert str(copy) in card.status.text()
    copy.parent.mkdir()
    QTest.mouseClick(card.copy, Qt.MouseButton.LeftButton)
    wait_until(lambda: card.status.text() == f"Saved as {copy}")
    assert card.isVisible(), "the journal still refuses"
    again = window._workstation.read_exam(copy)
    assert {str(each.key): each.value for each in again.findings}[PULSE] == "weak"


def test_a_draft_report_can_be_exported_from_the_card(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_what: str(tmp_path))
    with full(window):
        card = fail_to_save(window)
    monkeypatch.setattr("examassist.storage.journal.Journal.append", _refused)
    QTest.mouseClick(card.export, Qt.MouseButton.LeftButton)
    wait_until(lambda: card.status.text().startswith("Exported to "))
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def _refused(*_arguments: object) -> None:
    raise CouldNot("journal.db: the disk is full.")


def test_a_journal_that_was_moved_away_is_no_place_to_save(window: MainWindow) -> None:
    folder = window._workstation.settings.data_folder
    away = folder.with_name("unplugged")
    folder.rename(away)
    card = fail_to_save(window)
    assert "no longer there" in card.what.text()
    assert not folder.exists(), "a second journal would hide the first"
    away.rename(folder)
    QTest.mouseClick(card.retry, Qt.MouseButton.LeftButton)
    wait_until(lambda: not card.isVisible())
    assert in_journal(window) == [act_json(act) for act in the_model(window).acts]


def test_an_exam_that_the_journal_refused_is_entered_by_trying_again(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)

    def refuse(*_arguments: object) -> str:
        raise CouldNot("The journal is open in another ExamAssist.", "Nothing was changed.", "Close it.")

    with monkeypatch.context() as broken:
        broken.setattr(window._workstation, "start_exam", refuse)
        model = in_exam(window).model
        card = card_of(window)
        wait_until(card.isVisible)
        model.record([found(PULSE, "weak")])
    QTest.mouseClick(card.retry, Qt.MouseButton.LeftButton)
    wait_until(lambda: not card.isVisible())
    assert in_journal(window) == [act_json(act) for act in model.acts]
    assert window.banner.saved.text().startswith("Saved ")


def test_what_was_said_of_other_things_before_does_not_stand_on_it(window: MainWindow) -> None:
    window.desk.files.said.emit("Saved as copy.json")
    with full(window):
        card = fail_to_save(window)
        assert card.status.text() == ""
        assert not card.status.isVisible()


def test_what_was_saved_while_everything_was_hidden_is_not_said_to_be_unsaved(window: MainWindow) -> None:
    with full(window):
        card = fail_to_save(window)
    window.privacy.hide_all()
    window.desk.keeping.retry()
    wait_until(lambda: the_model(window).unsaved == 0)
    window.privacy.uncover()
    settle()
    assert not card.isVisible()


def test_it_goes_away_with_the_exam(window: MainWindow) -> None:
    with full(window):
        card = fail_to_save(window)
        window._close_exam()
        settle()
        assert not card.isVisible()


def test_nothing_that_is_logged_or_printed_names_the_patient(
    window: MainWindow, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    patient = the_model(window).encounter.patient
    with caplog.at_level(logging.DEBUG), full(window):
        fail_to_save(window)
    out, err = capfd.readouterr()
    for name in (patient.family_name, patient.id):
        assert name
        assert name not in caplog.text + out + err
    assert "Traceback" not in out + err


def test_it_waits_while_everything_is_hidden(window: MainWindow) -> None:
    window.privacy.hide_all()
    with full(window):
        the_model(window).record([found(PULSE, "weak")])
        wait_until(lambda: window.banner.saved.text().startswith("Not saved since "))
        assert not card_of(window).isVisible()
        window.privacy.uncover()
        settle()
        assert card_of(window).isVisible()
    assert not blank(the_model(window), PULSE)

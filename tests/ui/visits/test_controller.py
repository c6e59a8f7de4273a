from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from examassist.domain.act import EarlierGiven
from examassist.domain.encounter import encounter_json
from examassist.domain.evolve import evolve
from examassist.domain.patient import Patient
from examassist.ui.visits.attaching import kept
from examassist.ui.visits.reading import Given, read_visits
from tests.screens import settle, wait_until
from tests.ui.exam_room import found, key
from tests.ui.visits.visiting import INGRID, a_follow_up, opened, visited
from tests.ui.window import a_window, a_workstation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow

PAOLO = Patient(id="EX-8", family_name="Marchetti", given_name="Paolo")
SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def shift_ctrl(window: MainWindow, which: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, which, SHIFT_CTRL)
    settle()


def test_ctrl_shift_p_hides_every_mark_and_is_remembered_until_the_window_closes(qtbot: QtBot, home: Path) -> None:
    window, screens = a_follow_up(qtbot, home, follow_up=False)
    model = screens.model
    model.record([found("ankle_reflex.left", "normal")])
    screens.go_to_cell(key("ankle_reflex.left"))
    page = screens.current_page()
    assert page is not None
    cell = page.cell(key("ankle_reflex.left"))
    assert cell is not None
    assert "last visit" in cell.accessibleDescription()
    acts = model.acts
    shift_ctrl(window, Qt.Key.Key_P)
    assert "last visit" not in cell.accessibleDescription()
    assert "hidden" in window.notice.label.text()
    window.desk.begin(INGRID, Given((model.assessment.earlier[0],), follow_up=False))
    wait_until(lambda: window.screens is not screens)
    again = opened(window).model
    shown = [again.marks.on]
    shift_ctrl(window, Qt.Key.Key_P)
    shown.append(again.marks.on)
    assert shown == [False, True]
    assert acts == model.acts, "looking is no act"


def a_file(home: Path, patient: Patient = INGRID, days: int = 90) -> Path:
    """The file of an earlier visit, saved elsewhere."""
    there = a_workstation(home / "there")
    (visit,) = read_visits(there, [visited(there, patient=patient, days=days)])
    path = home / "visit.json"
    path.write_text(encounter_json(visit), encoding="utf-8")
    return path


def attach(window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Attach that file, by the key and the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    shift_ctrl(window, Qt.Key.Key_O)
    wait_until(lambda: not window.busy)
    settle()


def test_a_file_stands_beside_the_exam_is_kept_and_nothing_of_it_is_merged(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    window.desk.begin(INGRID)
    model = opened(window).model
    path = a_file(home)
    attach(window, path, monkeypatch)
    assert model.marks.latest is not None
    assert len(model.assessment.earlier) == 1
    assert model.encounter.findings == ()
    attach(window, path, monkeypatch)
    assert len(model.assessment.earlier) == 1, "the same file twice is one visit"
    exam = model.exam_id
    wait_until(lambda: not model.unsaved)
    path.unlink()
    window.close_exam()
    wait_until(lambda: not window.busy)
    window.continue_draft(exam)
    assert opened(window).model.marks.latest is not None, "the visit is in the journal, the file may go"


def test_attaching_to_a_follow_up_leaves_it_one(qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, screens = a_follow_up(qtbot, home)
    attach(window, a_file(home, days=200), monkeypatch)
    assert len(screens.model.assessment.earlier) == 2
    assert screens.model.follow_up is not None


@pytest.mark.parametrize(
    ("patient", "days", "says"),
    [
        (Patient(id="EX-8", family_name="Marchetti", given_name="Paolo"), 90, "MARCHETTI, Paolo"),
        (evolve(INGRID, birth_date=date(1956, 3, 14)), 90, "14-Mar-1956"),
        (INGRID, 0, "not before this exam"),
    ],
)
def test_a_file_of_somebody_else_or_of_later_is_refused_with_the_reason(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch, patient: Patient, days: int, says: str
) -> None:
    window = a_window(qtbot, home)
    window.desk.begin(INGRID)
    model = opened(window).model
    attach(window, a_file(home, patient, days), monkeypatch)
    assert says in window.notice.label.text()
    assert not any(isinstance(act, EarlierGiven) for act in model.acts)
    assert model.marks.latest is None


def test_an_exam_of_nobody_takes_no_visit(qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = a_window(qtbot, home)
    window.desk.begin(None)
    model = opened(window).model
    attach(window, a_file(home), monkeypatch)
    assert "whose exam this is" in window.notice.label.text()
    assert model.marks.latest is None


class Slow:
    """Holds what one function of the reading thread gives back until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, where: str, real: Callable[..., object]) -> None:
        self.asked, self.go = threading.Event(), threading.Event()
        self.real = real
        monkeypatch.setattr(where, self)

    def __call__(self, *what: object) -> object:
        done = self.real(*what)
        self.asked.set()
        self.go.wait(20)
        return done


def test_a_file_is_compared_with_whom_the_exam_is_about_when_it_has_been_read(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    window.desk.begin(INGRID)
    model = opened(window).model
    path = a_file(home)
    slow = Slow(monkeypatch, "examassist.ui.visits.attaching.kept", kept)
    window.visits.attach(path)
    wait_until(slow.asked.is_set)
    model.identify(PAOLO)
    slow.go.set()
    wait_until(lambda: not window.busy)
    settle()
    assert not any(isinstance(act, EarlierGiven) for act in model.acts)
    assert model.marks.latest is None
    assert "MARCHETTI, Paolo" in window.notice.label.text()


def test_visits_that_were_read_for_somebody_else_do_not_stand_beside_the_exam(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exam = visited(a_workstation(home))
    window = a_window(qtbot, home)
    window.desk.begin(None)
    model = opened(window).model
    slow = Slow(monkeypatch, "examassist.ui.visits.reading.read_visits", read_visits)
    window.visits._identified(model, INGRID, Given((exam,)))
    wait_until(slow.asked.is_set)
    model.identify(PAOLO)
    slow.go.set()
    wait_until(lambda: not window.busy)
    settle()
    assert model.assessment.earlier == ()
    assert model.marks.latest is None

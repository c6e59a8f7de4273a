"""An exam typed from paper in the real window: begun, numbered, marked, told in every paper of it, and ended."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from examassist.domain.finding import How
from examassist.knowledge.numbering import numbers
from examassist.report.entries import from_paper
from examassist.report.record import Record
from examassist.report.requests.note import whole_note
from examassist.report.text import plain_text
from examassist.settings import Settings
from examassist.ui.check.found import entered
from examassist.ui.composing import composing
from examassist.ui.paper.controller import OnPaper
from examassist.workstation import Workstation
from tests.screens import settle, wait_until
from tests.ui.exam_room import press, wrist
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.main_window import MainWindow


def begin(window: MainWindow) -> str:
    """From the menu, with the day before typed by hand; the moment as typed."""
    window.actions_.by_id["from_paper"].trigger()
    dialog = window.paper.dialog
    assert dialog is not None
    moment = f"{window._workstation.now() - timedelta(days=1):%Y-%m-%d} 14:30"
    wait_until(lambda: QApplication.focusWidget() is dialog.when)
    press(moment, "Enter")
    window.activateWindow()  # which a real window manager does by itself
    settle()
    return moment


def begun_again(window: MainWindow, model: EncounterModel) -> str:
    """Begun, ended by the menu, begun, ended by undo, and begun again by redo."""
    begin(window)
    window.actions_.by_id["from_paper"].trigger()
    assert model.paper.now is None
    assert window.banner.from_paper.isHidden()
    assert len(model.encounter.paper) == 1, "what was said stays in the record"
    moment = begin(window)
    window.actions_.by_id["undo"].trigger()
    settle()
    assert window.banner.from_paper.isHidden()
    assert window.actions_.by_id["from_paper"].text() == "Entered from paper"
    window.actions_.by_id["redo"].trigger()
    settle()
    return moment


def go_to(window: MainWindow, number: str) -> None:
    """Ctrl K, the number from the paper, Enter."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(number, "Enter")
    settle()


def test_values_typed_by_their_numbers_say_from_paper_everywhere_until_it_ends(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    model = screens.model
    assert window.banner.from_paper.isHidden()
    moment = begun_again(window, model)
    assert f"{model.encounter.examined_at:%Y-%m-%d %H:%M}" == moment
    assert window.banner.from_paper.isVisible()
    assert "FROM PAPER" in window.banner.from_paper.label.text()

    number = numbers(model.edition)
    sided = next(item for item in model.edition.items if item.show == "always" and item.sided and item.kind == "grade")
    go_to(window, number[sided.id])
    page = screens.current_page()
    assert page is not None
    assert page.focused_key is not None
    assert page.focused_key.item == sided.id
    assert page._head.visit.text.startswith("From paper, examined ")
    shown = next(row.item.label for row in page._sheet.shown if row.item.id == sided.id)
    assert shown == f"{number[sided.id]}  {sided.label}"
    key = sided.values[0].key
    assert key is not None
    press(key)
    (finding,) = model.encounter.findings
    assert (finding.item, finding.how) == (sided.id, How.FROM_PAPER)
    page.fill_rest_normal()
    assert {each.how for each in model.encounter.findings} == {How.FROM_PAPER, How.SECTION_NORMAL}

    document = composing("summary", model, (), window._workstation)()
    text = plain_text(document)
    _first, told = from_paper(Record(model.encounter, model.assessment, model.edition))
    assert told.startswith("Entered from paper on ")
    assert "; examined on " in told
    assert told in " ".join(text.split())
    assert "1 from paper" in text
    assert "¶ entered from paper" in document.legend
    assert told in whole_note(Record(model.encounter, model.assessment, model.edition))
    assert "1 from paper" in entered(model)

    window.close_exam()
    settle()
    assert window.banner.from_paper.isHidden()
    again = in_exam(window).model
    assert again is not model
    assert (again.paper.now, again.encounter.paper) == (None, ())
    assert window.banner.from_paper.isHidden()


class Room(QObject):
    """As much of a window as a blank checklist needs: content, and somebody to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.edition = wrist()
        self.said: list[str] = []
        self.notice = SimpleNamespace(say=self.said.append, complain=self.said.append)


class AtOnce:
    """Does beside the window what is asked for, without waiting."""

    def run(self, work: Callable[[], Path], then: Callable[[Path], None], _failed: object) -> None:
        """Do it, then tell."""
        then(work())


def test_blank_checklists_go_beside_what_is_there_and_no_folder_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room: Any = Room()
    at_once: Any = AtOnce()
    paper = OnPaper(room, Workstation(Settings(data_folder=tmp_path / "data")), at_once)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: "")
    paper.doings()["blank"]()
    assert room.said == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    there = tmp_path / f"examassist-checklist-wrist-{wrist().short_digest}.pdf"
    there.write_bytes(b"mine")
    paper.doings()["blank"]()
    paper.doings()["blank_all"]()
    assert there.read_bytes() == b"mine"
    second, whole = there.with_stem(f"{there.stem}-2"), there.with_stem(f"{there.stem}-all")
    assert all(path.read_bytes().startswith(b"%PDF") for path in (second, whole))
    assert room.said[1::2] == [f"Blank checklist written to {path}" for path in (second, whole)]

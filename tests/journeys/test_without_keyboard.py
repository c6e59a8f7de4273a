"""Whole exams without a keyboard, from the start page to the exported draft: by mouse alone, and by finger alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from examassist.domain.finding import AbsentReason, How
from examassist.settings import Layout
from examassist.ui.answers.entry import EntryCell
from tests.journeys.pointing import Examiner, Pointer
from tests.journeys.test_stenosis import text_of
from tests.screens import settle, wait_until
from tests.ui.exam_room import dressed
from tests.ui.window import a_window, an_invented_patient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def plain_afterwards(qapp: QApplication) -> Iterator[None]:
    del qapp
    yield
    dressed()


@pytest.fixture(autouse=True)
def given_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own window for choosing a folder answers by itself; it is not ours."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))


def begun_by(pointer: Pointer, window: MainWindow) -> ExamScreens:
    """A new exam of somebody who is identified later, because a name needs letters."""
    pointer.hit(window.start_page.new)
    assert window.who.form is not None
    pointer.hit(window.who.form.later)
    wait_until(lambda: window.screens is not None)
    settle()
    assert window.screens is not None
    return window.screens


def draft_in(folder: Path) -> str:
    """The words of the one PDF that was exported."""
    wait_until(lambda: bool(list(folder.glob("*.pdf"))))
    (pdf,) = folder.glob("*.pdf")
    return " ".join(text_of(pdf).split())


def test_a_mouse_needs_one_click_for_each_value_and_no_scrolling(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home, size=(1366, 768))
    mouse, wanted = Pointer(), an_invented_patient()
    screens = begun_by(mouse, window)
    examiner = Examiner(window, mouse)
    given = list(examiner.examine(wanted, skip=lambda cell: isinstance(cell, EntryCell)))
    impression = examiner.decide()
    examiner.export()
    printed = draft_in(tmp_path)

    encounter = screens.model.encounter
    own = {finding.key: finding.value for finding in encounter.findings if finding.how is not How.GROUP_ANSWER}
    assert own == {finding.key: finding.value for finding in given}
    assert len(own) >= 50
    assert screens.model.edition.condition[impression].label in printed
    assert "DRAFT" in printed


def test_a_finger_answers_everything_on_the_pad(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home, size=(1280, 800))
    window.appearance.change(layout=Layout.TOUCH)
    settle()
    finger, wanted = Pointer(finger=True), an_invented_patient()
    screens = begun_by(finger, window)
    examiner = Examiner(window, finger)
    answered = list(examiner.examine_on_pad(wanted))
    impression = examiner.decide()
    examiner.export()
    printed = draft_in(tmp_path)

    encounter = screens.model.encounter
    own = {finding.key: finding for finding in encounter.findings if finding.how is not How.GROUP_ANSWER}
    assert list(dict.fromkeys(answered)) == answered
    assert set(own) == set(answered)
    for key, finding in own.items():
        asked = wanted.finding(key)
        assert finding.value == (asked.value if asked is not None else None), key
        assert (finding.not_obtained is AbsentReason.NOT_DONE) is (asked is None), key
    assert len(own) >= 57
    assert screens.model.edition.condition[impression].label in printed
    assert "DRAFT" in printed

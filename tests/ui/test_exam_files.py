from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.errors import CouldNot
from examassist.knowledge.encounter_file import read_encounter
from examassist.ui import drafts
from tests.screens import wait_until
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def test_the_file_holds_the_exam_and_its_name_holds_no_name(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    encounter = an_invented_patient()
    in_exam(window, encounter)
    assert "invented" not in window.desk.files.name().casefold()
    with qtbot.waitSignal(window.desk.files.said, timeout=10_000):
        window.files.save_file(tmp_path / "exam.json")
    again = read_encounter((tmp_path / "exam.json").read_bytes(), "exam.json")
    assert {f.key: f.value for f in again.findings} == {f.key: f.value for f in encounter.findings}
    window.close_exam()
    wait_until(lambda: not window.busy)
    window.files.open_file(tmp_path / "exam.json")
    wait_until(lambda: window.in_exam)


def test_an_exported_exam_is_no_draft_until_something_is_added(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window, an_invented_patient()).model
    wait_until(lambda: model.unsaved == 0)
    with qtbot.waitSignal(window.desk.files.said, timeout=30_000) as told:
        window.files.export(tmp_path)
    (pdf,) = tmp_path.glob("*.pdf")
    assert told.args == [f"Exported to {pdf}"]
    assert drafts.list_drafts(window._workstation) == ()
    model.set_plan([model.edition.pathway[0].id])
    wait_until(lambda: model.unsaved == 0)
    assert len(drafts.list_drafts(window._workstation)) == 1


def test_an_export_replaces_no_other_file_and_says_its_name(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    stem = window.desk.files.name()
    for name in (f"{stem}.pdf", f"{stem}-2.pdf"):
        (tmp_path / name).write_bytes(b"another report")
    with qtbot.waitSignal(window.desk.files.said, timeout=30_000) as told:
        window.files.export(tmp_path)
    assert told.args == [f"Exported to {tmp_path / stem}-3.pdf"]
    assert (tmp_path / f"{stem}.pdf").read_bytes() == b"another report"


def test_two_exams_without_a_journal_have_two_file_names(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)

    def refuse(_edition: object) -> str:
        raise CouldNot("The disk is full.")

    monkeypatch.setattr(window._workstation, "start_exam", refuse)
    names = set()
    for _patient in range(2):
        in_exam(window)
        names.add(window.desk.files.name())
    assert len(names) == 2


def test_an_export_that_cannot_be_written_says_what_to_do(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    with qtbot.waitSignal(window.desk.failed, timeout=30_000):
        window.files.export(tmp_path / "no such folder")
    assert "no such folder" in window.notice.label.text()

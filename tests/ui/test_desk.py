from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from examassist.domain.encounter import encounter_json
from examassist.errors import CouldNot
from examassist.knowledge.encounter_file import read_encounter
from examassist.settings import Country
from examassist.ui import drafts
from tests.screens import settle, wait_until
from tests.ui.exam_room import found
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from examassist.ui.desk import Desk


def test_saved_is_said_only_when_the_journal_holds_it(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window).model
    held: list[int] = []
    window.desk.saved.connect(lambda _at: held.append(len(acts_in_journal(window.desk))))
    model.record([found("femoral_pulse.right", "normal")])
    wait_until(lambda: model.unsaved == 0)
    settle()
    assert held[-1] == len(model.acts)
    assert window.banner.saved.text().startswith("Saved ")


def test_what_could_not_be_saved_is_said_and_saved_by_trying_again(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window).model
    wait_until(lambda: model.unsaved == 0)

    def refuse(*_arguments: object) -> None:
        raise CouldNot("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr("examassist.storage.journal.Journal.append", refuse)
        with qtbot.waitSignal(window.desk.not_saved, timeout=5000) as told:
            model.record([found("femoral_pulse.right", "normal")])
        assert told.args == [model.acts[-1].at, "The disk is full."]
        assert window.banner.saved.text().startswith("Not saved since ")
    window.banner.retry.click()
    wait_until(lambda: model.unsaved == 0)
    settle()
    assert window.banner.saved.text().startswith("Saved ")


def test_an_exam_without_a_journal_goes_on_and_says_so(
    qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(qtbot, home)

    def refuse(_edition: object) -> str:
        raise CouldNot("The disk is full.")

    monkeypatch.setattr(window._workstation, "start_exam", refuse)
    model = in_exam(window).model
    model.record([found("femoral_pulse.right", "normal")])
    settle()
    assert window.banner.saved.text().startswith("Not saved since ")


def test_the_file_holds_the_exam_and_its_name_holds_no_name(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    encounter = an_invented_patient()
    in_exam(window, encounter)
    assert "invented" not in window.desk.file_name().casefold()
    with qtbot.waitSignal(window.desk.said, timeout=10_000):
        window.files.save_file(tmp_path / "exam.json")
    again = read_encounter((tmp_path / "exam.json").read_bytes(), "exam.json")
    assert {f.key: f.value for f in again.findings} == {f.key: f.value for f in encounter.findings}
    window.close_exam()
    wait_until(lambda: not window.busy)
    window.files.open_file(tmp_path / "exam.json")
    wait_until(lambda: window.in_exam)


def test_a_file_that_names_no_country_gets_the_guidance_of_this_workstation(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    window = a_window(qtbot, home)
    window._workstation.settings = replace(window._workstation.settings, country=Country.UK)
    content = json.loads(encounter_json(an_invented_patient()))
    content.pop("profile", None)
    (tmp_path / "exam.json").write_text(json.dumps(content), encoding="utf-8")
    window.files.open_file(tmp_path / "exam.json")
    wait_until(lambda: window.in_exam)
    assert window.desk.model is not None
    assert window.desk.model.encounter.profile.country.value == Country.UK.value


def test_a_file_that_is_none_is_refused_in_words(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    (tmp_path / "exam.json").write_text("not an exam", encoding="utf-8")
    with qtbot.waitSignal(window.desk.failed, timeout=10_000):
        window.files.open_file(tmp_path / "exam.json")
    assert "exam.json" in window.notice.label.text()
    assert not window.in_exam


def test_an_exported_exam_is_no_draft_until_something_is_added(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    model = in_exam(window, an_invented_patient()).model
    wait_until(lambda: model.unsaved == 0)
    with qtbot.waitSignal(window.desk.said, timeout=30_000) as told:
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
    stem = window.desk.file_name()
    for name in (f"{stem}.pdf", f"{stem}-2.pdf"):
        (tmp_path / name).write_bytes(b"another report")
    with qtbot.waitSignal(window.desk.said, timeout=30_000) as told:
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
        names.add(window.desk.file_name())
    assert len(names) == 2


def test_an_export_that_cannot_be_written_says_what_to_do(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    with qtbot.waitSignal(window.desk.failed, timeout=30_000):
        window.files.export(tmp_path / "no such folder")
    assert "no such folder" in window.notice.label.text()


def acts_in_journal(desk: Desk) -> list[str]:
    assert desk.model is not None
    journal = desk._workstation.open_journal()
    try:
        return journal.acts(desk.model.exam_id)
    finally:
        journal.close()

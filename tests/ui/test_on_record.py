"""What leaves the window is on record before it leaves, and a disk that refuses holds nothing back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from PySide6.QtGui import QGuiApplication

from examassist.errors import CouldNot
from examassist.storage.audit.looking import look, proven_rows
from tests.screens import wait_until
from tests.ui.preview.test_controller import EMERGENCY, leave_emergency
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow


def rows(window: MainWindow) -> list[dict[str, object]]:
    """What is on record of exams, once nothing is under way."""
    wait_until(lambda: not window.busy)
    return [row for row in proven_rows(*window._workstation.store(), "", 100)[0] if row.get("exam")]


def said(window: MainWindow) -> list[tuple[object, object]]:
    return [(row["what"], row.get("document")) for row in rows(window)]


def test_what_leaves_the_window_is_on_record_with_who_and_which_exam_and_no_name(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    window = a_window(qtbot, home)
    encounter = an_invented_patient()
    model = in_exam(window, encounter).model
    with qtbot.waitSignal(window.desk.files.said, timeout=10_000):
        window.files.save_file(tmp_path / "exam.json")
    with qtbot.waitSignal(window.desk.files.said, timeout=30_000):
        window.files.export(tmp_path)
    window.commands.copy("a whole note")
    assert said(window) == [("exported", "file"), ("exported", "summary"), ("finished", None), ("copied", "text")]
    window.close_exam()
    wait_until(lambda: not window.in_exam and not window.busy)
    window.desk.go_on(model.exam_id)
    wait_until(lambda: window.in_exam)
    assert said(window)[-1] == ("opened", None)
    assert {row["exam"] for row in rows(window)} == {model.exam_id}
    assert {row["by"] for row in rows(window)} == {window._workstation.actor.name}
    name = encounter.patient.family_name
    assert name
    assert name not in str(proven_rows(*window._workstation.store(), "", 100))
    assert "exam.json" not in str(rows(window)), "a name of a file may hold a patient's"
    assert look(*window._workstation.store(), window._workstation.heads_file).whole


def test_an_emergency_page_is_written_without_a_record_and_says_so(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window, an_invented_patient(EMERGENCY))
    leave_emergency(window)
    wait_until(lambda: not window.busy)

    def refuses() -> NoReturn:
        raise CouldNot("the disk is full.")

    kept, window._workstation.audit._open_journal = window._workstation.audit._open_journal, refuses
    with qtbot.waitSignal(window.desk.files.said, timeout=30_000) as told:
        window.desk.files.transfer(tmp_path)
    (page,) = tmp_path.glob("*-transfer.pdf")
    assert told.args is not None
    assert told.args[0].startswith(
        f"Transfer page written to {page}\nThis could not be put on record: the disk is full."
    )
    window.commands.copy("a whole note")
    wait_until(lambda: not window.busy)
    assert QGuiApplication.clipboard().text() == "a whole note"
    assert "This could not be put on record" in window.notice.label.text()
    window._workstation.audit._open_journal = kept
    window.commands.copy("a whole note")
    assert said(window) == [("exported", "transfer"), ("copied", "text"), ("copied", "text")]


def test_a_file_that_could_not_be_written_is_said_in_a_row_of_its_own(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    with qtbot.waitSignal(window.desk.failed, timeout=30_000):
        window.files.export(tmp_path / "no such folder")
    assert said(window) == [("exported", "summary"), ("not_done", "summary")]
    assert rows(window)[1]["of"] == rows(window)[0]["number"]

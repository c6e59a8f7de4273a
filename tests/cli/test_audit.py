"""``examassist audit``: its answer is the exit code, and its words name exams by their id only."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from examassist.storage import connection
from examassist.storage.audit.entry import Document, What
from tests.storage.conftest import act

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from examassist.workstation import Workstation
    from tests.cli.conftest import Ran

WORD = "Quillfeather"
"""Stands for a patient's name in what is recorded."""


@pytest.fixture(autouse=True)
def _key_in_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")


@pytest.fixture
def store(workstation: Workstation) -> Path:
    """A journal whose exam was opened, printed and finished."""
    exam = workstation.start_exam(workstation.edition(), "EX-1")
    workstation.audit.record(What.STORE_OPENED)
    workstation.audit.record(What.OPENED, exam)
    journal = workstation.open_journal()
    for seq in (1, 2, 3):
        journal.append(exam, seq, act(seq, WORD))
    journal.finish(exam, workstation.now().isoformat(), workstation.actor)
    journal.close()
    workstation.audit.record(What.PRINTED, exam, Document.SUMMARY)
    return workstation.journal_file


def tamper(workstation: Workstation, statement: str) -> None:
    open_file = connection.connect(*workstation.store())
    for (name,) in open_file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        open_file.execute(f"DROP TRIGGER {name}")
    open_file.execute(statement)
    open_file.close()


def test_a_whole_audit_is_0_and_a_changed_one_1_with_the_row(
    store: Path, workstation: Workstation, examassist: Callable[..., Ran]
) -> None:
    ran = examassist("audit", "verify")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Whole: {store}\n4 rows;")
    tamper(workstation, "UPDATE audit SET entry = replace(entry, 'EX-1', 'EX-7') WHERE number = 3")
    ran = examassist("audit", "verify")
    assert (ran.code, ran.err) == (1, "")
    assert "- Audit: row 3 is the first that is not what was written; rows 1 to 2 are." in ran.out
    ran = examassist("audit", "show")
    assert ran.code == 1
    assert "Row 3 is the first that is not what was written" in ran.err
    assert len(ran.out.splitlines()) == 2


def test_what_was_done_is_shown_in_words_and_as_json(
    store: Path, workstation: Workstation, examassist: Callable[..., Ran]
) -> None:
    assert store.exists()
    ran = examassist("audit", "show")
    name = workstation.actor.name
    assert [line.partition("  ")[2].partition("  ")[2] for line in (each.strip() for each in ran.out.splitlines())] == [
        f"{name} (unknown): opened the store",
        f"{name} (unknown): opened exam EX-1",
        f"{name} (unknown): closed exam EX-1 as finished, with 3 acts",
        f"{name} (unknown): printed the report of exam EX-1",
    ]
    assert WORD not in ran.out
    assert len(examassist("audit", "show", "--last", "1").out.splitlines()) == 1
    told = json.loads(examassist("audit", "show", "--json", "--exam", "EX-1").out)
    assert (told["format"], told["unproven"]) == ("examassist.audit/1", None)
    assert [row["what"] for row in told["rows"]] == ["opened", "finished", "printed"]
    assert examassist("audit", "show", "--exam", "EX-2").out == "Nothing is on record.\n"


def test_what_is_no_journal_is_2(store: Path, examassist: Callable[..., Ran], write: Callable[..., Path]) -> None:
    other = write(b"%PDF" + bytes(9000), "other")
    for name in ("verify", "show"):
        assert examassist("audit", name, other).code == 2
        assert examassist("audit", name, store.with_name("nowhere")).code == 2
    assert examassist("audit", "show", "--last", "0").code == 2


def test_an_older_copy_in_the_place_of_the_store_is_told_by_both_commands(
    store: Path, workstation: Workstation, examassist: Callable[..., Ran], tmp_path: Path
) -> None:
    shutil.copy(store, tmp_path / "older")
    workstation.audit.record(What.OPENED, "EX-1")
    shutil.copy(tmp_path / "older", store)
    for group in ("store", "audit"):
        ran = examassist(group, "verify")
        assert ran.code == 1
        assert "had row 5 in its audit, and now its audit ends with row 4" in ran.out
        assert "It may be an older copy of the store" in ran.out
    assert examassist("audit", "verify", tmp_path / "older").code == 0, "a backup is compared with nothing outside"


def test_a_backup_and_our_own_restoring_are_on_record_and_no_alarm(
    store: Path, workstation: Workstation, examassist: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "copies").mkdir()
    examassist("store", "backup", tmp_path / "copies")
    (backup,) = tmp_path.glob("copies/*.db")
    workstation.audit.record(What.PRINTED, "EX-1", Document.SUMMARY)
    store.unlink()
    assert examassist("store", "restore", backup).code == 0
    assert examassist("audit", "verify").code == 0
    assert examassist("store", "verify").code == 0
    workstation.open_journal().close()
    shown = examassist("audit", "show").out
    assert shown.splitlines()[-1].endswith(": put a backup back")
    assert "noticed" not in shown

"""What was noted outside the store tells an older copy of it, or a cut end, from the store that was left."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from examassist.storage import connection
from examassist.storage.audit import heads as module
from examassist.storage.audit.check import check_audit
from examassist.storage.audit.entry import Entry, What
from examassist.storage.audit.heads import Different, compare, digest_of, heads_of, note_for
from examassist.storage.audit.rows import reads
from examassist.storage.journal import Journal
from tests.storage.audit.conftest import WHO, fill
from tests.storage.conftest import KEY, STARTED, act

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def note(store: Path, tmp_path: Path) -> Path:
    return note_for(store, tmp_path / "settings")


def day(store: Path, note: Path, number: int) -> None:
    """One run of the program: the store is opened, an exam is begun, and another one goes on."""
    journal = Journal.open(store, KEY, note)
    journal.note(Entry.of(What.STORE_OPENED, STARTED, WHO))
    journal.start_exam(f"DAY-{number}", "some_pack", "digest", STARTED)
    for seq in (1, 2, 3):
        journal.append(f"DAY-{number}", seq, act(seq))
    journal.close()


def opened(store: Path, note: Path) -> tuple[str, ...]:
    """What is noticed at the next start."""
    Journal.open(store, KEY, note).close()
    return heads_of(note).take_alarms()


def seen(store: Path, note: Path) -> Different | None:
    """What somebody finds who only looks."""
    journal = Journal.open(store, KEY)
    try:
        return compare(reads(journal._connection), note)[1]
    finally:
        journal.close()


def test_a_store_that_went_on_is_as_it_was_left(store: Path, note: Path) -> None:
    for number in range(3):
        day(store, note, number)
        assert opened(store, note) == ()
    assert seen(store, note) is None
    kept = json.loads(note.read_text())
    assert kept["audit"][0] == 3
    assert {exam: pair[0] for exam, pair in kept["exams"].items()} == {"DAY-0": 3, "DAY-1": 3, "DAY-2": 3}
    assert note.stat().st_mode & 0o077 == 0


def rolled_back(store: Path, note: Path, tmp_path: Path) -> None:
    """Two days of work, then the copy of the first in the place of the store."""
    day(store, note, 1)
    shutil.copy(store, tmp_path / "yesterday")
    day(store, note, 2)
    shutil.copy(tmp_path / "yesterday", store)


def test_yesterdays_copy_in_the_place_of_the_store_is_noticed_once_and_stays_on_record(
    store: Path, note: Path, tmp_path: Path
) -> None:
    rolled_back(store, note, tmp_path)
    different = seen(store, note)
    assert different is not None
    assert "the store had row 2 in its audit, and now its audit ends with row 1" in different.said[0]
    assert "exam DAY-2 had act 3, and now that is gone" in different.said[1]
    (alarm,) = opened(store, note)
    assert "It may be an older copy of the store" in alarm
    assert "Nothing is blocked" in alarm
    assert opened(store, note) == ()
    assert seen(store, note) is None
    journal = Journal.open(store, KEY, note)
    (noticed,) = check_audit(reads(journal._connection)).noticed
    journal.close()
    assert "its audit ends with row 1" in noticed


def tampered(store: Path, statement: str) -> None:
    open_file = connection.connect(store, KEY)
    for (name,) in open_file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        open_file.execute(f"DROP TRIGGER {name}")
    open_file.execute(statement)
    open_file.close()


def test_an_open_exam_that_was_cut_at_its_end_is_noticed(store: Path, note: Path) -> None:
    day(store, note, 1)
    tampered(store, "DELETE FROM acts WHERE seq = 3")
    (alarm,) = opened(store, note)
    assert "exam DAY-1 had act 3" in alarm


def test_a_cut_audit_and_another_store_are_noticed(store: Path, note: Path, tmp_path: Path) -> None:
    day(store, note, 1)
    day(store, note, 2)
    tampered(store, "DELETE FROM audit WHERE number = 2")
    assert "ends with row 1" in opened(store, note)[0]
    other = tmp_path / "other" / "journal.db"
    for number in (7, 8, 9, 10):
        day(other, note_for(other, tmp_path / "elsewhere"), number)
    shutil.copy(other, store)
    assert "gone or another one" in opened(store, note)[0]


@pytest.mark.parametrize("content", [b"", b"nonsense", b'{"format": "examassist.heads/1"}', b"[" * 5000])
def test_a_damaged_note_is_said_and_written_anew(content: bytes, store: Path, note: Path) -> None:
    day(store, note, 1)
    note.write_bytes(content)
    (alarm,) = opened(store, note)
    assert f"The note of the last entries of the store, {note}, is damaged." in alarm
    assert opened(store, note) == ()


def test_a_note_that_is_gone_is_said_where_there_was_one(
    store: Path, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened(store, note) == (), "a new store never had one"
    note.unlink()
    assert opened(store, note) == (), "no window has opened it yet"
    day(store, note, 1)
    note.unlink()
    monkeypatch.setattr(module, "_known", {})  # another run of the program
    (alarm,) = opened(store, note)
    assert "is missing" in alarm
    assert note.exists()


def test_a_note_that_cannot_be_written_keeps_nobody_from_an_exam(store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    note = note_for(store, tmp_path / "file")
    for number in (1, 2):
        day(store, note, number)
    journal = Journal.open(store, KEY, note)
    assert journal.acts("DAY-2") == [act(1), act(2), act(3)]
    journal.close()


def test_our_own_restoring_names_the_note_it_makes_obsolete_and_is_no_alarm(
    store: Path, note: Path, tmp_path: Path
) -> None:
    rolled_back(store, note, tmp_path)
    quiet = Journal.open(store, KEY)
    quiet.note(Entry(What.RESTORED, STARTED, more={"replaces": digest_of(note)}))
    quiet.close()
    different = seen(store, note)
    assert different is not None
    assert different.known
    assert opened(store, note) == ()
    assert seen(store, note) is None


def test_the_note_is_bounded_and_what_closes_an_exam_takes_it_off(
    store: Path, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    journal = Journal.open(store, KEY, note)
    fill(journal, exams=5)
    journal.close()
    assert list(json.loads(note.read_text())["exams"]) == ["EX-5"], "the others are closed"
    for number in range(4):
        day(store, note, number)
    assert list(json.loads(note.read_text())["exams"]) == ["DAY-2", "DAY-3"]
    assert opened(store, note) == ()


def test_many_differences_are_counted_and_the_first_named(store: Path, note: Path) -> None:
    for number in range(9):
        day(store, note, number)
    tampered(store, "DELETE FROM acts WHERE seq = 3")
    (alarm,) = opened(store, note)
    assert "exam DAY-0 had act 3" in alarm
    assert "exam DAY-5 had act 3" in alarm
    assert "exam DAY-6" not in alarm
    assert "3 more exams differ." in alarm


def test_nothing_but_ids_numbers_and_sums_is_noted(store: Path, note: Path) -> None:
    day(store, note, 1)
    assert WHO.name not in note.read_text()
    assert "warm" not in note.read_text()

"""A journal of form 1 becomes one of form 2 with everything in it, or stays as it is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.storage import connection
from examassist.storage.journal import Journal
from examassist.storage.schema import bring_to_form_2
from examassist.storage.upkeep import migrate as module
from examassist.storage.upkeep import verify as verify_module
from examassist.storage.upkeep.backup import back_up
from examassist.storage.upkeep.restore import restore
from examassist.storage.upkeep.verify import verify
from tests.faults.upkeep import AT
from tests.storage.conftest import KEY, STARTED, act
from tests.storage.form_1 import more_of_form_1, store_of_form_1

if TYPE_CHECKING:
    from pathlib import Path

    import sqlcipher3


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_module, "_BETWEEN", 0)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "store" / "journal.db"
    store_of_form_1(path)
    return path


def asides(path: Path) -> list[Path]:
    return sorted(path.parent.glob("journal.db.aside-*"))


def test_opening_brings_a_journal_of_form_1_to_form_2_and_keeps_the_old_one(old: Path) -> None:
    raw, before = old.read_bytes(), verify(old, KEY)
    journal = Journal.open(old, KEY)
    assert journal.acts("OLD-3") == [act(seq) for seq in range(1, 5)]
    assert [draft.exam_id for draft in journal.drafts()] == ["OLD-3", "OLD-2"]
    journal.append("OLD-3", 5, act(5))
    journal.finish("OLD-3", STARTED)
    journal.close()
    after = verify(old, KEY)
    assert after.whole, after.problems
    assert {**after.heads, "OLD-3": before.heads["OLD-3"]} == before.heads
    assert (after.closed, after.audit.head[0]) == (before.closed + 1, 4)
    (aside,) = asides(old)
    assert aside.read_bytes() == raw
    Journal.open(old, KEY).close()
    assert asides(old) == [aside], "a journal of form 2 is not migrated again"


def test_acts_that_are_only_in_the_log_of_form_1_are_taken_along(old: Path) -> None:
    held = connection.connect(old, KEY)  # an old program that is killed: its log stays
    held.execute("INSERT INTO closed (exam_id, acts, at, reason) VALUES ('OLD-3', 4, 'now', 'discarded')")
    killed = old.parent / "killed" / "journal.db"
    killed.parent.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(old.with_name(old.name + ending), killed.with_name(killed.name + ending))
    held.close()
    Journal.open(killed, KEY).close()
    assert verify(killed, KEY).closed == 4


def test_a_damaged_journal_is_not_migrated_and_not_touched(old: Path) -> None:
    raw = bytearray(old.read_bytes())
    raw[-4000] ^= 1
    old.write_bytes(raw)
    with pytest.raises(CouldNot, match="could not be brought to the form of this ExamAssist") as caught:
        Journal.open(old, KEY)
    assert "restore BACKUP" in caught.value.todo
    assert old.read_bytes() == raw
    assert asides(old) == []
    assert not [*old.parent.glob("*.migrating*")]


def test_a_migration_that_loses_something_is_refused_by_its_own_proof(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage: an exam is left behind, and what is left is whole in itself."""
    honest = bring_to_form_2

    def loses(connection: sqlcipher3.Connection, path: Path) -> None:
        honest(connection, path)
        connection.execute("DROP TRIGGER acts_no_delete")
        connection.execute("DROP TRIGGER exams_no_delete")
        connection.execute("DELETE FROM acts WHERE exam_id = 'OLD-3'")
        connection.execute("DELETE FROM exams WHERE exam_id = 'OLD-3'")

    monkeypatch.setattr(module, "bring_to_form_2", loses)
    raw = old.read_bytes()
    with pytest.raises(CouldNot, match="what was written is not what was read"):
        Journal.open(old, KEY)
    assert old.read_bytes() == raw


def test_a_disk_that_refuses_leaves_the_old_one(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "private_file", full)
    raw = old.read_bytes()
    with pytest.raises(CouldNot, match="No space left on device"):
        Journal.open(old, KEY)
    assert old.read_bytes() == raw


def test_what_an_interrupted_migration_has_left_does_not_stop_the_next(old: Path) -> None:
    old.with_name("journal.db.migrating").write_bytes(b"half a copy")
    Journal.open(old, KEY).close()
    assert verify(old, KEY).form == 2
    assert not [*old.parent.glob("*.migrating*")]


def test_a_backup_of_form_1_is_put_back_as_form_2(old: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    backup = back_up(old, KEY, tmp_path / "copies", AT).path
    assert verify(backup, KEY).form == 1, "a backup is the journal as it was"
    more_of_form_1(old)
    Journal.open(old, KEY).close()
    restored = restore(old, KEY, backup, AT)
    assert restored.unproven == ()
    assert (restored.taken, restored.verdict.closed) == (4, 4)
    assert restored.verdict.whole
    assert verify(old, KEY).audit.head[0] == 5, "four closed exams and the restoring itself"
    assert verify(backup, KEY).form == 1
    old.unlink()
    alone = restore(old, KEY, backup, AT)
    assert (alone.verdict.whole, alone.verdict.acts, alone.verdict.form) == (True, 12, 2)

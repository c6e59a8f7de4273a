"""After damage a backup is put back, no provable act is lost, and the damaged journal is kept."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from examassist.errors import BadInput, CouldNot
from examassist.storage.journal import Journal
from examassist.storage.upkeep import verify as verify_module
from examassist.storage.upkeep.backup import back_up
from examassist.storage.upkeep.reading import Reader
from examassist.storage.upkeep.restore import Restored, restore
from examassist.storage.upkeep.swap import waiting
from examassist.storage.upkeep.verify import verify
from tests.storage.conftest import KEY
from tests.storage.test_lock import CLAIMS
from tests.storage.upkeep.conftest import ACTS, IDS, fill

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 3, 2, 9, 0, 7, tzinfo=UTC)
DAMAGES = 16
MORE = 8
ASIDE = "journal.db.aside-20260302T090007Z"


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_module, "_BETWEEN", 0)


@pytest.fixture
def backup(store: Path, tmp_path: Path) -> Path:
    """A backup after which the journal went on, with eight acts in each of three exams."""
    (tmp_path / "copies").mkdir()
    path = back_up(store, KEY, tmp_path / "copies", AT).path
    journal = Journal.open(store, KEY)
    for exam_id in IDS[:3]:
        fill(journal, exam_id, ACTS + 1, ACTS + MORE)
    journal.close()
    return path


def all_acts(path: Path) -> dict[str, tuple[str, ...]]:
    with Reader(path, KEY) as reader:
        return {exam_id: reader.whole_chain(exam_id).acts for exam_id in IDS}


def test_after_any_damage_no_provable_act_is_lost_and_what_is_lost_is_named(
    store: Path, backup: Path, tmp_path: Path
) -> None:
    written, saved = all_acts(store), all_acts(backup)
    raw = store.read_bytes()
    chance = random.Random(4)  # noqa: S311  drawn from a seed so that a run can be repeated
    lost = 0
    for trial in range(DAMAGES):
        folder = tmp_path / str(trial)
        folder.mkdir()
        damaged = bytearray(raw)
        # two pages together, so that trees are cut in more than one place
        for _ in range(2):
            damaged[chance.randrange(4096 if trial else 0, len(raw))] ^= 1
        path = folder / "journal.db"
        path.write_bytes(damaged)
        try:
            provable = all_acts(path)
        except CouldNot:
            provable = {}
        restored = restore(path, KEY, backup, AT)
        found = all_acts(path)
        assert verify(path, KEY).whole
        assert (folder / ASIDE).read_bytes() == damaged
        for exam_id in IDS:
            acts = found[exam_id]
            assert acts == written[exam_id][: len(acts)]
            assert len(acts) >= max(len(saved[exam_id]), len(provable.get(exam_id, ())))
            if len(acts) < len(written[exam_id]):
                lost += 1
                named = f"Exam {exam_id}: act {len(acts) + 1} ", f"Exam {exam_id}: acts {len(acts) + 1} "
                assert any(each.startswith((*named, "The old store cannot")) for each in restored.unproven), exam_id
    assert lost  # else the damages were too small to say anything


def holds(restored: Restored, folder: Path, old: bytes) -> bool:
    """Whether the old journal is still there, word for word."""
    return restored.aside is not None and restored.aside.parent == folder and restored.aside.read_bytes() == old


def test_the_old_journal_is_moved_aside_and_one_that_deletes_it_is_noticed(
    store: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = store.read_bytes()
    restored = restore(store, KEY, backup, AT)
    assert holds(restored, store.parent, old)
    assert restored.taken == 3 * MORE
    assert {file.name for file in store.parent.iterdir()} == {"journal.db", ASIDE, "journal.db.lock"}

    def deletes(path: Path) -> None:
        if waiting(path).exists():
            waiting(path).replace(path)

    monkeypatch.setattr("examassist.storage.upkeep.restore.finish_swap", deletes)
    new = store.read_bytes()
    assert not holds(restore(store, KEY, backup, AT), store.parent, new)


def test_acts_in_the_log_of_a_killed_program_are_taken_over(killed: Path, store: Path) -> None:
    written = all_acts(killed)
    assert restore(killed, KEY, store, AT).unproven == ()
    assert all_acts(killed) == written
    assert all_acts(killed.with_name(ASIDE)) == written
    journal = Journal.open(killed, KEY)
    fill(journal, IDS[-1], ACTS + 7, ACTS + 8)
    journal.close()


def test_a_journal_that_is_gone_is_put_back(store: Path, backup: Path) -> None:
    store.unlink()
    restored = restore(store, KEY, backup, AT)
    assert (restored.aside, restored.unproven, restored.taken) == (None, (), 0)
    assert all_acts(store) == all_acts(backup)


def test_while_a_window_has_it_open_nothing_is_changed(store: Path, backup: Path) -> None:
    before = store.read_bytes()
    command = [sys.executable, "-c", CLAIMS, str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout
        assert window.stdout.readline() == "claimed\n"
        with pytest.raises(CouldNot, match="already open in another ExamAssist") as caught:
            restore(store, KEY, backup, AT)
        window.communicate("")
    assert "Close every window of ExamAssist" in caught.value.todo
    journal = Journal.open(store, KEY)
    with pytest.raises(CouldNot, match="open in this program"):
        restore(store, KEY, backup, AT)
    journal.close()
    assert store.read_bytes() == before


def test_a_damaged_backup_a_foreign_key_and_the_journal_itself_are_refused(store: Path, backup: Path) -> None:
    before = store.read_bytes()
    with pytest.raises(BadInput, match="is the journal itself"):
        restore(store, KEY, store, AT)
    with pytest.raises(CouldNot, match="the key does not fit"):
        restore(store, bytes(32), backup, AT)
    raw = bytearray(backup.read_bytes())
    raw[30 * 4096] ^= 1
    backup.write_bytes(raw)
    with pytest.raises(CouldNot, match="is not whole and was not put back"):
        restore(store, KEY, backup, AT)
    assert store.read_bytes() == before
    assert "journal.db.restoring" not in {file.name for file in store.parent.iterdir()}


def test_what_an_interrupted_restoring_left_is_no_hindrance(store: Path, backup: Path) -> None:
    shutil.copy(backup, store.with_name("journal.db.restoring"))
    store.with_name("journal.db.restoring-wal").write_bytes(b"left")
    restore(store, KEY, backup, AT)
    assert len(all_acts(store)[IDS[0]]) == ACTS + MORE

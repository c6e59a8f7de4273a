"""``examassist store``: the answer is its exit code, and its words name exams by number only."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.settings import Settings
from examassist.workstation import Workstation
from tests.cli.conftest import WRIST
from tests.storage.conftest import act

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

WORD = "Quillfeather"
"""Stands for a patient's name in what is recorded."""


@pytest.fixture(autouse=True)
def _key_in_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")


@pytest.fixture
def store(workstation: Workstation) -> Path:
    """A journal of one exam with three acts."""
    exam = workstation.start_exam(workstation.edition(), "EX-1")
    journal = workstation.open_journal()
    for seq in (1, 2, 3):
        journal.append(exam, seq, act(seq, WORD))
    journal.close()
    return workstation.journal_file


def test_a_whole_store_is_0_a_damaged_one_1_and_what_is_not_ours_2(
    store: Path, examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    ran = examassist("store", "verify")
    assert (ran.code, ran.err) == (0, "")
    assert "1 exam, 3 acts, 1 edition" in ran.out
    assert examassist("store", "verify", write(b"%PDF" + bytes(9000), "other")).code == 2
    raw = bytearray(store.read_bytes())
    raw[5 * 4096 + 1] ^= 1
    store.write_bytes(raw)
    ran = examassist("store", "verify", store)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("Damaged: ")
    assert WORD not in ran.out


def test_a_file_that_is_not_there_is_said_and_no_key_is_made(
    workstation: Workstation, examassist: Callable[..., Ran]
) -> None:
    ran = examassist("store", "verify")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no file" in ran.complaints[0]
    assert not workstation.settings.data_folder.exists()


def test_a_store_without_its_key_is_not_looked_at_and_gets_no_other(
    store: Path, examassist: Callable[..., Ran]
) -> None:
    (store.parent / "device.key").unlink()
    ran = examassist("store", "verify")
    assert ran.code == 2
    assert "without it the journal" in ran.err
    assert not (store.parent / "device.key").exists()


def test_a_backup_says_where_it_is_and_that_it_needs_the_key(
    store: Path, examassist: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "copies").mkdir()
    ran = examassist("store", "backup", tmp_path / "copies")
    (written,) = (tmp_path / "copies").iterdir()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Backup written and proven: {written}\n1 exam, 3 acts, 1 edition.\n")
    assert f"kept in the file {store.parent / 'device.key'}" in ran.out
    assert "Without it nobody can read the backup" in ran.out
    assert WORD not in ran.out
    assert examassist("store", "verify", written).code == 0


def test_a_backup_into_nowhere_is_bad_input(store: Path, examassist: Callable[..., Ran]) -> None:
    ran = examassist("store", "backup", store.parent / "nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert "is not a folder; make it first" in ran.complaints[0]


def test_a_restored_store_says_what_it_has_and_where_the_old_one_is(
    store: Path, workstation: Workstation, examassist: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "copies").mkdir()
    examassist("store", "backup", tmp_path / "copies")
    (backup,) = (tmp_path / "copies").iterdir()
    journal = workstation.open_journal()
    journal.append("EX-1", 4, act(4, WORD))
    ran = examassist("store", "restore", backup)
    assert (ran.code, ran.out) == (3, "")
    assert "Close every window of ExamAssist" in ran.err
    journal.close()
    ran = examassist("store", "restore", backup)
    assert (ran.code, ran.err) == (0, "")
    assert "1 exam, 4 acts, 1 edition, 2 rows of the audit; acts taken over from the old store: 1" in ran.out
    assert f"moved aside and not deleted: {store}.aside-" in ran.out
    assert examassist("store", "verify").code == 0
    store.write_bytes(b"")
    ran = examassist("store", "restore", backup)
    assert (ran.code, ran.err) == (1, "")
    assert "The old store cannot be read at all" in ran.out
    assert examassist("store", "restore", tmp_path).code == 2


def test_a_restoring_that_was_interrupted_is_finished_before_the_store_is_looked_at(
    store: Path, examassist: Callable[..., Ran]
) -> None:
    old = store.read_bytes()
    store.rename(store.with_name("journal.db.restored"))  # killed before its last step
    ran = examassist("store", "verify")
    assert (ran.code, ran.err) == (0, "")
    assert "1 exam, 3 acts" in ran.out
    assert store.read_bytes()[:16] == old[:16]


def test_a_lost_key_is_not_made_anew_for_a_backup(store: Path, examassist: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    examassist("store", "backup", tmp_path / "copies")
    (backup,) = (tmp_path / "copies").iterdir()
    for file in store.parent.glob("*"):
        if file.is_file():
            file.unlink()
    ran = examassist("store", "restore", backup)
    assert ran.code == 3
    assert f"without it the journal {backup} cannot be read" in ran.err
    assert not (store.parent / "device.key").exists()


def test_a_window_that_meets_a_damaged_store_names_the_commands(store: Path, workstation: Workstation) -> None:
    raw = bytearray(store.read_bytes())
    raw[100] ^= 1
    store.write_bytes(raw)
    with pytest.raises(CouldNot) as caught:
        workstation.open_journal()
    assert "examassist store verify" in caught.value.todo
    assert "examassist store restore BACKUP" in caught.value.todo


def test_a_store_is_read_again_on_another_computer_from_a_backup_and_the_printed_words(
    store: Path, examassist: Callable[..., Ran], tmp_path: Path
) -> None:
    assert store.exists()
    printed = examassist("store", "recovery-key")
    assert (printed.code, printed.err) == (0, "")
    words = " ".join(dict(sorted((int(n), w) for n, w in re.findall(r"(\d+)\. ([a-z]+)", printed.out))).values())
    assert len(words.split()) == 24
    (tmp_path / "copies").mkdir()
    assert "which the recovery words open" in examassist("store", "backup", tmp_path / "copies").out
    (backup,) = (tmp_path / "copies").glob("*.db")
    other = Workstation(Settings(packs=(str(WRIST),), data_folder=tmp_path / "other"))
    assert examassist("store", "restore", backup, on=other).code == 3
    ran = examassist("store", "recover", backup, stdin=words.encode(), on=other)
    assert (ran.code, ran.complaints) == (0, ["Type the 24 recovery words, then Enter."])
    assert examassist("store", "restore", backup, on=other).code == 0
    journal = other.open_journal()
    assert [json.loads(each)["seq"] for each in journal.acts("EX-1")] == [1, 2, 3]
    journal.close()


def test_words_that_are_none_are_bad_input_and_no_key_is_made(store: Path, examassist: Callable[..., Ran]) -> None:
    examassist("store", "recovery-key")
    (store.parent / "device.key").unlink()
    ran = examassist("store", "recover", stdin=b"one two three")
    assert ran.code == 2
    assert "there are 3 words and not 24" in ran.err
    assert not (store.parent / "device.key").exists()

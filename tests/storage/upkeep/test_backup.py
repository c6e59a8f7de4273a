"""A backup is what the journal was at one moment, whole, and takes nobody's place."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from examassist.errors import BadInput, CouldNot
from examassist.storage.upkeep import backup as module
from examassist.storage.upkeep import verify as verify_module
from examassist.storage.upkeep.backup import back_up
from examassist.storage.upkeep.reading import Reader
from examassist.storage.upkeep.verify import verify
from tests.needs import ROOT
from tests.storage.conftest import KEY
from tests.storage.upkeep.conftest import ACTS, IDS, PAGE, spoil_some_acts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import sqlcipher3

AT = datetime(2026, 3, 2, 9, 0, 7, tzinfo=UTC)
APPENDED = 200
WRITES = f"""
import sys, pathlib
from examassist.storage.journal import Journal
from tests.storage.conftest import KEY, STARTED, act
journal = Journal.open(pathlib.Path(sys.argv[1]), KEY)
journal.keep_edition("digest", b"content")
journal.start_exam("EX-1", "some_pack", "digest", STARTED)
for seq in range(1, {APPENDED} + 1):
    journal.append("EX-1", seq, act(seq, "warm " * 100))
    print(seq, flush=True)
    if seq % 40 == 0:
        sys.stdin.readline()
journal.close()
"""


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_module, "_BETWEEN", 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "copies").mkdir()
    return tmp_path / "copies"


def acts(path: Path, exam_id: str) -> tuple[str, ...]:
    with Reader(path, KEY) as reader:
        return reader.whole_chain(exam_id).acts


def test_a_backup_is_one_private_file_named_by_its_time_with_everything_in_it(killed: Path, folder: Path) -> None:
    copied = back_up(killed, KEY, folder, AT)
    assert [file.name for file in folder.iterdir()] == ["examassist-backup-20260302-090007.db"]
    assert copied.path.parent == folder
    assert verify(copied.path, KEY).heads == verify(killed, KEY).heads == copied.verdict.heads
    assert acts(copied.path, IDS[-1]) == acts(killed, IDS[-1])
    assert len(acts(copied.path, IDS[-1])) == ACTS + 6
    assert b"warm" not in copied.path.read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE(copied.path.stat().st_mode) == 0o600
    with pytest.raises(CouldNot, match="the key does not fit"):
        verify(copied.path, bytes(32))


@pytest.mark.parametrize("links", [True, False])
def test_no_file_is_replaced(links: bool, store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "no links here")

    if not links:
        monkeypatch.setattr(module.os, "link", refuse)  # type: ignore[attr-defined]
    (folder / "examassist-backup-20260302-090007.db").write_bytes(b"an earlier one")
    names = [back_up(store, KEY, folder, AT).path.name for _ in range(2)]
    assert names == ["examassist-backup-20260302-090007-2.db", "examassist-backup-20260302-090007-3.db"]
    assert (folder / "examassist-backup-20260302-090007.db").read_bytes() == b"an earlier one"
    assert len([*folder.iterdir()]) == 3


def test_a_backup_beside_a_program_that_writes_is_whole_and_a_beginning_of_what_it_wrote(
    tmp_path: Path, folder: Path
) -> None:
    path = tmp_path / "store" / "journal.db"
    command = [sys.executable, "-c", WRITES, str(path)]
    taken = []
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        assert writer.stdin
        for line in writer.stdout:
            if (seq := int(line)) % 40 == 1:  # it goes on while the copy is made
                taken.append((seq, back_up(path, KEY, folder, AT).path))
            if seq % 40 == 0:
                writer.stdin.write("\n")
                writer.stdin.flush()
    assert writer.returncode == 0
    written = acts(path, "EX-1")
    assert len(written) == APPENDED
    assert len(taken) == APPENDED // 40
    for acknowledged, copy in taken:
        assert verify(copy, KEY).whole
        copied = acts(copy, "EX-1")
        assert len(copied) >= acknowledged
        assert copied == written[: len(copied)]


def test_a_damaged_journal_makes_no_backup_and_says_where_it_is_damaged(store: Path, folder: Path) -> None:
    _, broken = spoil_some_acts(store)
    with pytest.raises(CouldNot, match=f"Exam {broken[0]}: act ") as caught:
        back_up(store, KEY, folder, AT)
    assert "warm" not in str(caught.value)
    assert [*folder.iterdir()] == []


def test_a_chain_that_was_changed_with_the_key_makes_no_backup(
    store: Path, folder: Path, tamper: Callable[..., None]
) -> None:
    tamper("UPDATE acts SET act = replace(act, 'warm', 'cold') WHERE exam_id = ? AND seq = 4", IDS[3])
    with pytest.raises(CouldNot, match=f"Exam {IDS[3]}: act 4 "):
        back_up(store, KEY, folder, AT)
    assert [*folder.iterdir()] == []


def test_a_copy_without_its_last_act_gets_no_name(store: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: the copy is a whole journal, but not this one."""
    copy_pages = Reader.copy_into

    def forgets(reader: Reader, target: sqlcipher3.Connection) -> None:
        copy_pages(reader, target)
        target.execute("DROP TRIGGER acts_no_delete")
        target.execute("DELETE FROM acts WHERE exam_id = ? AND seq = ?", (IDS[-1], ACTS + 6))

    monkeypatch.setattr(Reader, "copy_into", forgets)
    with pytest.raises(CouldNot, match="does not end with the same acts"):
        back_up(store, KEY, folder, AT)
    assert [*folder.iterdir()] == []


def test_a_folder_that_a_link_leads_to_or_that_holds_the_journal_is_refused(
    store: Path, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(folder)
    (folder / "inner").mkdir()
    for target, said in (
        (tmp_path / "link", "is reached through a link"),
        (tmp_path / "link" / "inner", "is reached through a link"),
        (store.parent, "holds the journal itself"),
        (store, "is not a folder"),
        (tmp_path / "nowhere", "is not a folder"),
    ):
        with pytest.raises(BadInput, match=said):
            back_up(store, KEY, target, AT)
    assert [file.name for file in folder.iterdir()] == ["inner"]


def test_a_disk_that_is_full_leaves_nothing_and_says_so(store: Path, folder: Path) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20 * PAGE, limits[1]))
    try:
        with pytest.raises(CouldNot, match=r"full|refused"):
            back_up(store, KEY, folder, AT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [*folder.iterdir()] == []
    assert verify(store, KEY).whole

"""What is done is on record before it is done, and what the disk refuses is told and written later."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.storage.audit.entry import Document, What
from examassist.storage.audit.looking import proven_rows
from examassist.storage.audit.recorder import Recorder
from examassist.storage.journal import Journal
from tests.needs import ROOT
from tests.storage.audit.conftest import WHO
from tests.storage.conftest import KEY, STARTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HOLDS = """
import sys
from pathlib import Path
from examassist.storage.journal import Journal
journal = Journal.open(Path(sys.argv[1]), bytes(range(32)))
print("open", flush=True)
sys.stdin.read()
journal.close()
"""


class Disk:
    """A store that can refuse."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.refuses = False

    def open(self) -> Journal:
        if self.refuses:
            raise CouldNot("the disk is full.")
        return Journal.open(self.path, KEY)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path / "journal.db")


@pytest.fixture
def recorder(disk: Disk) -> Recorder:
    return Recorder(disk.open, lambda: datetime.fromisoformat(STARTED), lambda: WHO, lambda: (disk.path, KEY))


def said(disk: Disk) -> list[tuple[object, ...]]:
    return [(row["what"], row.get("document"), row.get("of")) for row in proven_rows(disk.path, KEY, "", 100)[0]]


def test_a_row_is_there_before_the_work_is_done(recorder: Recorder, disk: Disk) -> None:
    done, refused = recorder.doing(What.PRINTED, "EX-1", Document.TRANSFER, lambda: said(disk))
    assert done == [("printed", "transfer", None)]
    assert refused is None


def test_work_that_fails_says_so_in_a_row_of_its_own(recorder: Recorder, disk: Disk) -> None:
    def fails() -> None:
        raise CouldNot("the folder is gone.")

    with pytest.raises(CouldNot, match="the folder is gone"):
        recorder.doing(What.EXPORTED, "EX-1", Document.SUMMARY, fails)
    assert said(disk) == [("exported", "summary", None), ("not_done", "summary", 1)]


def test_what_the_disk_refuses_is_done_all_the_same_told_and_written_with_the_next(
    recorder: Recorder, disk: Disk
) -> None:
    disk.refuses = True
    done, refused = recorder.doing(What.EXPORTED, "EX-1", Document.TRANSFER, lambda: "written")
    assert done == "written", "a page that goes with an emergency is never held back"
    assert refused is not None
    assert recorder.owed == 1
    disk.refuses = False
    assert recorder.record(What.COPIED, "EX-1", Document.TEXT) is None
    assert recorder.owed == 0
    assert said(disk) == [("exported", "transfer", None), ("copied", "text", None)]


def test_many_threads_write_one_chain(recorder: Recorder, disk: Disk) -> None:
    threads = [threading.Thread(target=recorder.record, args=(What.OPENED, f"EX-{n}")) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows, unproven = proven_rows(disk.path, KEY, "", 100)
    assert unproven is None
    assert {row["exam"] for row in rows} == {f"EX-{n}" for n in range(12)}
    assert {row["by"] for row in rows} == {WHO.name}


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program has the store open."""
    command = [sys.executable, "-c", _HOLDS, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        yield
        assert other.stdin is not None
        other.stdin.close()
        assert other.wait() == 0


def test_beside_a_window_that_has_the_store_open_a_row_is_written_too(recorder: Recorder, disk: Disk) -> None:
    disk.open().close()
    with held(disk.path):
        with pytest.raises(CouldNot, match="already open"):
            disk.open()
        assert recorder.record(What.BACKED_UP) is None
    disk.open().close()
    assert said(disk) == [("backed_up", None, None)]

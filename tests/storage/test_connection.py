from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import sqlcipher3

from examassist.errors import CouldNot
from examassist.storage import connection
from examassist.storage.connection import Damaged, connect, explained, prove_key, transaction
from examassist.storage.journal import Journal
from tests.storage.conftest import KEY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "a b%20?#.db").touch()  # a name that an address must not take apart
    return tmp_path / "a b%20?#.db"


def value(opened: Any, setting: str) -> object:  # noqa: ANN401  sqlcipher3 publishes no types
    return opened.execute(f"PRAGMA {setting}").fetchone()[0]


def test_every_commit_is_synced_and_nothing_is_written_in_the_clear(file: Path) -> None:
    opened = connect(file, KEY)
    assert value(opened, "journal_mode") == "wal"
    assert value(opened, "synchronous") == 2
    assert value(opened, "fullfsync") == value(opened, "checkpoint_fullfsync") == 1
    assert value(opened, "recursive_triggers") == value(opened, "foreign_keys") == 1
    assert value(opened, "temp_store") == 2
    assert str(value(opened, "cipher_version")).startswith("4.")
    opened.execute("CREATE TABLE t (word TEXT)")
    opened.execute("INSERT INTO t VALUES ('canary-in-the-mine')")
    for path in file.parent.iterdir():
        assert b"canary" not in path.read_bytes()
    opened.close()
    assert b"canary" not in file.read_bytes()
    assert b"SQLite format 3" not in file.read_bytes()


def test_a_wrong_key_is_said_and_changes_no_byte_even_of_a_file_with_a_log(
    file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    opened = connect(file, KEY)
    opened.execute("CREATE TABLE t (word TEXT)")
    left = tmp_path / "left by a crash"
    left.mkdir()
    for path in (file, file.with_name(file.name + "-wal")):
        shutil.copy(path, left)
    opened.close()

    before = digests(left)
    with pytest.raises(CouldNot, match="key of this computer does not fit") as caught:
        connect(left / file.name, bytes(32))
    assert {name: digest for name, digest in digests(left).items() if not name.endswith("-shm")} == before
    assert "nothing was deleted" in caught.value.safe
    assert bytes(32).hex() not in str(caught.value)
    assert capfd.readouterr() == ("", "")
    connect(left / file.name, KEY).close()


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_key_of_another_length_is_a_fault_of_the_program(file: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(file, b"short")


def test_a_transaction_is_whole_or_not_there(file: Path) -> None:
    opened = connect(file, KEY)
    opened.execute("CREATE TABLE t (word TEXT)")
    with pytest.raises(CouldNot), transaction(opened, file):
        opened.executemany("INSERT INTO t VALUES (?)", [("half",), (object(),)])
    assert opened.execute("SELECT count(*) FROM t").fetchone() == (0,)
    with transaction(opened, file):
        opened.execute("INSERT INTO t VALUES ('whole')")
    assert opened.execute("SELECT count(*) FROM t").fetchone() == (1,)
    opened.close()


def test_a_full_disk_is_said_and_the_next_transaction_goes_on(file: Path) -> None:
    opened = connect(file, KEY)
    opened.execute("CREATE TABLE t (word TEXT)")
    pages = value(opened, "page_count")
    opened.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(CouldNot, match="disk is full") as caught, transaction(opened, file):
        opened.execute("INSERT INTO t VALUES (?)", ("x" * 50_000,))
    assert "is safe" in caught.value.safe
    opened.execute("PRAGMA max_page_count=1000")
    with transaction(opened, file):
        opened.execute("INSERT INTO t VALUES (?)", ("x" * 50_000,))
    opened.close()


def test_a_file_in_use_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    first, second = connect(file, KEY), connect(file, KEY)
    with transaction(first, file), pytest.raises(CouldNot, match="in use"), transaction(second, file):
        pass
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SQLITE_READONLY_DIRECTORY", "opened for writing"),
        ("SQLITE_CANTOPEN", "opened for writing"),
        ("SQLITE_CORRUPT_VTAB", "damaged"),
        ("SQLITE_IOERR_FSYNC", "disk refused"),
    ],
)
def test_every_refusal_has_its_words_and_none_of_the_librarys(name: str, said: str, file: Path) -> None:
    refusal = sqlcipher3.OperationalError("near 'Mrs Smith': syntax error")
    refusal.sqlite_errorname = name
    with pytest.raises(CouldNot, match=said) as caught, explained(file):
        raise refusal
    assert "Smith" not in str(caught.value)
    assert all((caught.value.what, caught.value.safe, caught.value.todo))


def test_a_disk_without_a_log_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoLog:
        def execute(self, _sql: str) -> NoLog:
            return self

        def fetchone(self) -> tuple[str]:
            return ("delete",)

        def close(self) -> None:
            pass

    monkeypatch.setattr(connection, "_keyed", lambda *_: NoLog())
    with pytest.raises(CouldNot, match="write-ahead log"):
        connect(file, KEY)


def test_a_key_is_proven_without_changing_the_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    Journal.open(path, KEY).close()
    before = path.read_bytes()
    prove_key(path, KEY)
    with pytest.raises(Damaged):
        prove_key(path, bytes(32))
    assert path.read_bytes() == before

"""An open SQLCipher file whose every COMMIT is on the disk, and its refusals in words."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import sqlcipher3

from examassist.errors import CouldNot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY_LENGTH = 32
BUSY_SECONDS = 5.0

# Set on each connection after the key. FULL is what keeps an acknowledged act through a power cut: with NORMAL
# a WAL file is synced at checkpoints only. macOS needs fullfsync, its fsync stops at the disk's cache.
SETTINGS: tuple[str, ...] = (
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",
    "PRAGMA checkpoint_fullfsync=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA foreign_keys=ON",
    "PRAGMA recursive_triggers=ON",  # without it INSERT OR REPLACE deletes and no DELETE trigger sees it
)

_SAVED_IS_SAFE = "Everything that was shown as saved is safe; this step was not saved."
_UNTOUCHED = "The file was not changed and nothing was deleted."
KEEP_IT = (
    "Close ExamAssist. 'examassist store verify' names what is damaged; 'examassist store restore BACKUP' puts a "
    "backup back, takes over what can still be proven, and moves this file aside. Without a backup move the file and "
    "its companions (-wal, -shm) to another folder and keep them; ExamAssist then starts a new, empty file."
)


class Damaged(CouldNot):
    """The key does not fit the file, or a part of the file is not what was written."""


def connect(path: Path, key: bytes) -> sqlcipher3.Connection:
    """A connection in WAL mode with full sync to the file at `path`, for the thread that calls.

    An empty file becomes a database of this key. `key` is the raw key of 32 bytes. Raises CouldNot, saying what is
    safe, when the key does not fit, the file is damaged, or the folder cannot hold a WAL file (a network drive, a
    read-only disk); ValueError for a key of another length.
    """
    if len(key) != KEY_LENGTH:
        message = f"a key has {KEY_LENGTH} bytes"
        raise ValueError(message)
    with explained(path):
        if path.stat().st_size:
            # a connection that may write would, on closing, copy the log into a file that it could not read
            prove_key(path, key)
        connection = _keyed(path.absolute().as_uri(), key)
        try:
            _use_log(connection, path)
            for setting in SETTINGS:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
    return connection


def prove_key(path: Path, key: bytes) -> None:
    """Raise Damaged when `key` does not open the file at `path`, CouldNot when the disk refuses; nothing is changed."""
    with explained(path):
        _keyed(f"{path.absolute().as_uri()}?mode=ro", key).close()


def connect_to_read(path: Path, key: bytes, *, alone: bool = False) -> sqlcipher3.Connection:
    """A connection that never writes into the file, the first page of which is not read yet.

    With `alone` nobody else may write meanwhile; it then makes no companions, which a folder may refuse.
    """
    connection = _with_key(f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}", key)
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def connect_to_copy(path: Path, key: bytes) -> sqlcipher3.Connection:
    """A connection to an empty file into which pages are copied; the caller brings it to the disk when it is closed."""
    connection = _keyed(path.absolute().as_uri(), key)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA journal_mode=MEMORY")
    return connection


def _keyed(uri: str, key: bytes) -> sqlcipher3.Connection:
    """A connection whose key has been proven on the first page."""
    connection = _with_key(uri, key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # here a wrong key shows
    except BaseException:
        connection.close()
        raise
    return connection


def _with_key(uri: str, key: bytes) -> sqlcipher3.Connection:
    # isolation_level=None: Python must not begin or commit by itself
    connection = sqlcipher3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        # first of all, else SQLCipher reports a wrong key to the terminal
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    except BaseException:
        connection.close()
        raise
    return connection


def _use_log(connection: sqlcipher3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
        raise CouldNot(
            f"{path} cannot be kept safely: its disk does not support a write-ahead log.",
            _UNTOUCHED,
            "Keep the folder on a disk of this computer, not on a network drive.",
        )


@contextmanager
def transaction(connection: sqlcipher3.Connection, path: Path) -> Iterator[None]:
    """Everything inside is on the disk when the block ends, or none of it; raises CouldNot when the disk refuses."""
    with explained(path):
        # IMMEDIATE: a transaction that starts by reading is refused at once, without waiting, when another writes
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk has rolled back already
                with suppress(sqlcipher3.Error):  # the first error is the one that counts
                    connection.execute("ROLLBACK")
            raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLCipher raises inside into CouldNot; its own words may hold data and are left out."""
    try:
        yield
    except sqlcipher3.ProgrammingError:  # a fault of the program, not of the disk
        raise
    except sqlcipher3.Error as error:
        raise _in_words(path, getattr(error, "sqlite_errorname", None) or type(error).__name__) from None


def _in_words(path: Path, name: str) -> CouldNot:
    """The refusal `name` (such as SQLITE_FULL) of the file `path`, in three sentences."""
    if name.startswith("SQLITE_NOTADB"):
        return Damaged(
            f"{path} cannot be read: the key of this computer does not fit it, or its beginning is damaged.",
            _UNTOUCHED,
            f"If the key was moved or replaced, put the old one back. {KEEP_IT}",
        )
    if name.startswith("SQLITE_CORRUPT"):
        return Damaged(f"{path} is damaged: a part of it is not what was written.", _UNTOUCHED, KEEP_IT)
    if name.startswith("SQLITE_FULL"):
        return CouldNot(
            f"{path}: the disk is full.",
            _SAVED_IS_SAFE,
            "Free some space on this disk, then try again.",
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return CouldNot(
            f"{path} is in use and stayed so for {BUSY_SECONDS:g} seconds.",
            _SAVED_IS_SAFE,
            "Close other programs that use this file (a backup, a virus scanner), then try again.",
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return CouldNot(
            f"{path} cannot be opened for writing.",
            _SAVED_IS_SAFE,
            "Make the file and its folder writable for your account, then try again.",
        )
    return CouldNot(
        f"{path}: the disk refused ({name}).",
        _SAVED_IS_SAFE,
        "Look whether the disk is full or failing, then try again.",
    )

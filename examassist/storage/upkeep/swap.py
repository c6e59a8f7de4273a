"""How a new journal takes its place: one renaming decides, and what it began is finished at the next opening."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from examassist.durable import sync_folder
from examassist.errors import CouldNot
from examassist.storage.connection import connect
from examassist.storage.place import COMPANIONS

if TYPE_CHECKING:
    from pathlib import Path


def waiting(path: Path) -> Path:
    """Where a new journal waits, whole and proven, for the place of `path`; from then on it is the journal."""
    return path.with_name(path.name + ".restored")


def set_aside(path: Path, at: float) -> Path:
    """Where the journal that was at `path` is kept from the moment `at` on."""
    return path.with_name(f"{path.name}.aside-{datetime.fromtimestamp(at, UTC):%Y%m%dT%H%M%SZ}")


def clear(new: Path) -> None:
    """Take away what an interrupted run has left of a new journal: a copy that nobody has used."""
    for ending in COMPANIONS:
        new.with_name(new.name + ending).unlink(missing_ok=True)


def let_wait(new: Path, path: Path, key: bytes, at: float) -> None:
    """Let the proven copy `new` become the journal of `path`, from the moment `at` on; OSError when the disk refuses.

    It gets its log first: a program killed while the first opening changes the file to one with a log would leave a
    companion (-journal) that nobody who only reads can take back.
    """
    connect(new, key).close()
    with new.open("rb+") as file:
        os.fsync(file.fileno())
    os.utime(new, (at, at))
    new.replace(waiting(path))  # from here on it is the journal
    sync_folder(path.parent)


def finish_swap(path: Path) -> Path | None:
    """Put a new journal that waits into its place; where the one that was there is now, None when none was.

    Whoever calls has the claim on `path` for itself. The moment of its making is the file's own time, so that an
    interrupted swap goes on under the same name. Raises CouldNot when the disk refuses.
    """
    new = waiting(path)
    if not new.exists():
        return None
    try:
        return _swap(path, new)
    except OSError as error:
        raise CouldNot(
            f"The new journal {new} could not take its place ({error.strerror}).",
            "Nothing was deleted; it is whole and waits.",
            "Close other programs that use this folder, make it writable for your account, and start again.",
        ) from error


def _swap(path: Path, new: Path) -> Path | None:
    old_log = path.with_name(path.name + "-wal")
    for rest in (old_log, path.with_name(path.name + "-shm")):
        if rest.exists() and (rest is not old_log or not rest.stat().st_size):
            rest.unlink()  # holds nothing: the one is empty, SQLite makes the other anew
    aside = free = set_aside(path, new.stat().st_mtime)
    number = 1
    while (old_log.exists() and _log(free).exists()) or (path.exists() and free.exists()):
        number += 1
        free = aside.with_name(f"{aside.name}-{number}")
    if old_log.exists():
        old_log.rename(_log(free))
    if path.exists():
        path.rename(free)
    sync_folder(path.parent)  # before the new one has the name: SQLite would read the old log into it
    new.rename(path)
    sync_folder(path.parent)
    return free if free.exists() else None


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")

"""Where a journal lies: the file made whole or not at all, told from any other, and refused when it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.durable import private_file, private_folder, sync_folder
from examassist.errors import CouldNot
from examassist.storage.connection import KEEP_IT, connect
from examassist.storage.schema import make_tables

if TYPE_CHECKING:
    from pathlib import Path

COMPANIONS = ("", "-journal", "-wal", "-shm")
"""What SQLite may leave beside a file, and the file itself."""


def identity(path: Path) -> tuple[int, int] | None:
    """What tells the file at `path` from any other; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def prepare_folder(path: Path) -> None:
    """Make the folder of a journal, and refuse what is a link; CouldNot when it cannot be made."""
    if path.is_symlink():
        raise CouldNot(
            f"{path} is a link to another file, which is not safe to write through.",
            "Nothing was read or changed.",
            "Name the file itself in the settings.",
        )
    try:
        private_folder(path.parent)
    except OSError as error:
        raise CouldNot(
            f"The folder {path.parent} cannot be made ({error.strerror}).",
            "Nothing was changed.",
            "Choose another folder in the settings.",
        ) from error


def make(path: Path, key: bytes) -> None:
    """A journal without exams at `path`, whole or not at all.

    Made under another name first: a power cut would else leave a file that looks damaged.
    """
    if _companion(path, "-wal").exists():  # of a journal that was moved away; SQLite would mix it into the new one
        raise CouldNot(
            f"{path} is missing, but its log {path.name}-wal is here.",
            "Nothing was changed and nothing was deleted.",
            "Put the file back, or move the log to where the file is now.",
        )
    new = _companion(path, ".new")
    try:
        for rest in COMPANIONS:
            _companion(new, rest).unlink(missing_ok=True)
        private_file(new)
        connection = connect(new, key)
        try:
            make_tables(connection, new)
        finally:
            connection.close()
        new.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise CouldNot(
            f"{path} cannot be made ({error.strerror}).",
            "Nothing was changed.",
            "Make the folder writable for your account, or choose another folder in the settings.",
        ) from error


def refuse_remains(path: Path) -> None:
    """Raise CouldNot for what is no file, and for an empty one: SQLite would begin it anew and delete its log."""
    if not path.is_file():
        raise CouldNot(
            f"{path} cannot be opened: it is not a file.",
            "Nothing was changed.",
            "Choose another folder in the settings.",
        )
    if path.stat().st_size <= 1:  # SQLite takes one byte for none
        raise CouldNot(
            f"{path} is damaged: it is empty.",
            "The file was not changed and nothing was deleted.",
            KEEP_IT,
        )


def _companion(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)

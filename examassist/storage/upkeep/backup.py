"""An encrypted copy of the journal, taken beside a window that writes, and proven before it has its name."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from examassist.durable import sync_folder
from examassist.errors import BadInput, CouldNot, Problem
from examassist.storage.connection import Damaged, connect_to_copy, explained
from examassist.storage.upkeep.reading import Reader
from examassist.storage.upkeep.verify import verify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from examassist.storage.audit.rows import Head
    from examassist.storage.upkeep.verify import Verdict

BEGINS = "examassist-backup-"
_AS_BEFORE = "Nothing was changed, and every earlier backup is as it was."
_RESTORE = (
    "Close ExamAssist and put the newest backup back with 'examassist store restore BACKUP': what can still be proven "
    "is taken over."
)


@dataclass(frozen=True)
class Copied:
    """A copy that has its name, and what was proven of it."""

    path: Path
    verdict: Verdict


def back_up(source: Path, key: bytes, folder: Path, at: datetime) -> Copied:
    """A copy of the journal `source` in `folder`, named by `at`; no file is replaced.

    The copy is what the journal was at one moment; a window may go on saving. It is written under a passing name,
    brought to the disk, opened again with the key, and must be whole with the same last act of each exam as the journal
    had at that moment; only then it gets its name.

    Raises BadInput when the folder cannot take it, CouldNot when the disk refuses or the journal is not whole.
    """
    check_folder(folder, source)
    try:
        descriptor, name = tempfile.mkstemp(prefix=".examassist-", suffix=".tmp", dir=folder)  # readable by nobody else
        os.close(descriptor)
        passing = Path(name)
        try:
            verdict = copy_proven(source, key, passing)
            final = _named(passing, folder, f"{BEGINS}{at:%Y%m%d-%H%M%S}")
        finally:
            for ending in ("", "-journal"):
                passing.with_name(passing.name + ending).unlink(missing_ok=True)
    except OSError as error:
        raise CouldNot(
            f"No backup was made: {folder} refused ({error.strerror}).",
            "The journal is unchanged, and every earlier backup is as it was.",
            "Look whether the disk is there and has room, or name another folder, then try again.",
        ) from error
    with suppress(OSError):  # a stick or a shared folder may not allow it; the copy itself is on the disk
        sync_folder(folder)
    return Copied(final, verdict)


def check_folder(folder: Path, source: Path) -> None:
    """Raise BadInput for a folder that is none, that a link leads to, or that is the journal's own."""
    if not folder.is_dir():
        raise BadInput([Problem(str(folder), "is not a folder", "make it first, or plug in the disk that it is on")])
    linked = [each for each in (folder.absolute(), *folder.absolute().parents) if each.is_symlink()]
    if linked:
        todo = f"name the folder itself: {folder.resolve()}"
        raise BadInput([Problem(str(folder), f"is reached through a link, {linked[0]}", todo)])
    if folder.samefile(source.parent):
        raise BadInput(
            [Problem(str(folder), "holds the journal itself; both would be lost together", "name another folder")]
        )


def copy_proven(source: Path, key: bytes, target: Path) -> Verdict:
    """Copy the journal into the empty file `target`, bring it to the disk and prove it; CouldNot when it differs."""
    try:
        heads, last_row = _copy(source, key, target)
    except Damaged:
        problems: Sequence[str] = verify(source, key).problems
        raise _not_whole(source, problems) from None
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    verdict = verify(target, key)
    if verdict.problems:
        raise _not_whole(source, verdict.problems)
    if (verdict.heads, verdict.audit.head) != (heads, last_row):
        raise CouldNot(
            f"{source} was not copied: the copy does not end with the same acts.",
            _AS_BEFORE,
            "Try again; if it stays so, please report it with these sentences.",
        )
    return verdict


def _copy(source: Path, key: bytes, target: Path) -> tuple[dict[str, Head], Head]:
    """Copy every page as it is at one moment; the last act of each exam and row of the audit at that moment."""
    with Reader(source, key) as reader:
        # the reader's transaction holds the moment, for the list and for the copy
        heads, last_row = reader.last_acts(), reader.last_row()
        with explained(target):
            copy = connect_to_copy(target, key)
            try:
                reader.copy_into(copy)
                copy.execute("PRAGMA journal_mode=DELETE")  # one file, readable also where nothing can be written
            finally:
                copy.close()
    return heads, last_row


def _not_whole(source: Path, problems: Sequence[str]) -> CouldNot:
    return CouldNot(
        "\n".join((f"{source} was not copied, because it is not whole:", *(f"- {each}" for each in problems))),
        _AS_BEFORE,
        _RESTORE,
    )


def _named(passing: Path, folder: Path, stem: str) -> Path:
    """Give the copy its name without replacing a file; a second one of the same second is numbered."""
    number = 1
    while True:
        final = folder / (f"{stem}.db" if number == 1 else f"{stem}-{number}.db")
        try:
            os.link(passing, final)
        except FileExistsError:
            number += 1
        except OSError:  # a stick without links
            if not final.exists():
                return passing.rename(final)
            number += 1
        else:
            return final

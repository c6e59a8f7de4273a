"""A backup put back: what the damaged journal still proves is taken over, and it is moved aside, never deleted."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examassist.durable import private_file, sync_folder
from examassist.errors import BadInput, CouldNot, Problem
from examassist.storage.lock import Claim
from examassist.storage.upkeep.backup import copy_proven
from examassist.storage.upkeep.salvage import take_over
from examassist.storage.upkeep.swap import finish_swap, waiting
from examassist.storage.upkeep.verify import verify

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from examassist.storage.upkeep.salvage import Salvaged
    from examassist.storage.upkeep.verify import Verdict

_UNCHANGED = "The journal and the backup are as they were; nothing was deleted."


@dataclass(frozen=True)
class Restored:
    """The journal as it is now, how many acts came from the old one, where that is, and what could not be proven."""

    verdict: Verdict
    taken: int
    aside: Path | None
    unproven: tuple[str, ...]


def restore(path: Path, key: bytes, backup: Path, at: datetime) -> Restored:
    """Put `backup` in the place of the journal `path`, with everything that the journal proves beyond it.

    The new journal is made and proven under another name; one renaming decides, so that a program killed here leaves
    the old journal or the new one. The old one is moved aside under a name with the time `at`.

    Raises BadInput when the backup is the journal itself; CouldNot when a window has the journal open, when the backup
    is not whole, or when the disk refuses. Nothing is changed then.
    """
    if path.exists() and path.samefile(backup):
        raise BadInput([Problem(str(backup), "is the journal itself", "name a backup of it")])
    if path.is_symlink():
        raise BadInput([Problem(str(path), "is a link to another file", "name the file itself in the settings")])
    _refuse_damaged(backup, verify(backup, key))
    claim = _claim(path)
    try:
        with claim.alone():
            if not claim.sole:
                raise _in_use(path)
            finish_swap(path)  # an earlier restoring that was interrupted
            return _restore(path, key, backup, at)
    except OSError as error:
        raise CouldNot(
            f"{path} was not restored: the disk refused ({error.strerror}).",
            _UNCHANGED,
            "Look whether the disk has room and the folder can be written, then run the same command again.",
        ) from error
    finally:
        claim.release()


def _restore(path: Path, key: bytes, backup: Path, at: datetime) -> Restored:
    new = path.with_name(path.name + ".restoring")
    _clear(new)
    try:
        private_file(new)
        before = copy_proven(backup, key, new)
        salvaged = take_over(path, new, key, before.heads)
        verdict = verify(new, key)
        _refuse_other(path, verdict, salvaged)
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        os.utime(new, (at.timestamp(), at.timestamp()))
        new.replace(waiting(path))  # from here on it is the journal
    except BaseException:
        _clear(new)
        raise
    sync_folder(path.parent)
    aside = finish_swap(path)
    return Restored(replace(verdict, path=path), salvaged.taken, aside, salvaged.unproven)


def _refuse_other(path: Path, verdict: Verdict, salvaged: Salvaged) -> None:
    """Raise CouldNot when what was made is not whole or has other last acts than it was given."""
    if verdict.problems or verdict.heads != salvaged.heads:
        raise CouldNot(
            f"{path} was not restored: what was written is not what was read.",
            _UNCHANGED,
            "Look whether the disk is failing, then run the same command again.",
        )


def _clear(new: Path) -> None:
    """Take away what an interrupted restoring has left: a copy that nobody has used."""
    for ending in ("", "-journal", "-wal", "-shm"):
        new.with_name(new.name + ending).unlink(missing_ok=True)


def _refuse_damaged(backup: Path, verdict: Verdict) -> None:
    if verdict.problems:
        raise CouldNot(
            "\n".join((f"{backup} is not whole and was not put back:", *(f"- {each}" for each in verdict.problems))),
            _UNCHANGED,
            "Name an older backup; 'examassist store verify BACKUP' says whether it is whole.",
        )


def _claim(path: Path) -> Claim:
    try:
        return Claim(path)
    except CouldNot as error:
        if isinstance(error.__cause__, BlockingIOError):
            raise _in_use(path, error.what) from error
        raise


def _in_use(path: Path, what: str = "") -> CouldNot:
    return CouldNot(
        what or f"{path} is open in this program.",
        _UNCHANGED,
        "Close every window of ExamAssist, then run the same command again.",
    )

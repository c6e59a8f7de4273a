"""A backup put back: what the damaged journal still proves is taken over, and it is moved aside, never deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from examassist.durable import private_file
from examassist.errors import BadInput, CouldNot, Problem
from examassist.storage.audit import rows
from examassist.storage.audit.check import check_audit
from examassist.storage.audit.entry import Entry, What
from examassist.storage.connection import connect_to_copy, transaction
from examassist.storage.lock import Claim
from examassist.storage.upkeep.backup import copy_proven
from examassist.storage.upkeep.migrate import bring_up
from examassist.storage.upkeep.salvage import take_over
from examassist.storage.upkeep.swap import clear, finish_swap, let_wait
from examassist.storage.upkeep.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from examassist.domain.act import Actor
    from examassist.storage.audit.rows import Head
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


def restore(
    path: Path, key: bytes, backup: Path, at: datetime, by: Actor | None = None, replaces: str = ""
) -> Restored:
    """Put `backup` in the place of the journal `path`, with everything that the journal proves beyond it.

    The new journal says in its audit who did this, and which note outside the store (`replaces`) it makes obsolete.
    A backup of an older form becomes a journal of this program's.

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
            return _restore(path, key, backup, Entry.of(What.RESTORED, at.isoformat(), by, more={"replaces": replaces}))
    except OSError as error:
        raise CouldNot(
            f"{path} was not restored: the disk refused ({error.strerror}).",
            _UNCHANGED,
            "Look whether the disk has room and the folder can be written, then run the same command again.",
        ) from error
    finally:
        claim.release()


def _restore(path: Path, key: bytes, backup: Path, entry: Entry) -> Restored:
    new = path.with_name(path.name + ".restoring")
    clear(new)
    try:
        private_file(new)
        before = copy_proven(backup, key, new)
        bring_up(new, key)
        salvaged = take_over(path, new, key, before.heads)
        last_row, unproven = _put_on_record(new, key, entry, salvaged)
        verdict = verify(new, key)
        _refuse_other(path, verdict, salvaged, last_row)
        let_wait(new, path, key, datetime.fromisoformat(entry.at).timestamp())
    except BaseException:
        clear(new)
        raise
    aside = finish_swap(path)
    return Restored(replace(verdict, path=path), salvaged.taken, aside, (*salvaged.unproven, *unproven))


def _put_on_record(new: Path, key: bytes, entry: Entry, salvaged: Salvaged) -> tuple[Head, tuple[str, ...]]:
    """Add to the audit that this was done and what of it is not there any more; its last row, and acts that are other.

    What the audit saw and the new journal does not have is said once, in that row, and expected no longer.
    """
    connection = connect_to_copy(new, key)
    try:
        with transaction(connection, new):
            found = check_audit(rows.reads(connection))
            more = {**entry.more, "without": found.without, "shorter": found.shorter}
            last_row = rows.add(connection, replace(entry, more=more))
    finally:
        connection.close()
    other = [exam for exam, acts in found.shorter.items() if salvaged.heads[exam][0] > acts]
    return last_row, tuple(f"Exam {exam}: its acts are not the ones that the audit saw." for exam in other)


def _refuse_other(path: Path, verdict: Verdict, salvaged: Salvaged, last_row: Head) -> None:
    """Raise CouldNot when what was made is not whole or ends with other acts or rows than it was given."""
    if verdict.problems or (verdict.heads, verdict.audit.head) != (salvaged.heads, last_row):
        raise CouldNot(
            f"{path} was not restored: what was written is not what was read.",
            _UNCHANGED,
            "Look whether the disk is failing, then run the same command again.",
        )


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

"""A journal of an older form brought to this program's: on a copy, verified, then swapped; the old one is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from examassist.durable import private_file
from examassist.errors import CouldNot
from examassist.storage.connection import connect_to_copy, explained
from examassist.storage.schema import SCHEMA_VERSION, bring_to_form_2, check_tables
from examassist.storage.upkeep.backup import copy_proven
from examassist.storage.upkeep.swap import clear, finish_swap, let_wait
from examassist.storage.upkeep.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from examassist.storage.upkeep.verify import Verdict

_UNCHANGED = "It was not changed and nothing was deleted. An exam can be done meanwhile and written to a file."


def migrate(path: Path, key: bytes) -> Path | None:
    """Bring the journal `path` to this program's form; where the old one is kept now.

    Whoever calls has the claim on `path` for itself. One renaming decides, so that a program killed here leaves the old
    journal or the new one. Raises CouldNot when the journal is not whole or the disk refuses; nothing is changed then.
    """
    new = path.with_name(path.name + ".migrating")
    try:
        clear(new)
        private_file(new)
        try:
            before = copy_proven(path, key, new)
            bring_up(new, key)
            _refuse_other(before, verify(new, key))
            let_wait(new, path, key, datetime.now(UTC).timestamp())
        except BaseException:
            clear(new)
            raise
        return finish_swap(path)
    except OSError as error:
        why, todo = f"the disk refused ({error.strerror}).", "Free some room on this disk, then start ExamAssist again."
        raise _not_done(path, why, todo) from error
    except CouldNot as error:
        raise _not_done(path, error.what, error.todo) from error


def bring_up(copy: Path, key: bytes) -> None:
    """Bring a copy that nobody else uses to this program's form; one that has it already stays as it is."""
    with explained(copy):
        connection = connect_to_copy(copy, key)
        try:
            if check_tables(connection, copy) < SCHEMA_VERSION:
                bring_to_form_2(connection, copy)
        finally:
            connection.close()


def _refuse_other(before: Verdict, after: Verdict) -> None:
    """Raise CouldNot when the new journal is not whole or has lost or changed anything of the old one."""
    kept = [(each.heads, each.acts, each.editions, each.closed) for each in (before, after)]
    if after.problems or kept[0] != kept[1] or after.audit.head[0] != before.closed:
        raise CouldNot(
            "what was written is not what was read.",
            "",
            "Look whether the disk is failing, then start ExamAssist again.",
        )


def _not_done(path: Path, why: str, todo: str) -> CouldNot:
    return CouldNot(
        f"{path} is of an older form and could not be brought to the form of this ExamAssist: {why}", _UNCHANGED, todo
    )

"""The program made worse on purpose, to show that the fault tests would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.storage import connection, writer
from examassist.storage.chain import next_link
from examassist.storage.journal import Journal
from examassist.storage.writer import JournalWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from examassist.errors import CouldNot

SYNCHRONOUS_NORMAL = "synchronous-normal"
SYNCHRONOUS_OFF = "synchronous-off"
SAVED_BEFORE_COMMIT = "saved-before-commit"
COMMITS_IN_TENS = "commits-in-tens"
NAMES = (SYNCHRONOUS_NORMAL, SYNCHRONOUS_OFF, SAVED_BEFORE_COMMIT, COMMITS_IN_TENS)

_FULL = "PRAGMA synchronous=FULL"


class SavedBeforeCommit(JournalWriter):
    """Acknowledges an act and saves it then."""

    def __init__(
        self,
        journal_path: Path,
        key: bytes,
        on_saved: Callable[[str, int], None],
        on_failed: Callable[[str, int, CouldNot], None],
    ) -> None:
        self._too_early = on_saved
        super().__init__(journal_path, key, lambda *_: None, on_failed)

    def _save(self, journal: Journal, job: writer._Job) -> None:
        self._too_early(job.exam_id, job.seq)
        super()._save(journal, job)


class CommitsInTens(Journal):
    """Commits every tenth act only."""

    def append(self, exam_id: str, seq: int, act_json: str) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
        _, link = self._head(exam_id)
        row = (exam_id, seq, act_json, link, next_link(link, seq, act_json))
        self._connection.execute("INSERT INTO acts (exam_id, seq, act, prev, hash) VALUES (?, ?, ?, ?, ?)", row)
        if seq % 10 == 0:
            self._connection.execute("COMMIT")


def inflict(name: str | None) -> None:
    """Sabotage this process for good; None leaves it whole."""
    if name in {SYNCHRONOUS_NORMAL, SYNCHRONOUS_OFF}:
        if _FULL not in connection.SETTINGS:
            message = "the setting to sabotage has changed its name"
            raise LookupError(message)
        worse = f"PRAGMA synchronous={name.rpartition('-')[2].upper()}"
        connection.SETTINGS = tuple(worse if setting == _FULL else setting for setting in connection.SETTINGS)
    elif name == COMMITS_IN_TENS:
        vars(writer)["Journal"] = CommitsInTens


def writer_class(name: str | None) -> type[JournalWriter]:
    """The writer that a program with this sabotage uses."""
    return SavedBeforeCommit if name == SAVED_BEFORE_COMMIT else JournalWriter

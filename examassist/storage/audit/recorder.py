"""Puts on record what no act says, and keeps what the disk refused until it can."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeVar

from examassist.errors import CouldNot
from examassist.storage.audit import rows
from examassist.storage.audit.entry import Entry, What
from examassist.storage.audit.heads import heads_of
from examassist.storage.connection import connect, transaction
from examassist.storage.schema import SCHEMA_VERSION, check_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from examassist.domain.act import Actor
    from examassist.storage.journal import Journal

T = TypeVar("T")


class Recorder:
    """Writes rows of the audit, from any thread, each in a short transaction of its own.

    What cannot be written is told to whoever asked, and written before the next row, with the time at which it was.
    """

    def __init__(
        self,
        open_journal: Callable[[], Journal],
        now: Callable[[], datetime],
        actor: Callable[[], Actor],
        beside: Callable[[], tuple[Path, bytes]],
        outside: Path | None = None,
    ) -> None:
        """`beside` gives file and key of a store that another window has open; `outside` is where it is noted."""
        self._outside = outside
        self._open_journal = open_journal
        self._now = now
        self._actor = actor
        self._beside = beside
        self._lock = threading.Lock()
        self._owed: list[Entry] = []

    @property
    def owed(self) -> int:
        """How many rows could not be written until now."""
        return len(self._owed)

    def noticed(self) -> tuple[str, ...]:
        """How the journal differed from what was noted of it outside when this run opened it, said once."""
        return heads_of(self._outside).take_alarms() if self._outside is not None else ()

    def record(self, what: What, exam: str = "", document: str = "", **more: Any) -> CouldNot | None:  # noqa: ANN401  numbers and ids
        """Put on record that this was done; why not, where the disk refused."""
        return self._record(what, exam, document, more)[1]

    def doing(self, what: What, exam: str, document: str, work: Callable[[], T]) -> tuple[T, CouldNot | None]:
        """Put on record what is about to be done, then do it; its result, and why it is not on record where it is not.

        First the row, so that nothing leaves without one when the program ends in between; where the work fails, a
        second row says so. The work is done whether the row could be written or not.
        """
        number, refused = self._record(what, exam, document, {})
        try:
            return work(), refused
        except BaseException:
            self._record(What.NOT_DONE, exam, document, {"of": number} if number else {})
            raise

    def _record(self, what: What, exam: str, document: str, more: dict[str, Any]) -> tuple[int, CouldNot | None]:
        at = self._now().isoformat()
        with self._lock:
            self._owed.append(Entry.of(what, at, self._actor(), exam=exam, document=document, more=more))
            try:
                return self._write(), None
            except CouldNot as error:
                return 0, error

    def _write(self) -> int:
        """Write what is owed; the number of the last row."""
        try:
            journal = self._open_journal()
        except CouldNot as error:
            if isinstance(error.__cause__, BlockingIOError):
                return self._write_beside()
            raise
        number = 0
        try:
            while self._owed:
                number = journal.note(self._owed[0])
                del self._owed[0]
        finally:
            journal.close()
        return number

    def _write_beside(self) -> int:
        """Write beside the window that has the store open: a backup is made while it goes on saving."""
        path, key = self._beside()
        if check_file(path, key) < SCHEMA_VERSION:
            raise CouldNot(
                f"{path} is open in an older ExamAssist, which has no audit.",
                "",
                "Close that window and start this one.",
            )
        connection = connect(path, key)
        number = 0
        try:
            while self._owed:
                with transaction(connection, path):
                    number, _ = rows.add(connection, self._owed[0])
                del self._owed[0]
        finally:
            connection.close()
        return number

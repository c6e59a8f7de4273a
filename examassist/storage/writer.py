"""The one thread that writes acts to the journal, in the order in which they were given."""

from __future__ import annotations

import logging
import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examassist.errors import CouldNot
from examassist.storage.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RESTED = 1.0
"""Seconds without an act after which the last links are noted outside the journal."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Job:
    exam_id: str
    seq: int
    act_json: str


class JournalWriter:
    """Saves acts in the background, first in, first out, each in a transaction of its own.

    Both callbacks are called from the writer's thread and must not wait for the writer. An act that could not be saved
    stays first in the queue, nothing overtakes it, and it is tried again at the next `submit` or `retry`.
    """

    def __init__(
        self,
        journal_path: Path,
        key: bytes,
        on_saved: Callable[[str, int], None],
        on_failed: Callable[[str, int, CouldNot], None],
        outside: Path | None = None,
    ) -> None:
        """Start the thread; it opens the journal itself, and a failure to do so is told with the first act."""
        self._path = journal_path
        self._key = key
        self._outside = outside
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._journal: Journal | None = None
        self._queue: deque[_Job] = deque()
        self._changed = threading.Condition()
        self._stuck = False
        self._failed: _Job | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="journal-writer", daemon=True)
        self._thread.start()

    def submit(self, exam_id: str, seq: int, act_json: str) -> None:
        """Queue act `seq` of an exam and return at once; `on_saved` follows when it is on the disk.

        Raises CouldNot after `close`.
        """
        with self._changed:
            if self._closing:
                raise CouldNot(
                    f"Exam {exam_id}: act {seq} was not saved, because the journal is closed.",
                    "Everything that was shown as saved is safe.",
                    "Start ExamAssist again and record this step once more.",
                )
            self._queue.append(_Job(exam_id, seq, act_json))
            self._stuck = False
            self._changed.notify_all()

    def retry(self) -> None:
        """Try again to save what could not be saved; returns at once."""
        with self._changed:
            self._stuck = False
            self._changed.notify_all()

    def unsaved(self) -> int:
        """How many acts were given and are not yet on the disk."""
        with self._changed:
            return len(self._queue)

    def flush(self, timeout: float | None = None) -> bool:
        """True when everything given is on the disk; False when an act failed or `timeout` seconds have passed."""
        with self._changed:
            self._changed.wait_for(lambda: not self._queue or self._stuck, timeout)
            return not self._queue

    def close(self, timeout: float | None = None) -> bool:
        """Save what is queued, trying a failed act once more, and end the thread; closing twice does nothing.

        True when everything given is on the disk; False when acts remain or `timeout` seconds have passed.
        """
        with self._changed:
            if not self._closing:
                self._closing = True
                self._stuck = False
            self._changed.notify_all()
        self._thread.join(timeout)
        return not self.unsaved()

    def _run(self) -> None:
        try:
            self._open()
        except CouldNot:
            _log.info("the journal could not be opened; it is tried again with the first act")
        while (job := self._next()) is not None:
            error = self._attempt(job)
            if error is None:
                self._tell(self._on_saved, job.exam_id, job.seq)
                with self._changed:
                    self._queue.popleft()
                    self._changed.notify_all()
            else:
                with self._changed:  # before it is told, so that whoever is told may ask for a retry at once
                    self._failed = job
                    self._stuck = True
                    self._changed.notify_all()
                self._tell(self._on_failed, job.exam_id, job.seq, error)
        if self._journal is not None:
            try:
                self._journal.close()
            except CouldNot:
                _log.warning("the journal could not be closed in order; its next opening repairs that")

    def _next(self) -> _Job | None:
        """The act to save now; waits for one, None when the thread is to end."""
        with self._changed:
            rested = not self._changed.wait_for(self._ready, RESTED)
        if rested and self._journal is not None:
            self._journal.keep_heads()
        with self._changed:
            self._changed.wait_for(self._ready)
            return self._queue[0] if self._queue and not self._stuck else None

    def _ready(self) -> bool:
        return self._closing or (bool(self._queue) and not self._stuck)

    def _attempt(self, job: _Job) -> CouldNot | None:
        """None when the act is on the disk, else why it is not."""
        try:
            self._save(self._open(), job)
        except CouldNot as error:
            return error
        except Exception as error:  # noqa: BLE001  the edge of a thread: if it died, nothing would be saved any more
            return CouldNot(
                f"Exam {job.exam_id}: act {job.seq} was not saved ({type(error).__name__}).",
                "Everything that was shown as saved is safe.",
                "Try again; if it stays so, export the exam and start ExamAssist again.",
            )
        return None

    def _open(self) -> Journal:
        if self._journal is None:
            self._journal = Journal.open(self._path, self._key, self._outside)
        return self._journal

    def _save(self, journal: Journal, job: _Job) -> None:
        """Save one act; one that failed before may have been saved nevertheless, and is then not saved twice."""
        if self._failed is job and journal.holds(job.exam_id, job.seq, job.act_json):
            return
        journal.append(job.exam_id, job.seq, job.act_json)

    def _tell(self, listener: Callable[..., None], *what: object) -> None:
        try:
            listener(*what)
        except Exception as error:  # noqa: BLE001  the edge of a thread: the caller's fault must not stop the saving
            _log.error("a listener of the journal failed (%s)", type(error).__name__)  # its text may hold data

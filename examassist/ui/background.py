"""Work beside the window: done in threads, told back in the window's own."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from examassist.errors import CouldNot, ExamAssistError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

_log = logging.getLogger(__name__)


class Lane(Enum):
    """Who waits for the work; each lane has workers of its own, so that none waits behind another."""

    AWAITED = "awaited"
    """Somebody sits before the window and can do nothing else: an exam that opens."""
    BESIDE = "beside"
    """Goes on while one works on: looking ahead, writing a file."""
    LONG = "long"
    """May take long and gives way to what is awaited: the list of drafts."""


WORKERS = {Lane.AWAITED: 1, Lane.BESIDE: 2, Lane.LONG: 1}


class Background(QObject):
    """Runs functions in threads; each result comes back through one signal, in the thread of the window."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: ThreadPoolExecutor(n, thread_name_prefix=lane.value) for lane, n in WORKERS.items()}
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._under_way = 0
        self._changed = threading.Condition()
        self._closed = False
        self._awaited = 0

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._under_way > 0

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[ExamAssistError], None],
        *,
        lane: Lane = Lane.BESIDE,
    ) -> None:
        """Do ``work`` in a thread of that lane, then ``done`` with its result or ``failed`` with the reason, here."""
        if self._closed:
            return
        self._under_way += 1
        self._await(lane, 1)

        def ended(future: Future[Any]) -> None:
            self._ended.emit(future, (done, failed, lane))

        self._pools[lane].submit(work).add_done_callback(ended)

    def give_way(self) -> None:
        """Called by long work between its parts, in its thread: waits while an answer is awaited.

        Raises CancelledError once the window closes; nobody is told what came of the work then.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._awaited)
            if self._closed:
                raise CancelledError

    def close(self) -> None:
        """Wait for what is under way and start nothing more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)

    def _await(self, lane: Lane, more: int) -> None:
        if lane is Lane.AWAITED:
            with self._changed:
                self._awaited += more
                self._changed.notify_all()

    def _tell(
        self,
        future: Future[Any],
        listeners: tuple[Callable[[Any], None], Callable[[ExamAssistError], None], Lane],
    ) -> None:
        done, failed, lane = listeners
        self._under_way -= 1
        try:
            if not self._closed and not future.cancelled():
                self._tell_one(future, done, failed)
        finally:
            self._await(lane, -1)  # after it was shown, which is part of what one waits for

    def _tell_one(
        self, future: Future[Any], done: Callable[[Any], None], failed: Callable[[ExamAssistError], None]
    ) -> None:
        error = future.exception()
        if error is None:
            done(future.result())
        elif isinstance(error, ExamAssistError):
            failed(error)
        else:
            _log.error("work in the background failed (%s)", type(error).__name__)  # its text may hold data
            failed(
                CouldNot(
                    f"This did not work: a fault of the program ({type(error).__name__}).",
                    "Everything that was shown as saved is safe.",
                    "Try again; if it stays so, report this sentence.",
                )
            )

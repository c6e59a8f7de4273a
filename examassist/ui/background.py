"""Work beside the window: done in threads, told back in the window's own."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from examassist.errors import CouldNot, ExamAssistError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

_log = logging.getLogger(__name__)
WORKERS = 2


class Background(QObject):
    """Runs functions in threads; each result comes back through one signal, in the thread of the window."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="background")
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._closed = False
        self._under_way = 0

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._under_way > 0

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[ExamAssistError], None],
    ) -> None:
        """Do ``work`` in a thread, then ``done`` with its result or ``failed`` with the reason, here."""
        if self._closed:
            return
        self._under_way += 1

        def ended(future: Future[Any]) -> None:
            self._ended.emit(future, (done, failed))

        self._pool.submit(work).add_done_callback(ended)

    def close(self) -> None:
        """Wait for what is under way and start nothing more."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _tell(
        self,
        future: Future[Any],
        listeners: tuple[Callable[[Any], None], Callable[[ExamAssistError], None]],
    ) -> None:
        self._under_way -= 1
        if self._closed or future.cancelled():
            return
        done, failed = listeners
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

"""The list of drafts on the start page: read anew when one comes back to it, and when one of them is put away."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from examassist.errors import ExamAssistError
from examassist.language import translate as _
from examassist.ui.background import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.ui.background import Background
    from examassist.ui.drafts import DraftSummary, Seen
    from examassist.ui.main_window import MainWindow
    from examassist.workstation import Workstation


class DraftList(QObject):
    """Reads the journal beside the window, one reading at a time; each draft is worked out once for each last act."""

    _newest = Signal(object, int)
    """The newest drafts, and how many older ones are still to be looked through."""

    def __init__(self, window: MainWindow, workstation: Workstation, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._background = background
        self._seen: dict[str, Seen] = {}
        """What was worked out in readings before; only the thread of the one reading touches it."""
        self._reading: threading.Event | None = None
        """While one is under way: set when nobody needs it any more."""
        self._again = False
        window.start_page.discard_wanted.connect(window.leaving.discard)
        window.start_page.not_yet.connect(self._say_not_yet)
        self._newest.connect(self._show_newest, Qt.ConnectionType.QueuedConnection)

    def show_drafts(self, drafts: Any) -> None:  # noqa: ANN401  DraftSummary, or why there are none
        """Show these, or why there are none."""
        if isinstance(drafts, ExamAssistError):
            self._window.start_page.show_no_drafts_because(str(drafts))
        else:
            self._window.start_page.show_drafts(drafts)

    def read(self) -> None:
        """Read them anew; where a reading is under way, once more after it."""
        self._window.start_page.show_looking()
        if self._reading is not None:
            self._reading.set()
            self._again = True
            return
        from examassist.ui import drafts

        stopped = self._reading = threading.Event()

        def go_on() -> None:
            self._background.give_way()
            if stopped.is_set():
                raise CancelledError

        def newest(first: Sequence[DraftSummary], more: int) -> None:
            if not stopped.is_set():
                self._newest.emit(first, more)

        def look() -> object:
            try:
                return drafts.list_drafts(self._workstation, self._seen, go_on, newest)
            except CancelledError:
                return None

        self._background.run(look, self._read, self._read, lane=Lane.LONG)

    def stop(self) -> None:
        """Leave off: an exam opens, and what was worked out so far is not lost."""
        self._again = False
        if self._reading is not None:
            self._reading.set()

    def _read(self, drafts: Any) -> None:  # noqa: ANN401  as in `show_drafts`, or None where it was left off
        self._reading = None
        if self._again:
            self._again = False
            self.read()
        elif drafts is not None:
            self.show_drafts(drafts)

    def _show_newest(self, drafts: Sequence[DraftSummary], more: int) -> None:
        if self._reading is not None and not self._reading.is_set():
            self._window.start_page.show_drafts(drafts, more)

    def _say_not_yet(self) -> None:
        self._window.notice.say(_("The drafts are still being looked for. Choose again when they are shown."))

    def discard(self, exam: str) -> None:
        """Put a draft away; it can be taken back only by whoever reads the journal."""
        from examassist.ui import drafts

        def discarded(_none: object) -> None:
            if not self._window.in_exam:
                self.read()

        self._background.run(
            lambda: drafts.discard(self._workstation, exam),
            discarded,
            lambda error: self._window.notice.complain(str(error)),
        )

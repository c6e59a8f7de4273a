"""The list of drafts on the start page: read anew when one comes back to it, and when one of them is put away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from examassist.errors import ExamAssistError
from examassist.language import translate as _

if TYPE_CHECKING:
    from examassist.ui.background import Background
    from examassist.ui.main_window import MainWindow
    from examassist.workstation import Workstation


class DraftList(QObject):
    """Reads the journal beside the window."""

    def __init__(self, window: MainWindow, workstation: Workstation, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._background = background
        window.start_page.discard_wanted.connect(window.leaving.discard)
        window.start_page.not_yet.connect(self._say_not_yet)

    def show_drafts(self, drafts: Any) -> None:  # noqa: ANN401  DraftSummary, or why there are none
        """Show these, or why there are none."""
        if isinstance(drafts, ExamAssistError):
            self._window.start_page.show_no_drafts_because(str(drafts))
        else:
            self._window.start_page.show_drafts(drafts)

    def read(self) -> None:
        """Read them anew."""
        from examassist.ui import drafts

        self._window.start_page.show_looking()
        self._background.run(lambda: drafts.list_drafts(self._workstation), self.show_drafts, self.show_drafts)

    def _say_not_yet(self) -> None:
        self._window.notice.say(_("The drafts are still being looked for. Choose again when they are shown."))

    def discard(self, exam: str) -> None:
        """Put a draft away; it can be taken back only by whoever reads the journal."""
        from examassist.ui import drafts

        def discarded() -> object:
            drafts.discard(self._workstation, exam)
            return drafts.list_drafts(self._workstation)

        self._background.run(discarded, self.show_drafts, lambda error: self._window.notice.complain(str(error)))

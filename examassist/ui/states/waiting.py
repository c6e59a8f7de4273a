"""The moments in which the window waits for the disk, because it leaves an exam: said before they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from examassist.language import translate as _
from examassist.ui.keeping import CLOSING
from examassist.ui.pieces import words
from examassist.ui.states.overlay import Overlay

if TYPE_CHECKING:
    from examassist.ui.desk import Desk
    from examassist.ui.main_window import MainWindow
    from examassist.ui.shell import Shell


class WaitingCard(Overlay):
    """Says what is waited for and how long at most; there is nothing to press."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
        self.add_heading("database").setText(_("Saving the last answers…"))
        text = _("The disk is slow to answer. ExamAssist waits up to {n} seconds for it.").format(n=round(CLOSING))
        self.inside.addWidget(words(text, wrap=True))


class Waiting(QObject):
    """Shows the card while the desk of one window waits."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self.card = WaitingCard(window)
        desk.keeping.waits.connect(self._show)

    def _show(self, waits: bool) -> None:  # noqa: FBT001  a signal's own argument
        if not waits:
            self.card.close_it()
        elif not self._window.privacy.covered:
            self.card.open_it()
            self._window.repaint()  # nothing else is drawn until the wait is over

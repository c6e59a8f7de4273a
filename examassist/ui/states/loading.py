"""An exam that is being opened: no key goes anywhere until its rows are there, and what takes long says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcutEvent
from PySide6.QtWidgets import QApplication, QWidget

from examassist.language import translate as _
from examassist.ui.dress import fix
from examassist.ui.key_bar import Hint
from examassist.ui.states.overlay import Overlay
from examassist.ui.theme import colour, px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from examassist.ui.desk import Desk
    from examassist.ui.main_window import MainWindow
    from examassist.ui.shell import Shell

SLOW = 400
"""Milliseconds in which nothing is shown, because what comes and goes at once is only noise."""
ROWS, ROW, GAP = 6, 34, 12
PARTS = ((0.0, 0.24), (0.28, 0.44), (0.76, 0.24))
"""Where the fields of a row begin, and how wide they are, as shares of its width."""
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.Shortcut, QEvent.Type.ShortcutOverride})


class Skeleton(QWidget):
    """Rows without anything in them; they stand still."""

    def __init__(self) -> None:
        super().__init__()
        fix(self, height=ROWS * (ROW + GAP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line-soft"))
        for number in range(ROWS):
            for left, width in PARTS:
                inset = 0 if width > PARTS[0][1] else px(ROW) / 4
                top = number * px(ROW + GAP) + inset
                place = QRectF(left * self.width(), top, width * self.width(), px(ROW) - 2 * inset)
                painter.drawRoundedRect(place, px(6), px(6))
        painter.end()


class LoadingCard(Overlay):
    """Whose exam is coming, over rows that are not there yet."""

    keys = (Hint("Ctrl Q", _("quit")),)

    def __init__(self, window: Shell) -> None:
        super().__init__(window, 760)
        self.add_heading("ellipsis")
        self.inside.addWidget(Skeleton())

    def show_it(self, name: str) -> None:
        """Say whose it is."""
        self.heading.setText(_("Opening {name}…").format(name=name) if name else _("Opening…"))
        self.open_it()


class Loading(QObject):
    """Holds the keys of one window while its desk opens an exam."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._name = ""
        self._holds = False
        self.card = LoadingCard(window)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._show)
        window.privacy.uncovered.connect(self._show)
        desk.opening.connect(self._begin)
        desk.closing.connect(self._pause)
        desk.opened.connect(self._opened)
        desk.not_opened.connect(self._end)

    def _begin(self, what: str) -> None:
        drafts = {draft.exam: draft.name for draft in self._window.start_page.drafts}
        self._name = drafts.get(what, what)
        self._hold()
        self._slow.start(SLOW)

    def _hold(self) -> None:
        if not self._holds:
            self._holds = True
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one: it has a window

    def _pause(self) -> None:
        """While the rows are made no key can come, but thousands of other events would be asked whether they are one.

        What is typed meanwhile waits in the queue until they are there.
        """
        if self._holds:
            self._holds = False
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # as above

    def _show(self) -> None:
        """Say whose it is, but not over what hides every name."""
        if self._holds and not self._slow.isActive() and not self._window.privacy.covered:
            self.card.show_it(self._name)

    def _opened(self, _model: object) -> None:
        """The rows are there; what was typed until they are on the screen too is still in the queue and dropped."""
        self._slow.stop()
        self._window.repaint()
        self._hold()
        QTimer.singleShot(0, self, self._end)

    def _end(self) -> None:
        self._slow.stop()
        self._pause()
        self.card.close_it()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let no key through but those that the card passes, and those of a dialog over the window."""
        if event.type() not in _KEYS or not self._window.isVisible() or QApplication.activeModalWidget() is not None:
            return super().eventFilter(watched, event)
        if isinstance(event, (QKeyEvent, QShortcutEvent)):
            keys = event.key() if isinstance(event, QShortcutEvent) else QKeySequence(event.keyCombination())
            if any(keys == QKeySequence(each) for each in LoadingCard.passes):
                return False
            event.accept()
        self._window.flash_keys()
        return True

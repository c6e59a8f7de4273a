"""A line that says what has just happened, or stays until it is closed when something went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakMethod

from PySide6.QtCore import QRect, QSize, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QRegion
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui.dress import draw
from examassist.ui.free_place import free_place
from examassist.ui.pieces import row, words
from examassist.ui.theme import SEMIBOLD, px

if TYPE_CHECKING:
    from collections.abc import Callable

SOON = 40
"""Milliseconds until it gives way, so that a key is painted before."""
STAYS = 6000
"""Milliseconds that a message without consequence stays."""
WIDEST = 720


class Surroundings(NamedTuple):
    """Where it may lie, around which middle, what it must not cover, and what better not."""

    room: QRect
    middle: int
    hard: QRegion
    soft: QRegion


class Notice(QFrame):
    """Lies over the page, so that nothing moves when it comes and goes; takes no focus.

    It covers no cell, no row that is answered and no button, as far as the page leaves room for it, and gives way when
    the keys come to what it covers.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, look_around: Callable[[], Surroundings] | None = None) -> None:
        """``look_around`` says where it may lie and what is there; without it that is the lower edge of ``parent``."""
        super().__init__(parent)
        # held weakly: a window that its own message keeps alive is taken apart in an order that Qt does not survive
        self._look_around = WeakMethod(look_around) if look_around is not None else None
        self._icon = QLabel()
        self.label = words("", size=14, weight=SEMIBOLD, wrap=True)
        self._action = QPushButton()
        self._do: Callable[[], None] | None = None
        self._action.clicked.connect(self._act)
        self._close = QPushButton(_("Close"))
        self._close.clicked.connect(self.hide)
        line = row(margins=(16, 10, 12, 10), gap=12)
        line.addWidget(self._icon)
        line.addWidget(self.label, 1)
        line.addWidget(self._action)
        line.addWidget(self._close)
        self.setLayout(line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._give_way)
        QApplication.instance().focusChanged.connect(self.give_way)  # type: ignore[union-attr]  # there is one
        self.hide()

    def say(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Say that for a while, perhaps with one thing that can be done about it."""
        self._show(text, "info", "info", action, do)
        self._close.hide()
        self._timer.start(STAYS)
        self.place()

    def complain(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Say what went wrong until it is closed."""
        self._timer.stop()
        self._show(text, "triangle-alert", "urg", action, do)
        self._close.show()
        self.place()

    def ask(self, text: str, action: str, do: Callable[[], None]) -> None:
        """Say that, with one thing to do about it, until either is pressed."""
        self._timer.stop()
        self._show(text, "info", "info", action, do)
        self._close.show()
        self.place()

    def outdate(self) -> None:
        """Something else was done: a message about what was done before goes, as Ctrl Z would not undo that any more.

        What went wrong, and a question, stay until they are closed.
        """
        if self._timer.isActive():
            self._timer.stop()
            self.hide()

    def place(self) -> None:
        """Lie where nothing is answered or pressed, as low as there is such a place."""
        around = self.parentWidget()
        if around is None or self.isHidden():
            return
        here = self._surroundings(around)
        width = min(px(WIDEST), here.room.width() - px(8), self.sizeHint().width() + px(32))
        layout = self.layout()
        height = max(layout.heightForWidth(width) if layout is not None else 0, self.minimumSizeHint().height())
        self.resize(QSize(width, height))
        self.move(free_place(self.size(), here.room, here.middle, here.hard, here.soft))
        self.raise_()

    def _surroundings(self, around: QWidget) -> Surroundings:
        look_around = self._look_around() if self._look_around is not None else None
        if look_around is not None:
            return look_around()
        room = around.rect().adjusted(px(24), px(8), -px(24), -px(20))
        return Surroundings(room, room.center().x(), QRegion(), QRegion())

    def give_way(self) -> None:
        """Something else is in use: once that is painted, lie elsewhere if it is covered."""
        if not self.isHidden():
            self._soon.start()

    def _give_way(self) -> None:
        around = self.parentWidget()
        if around is not None and not self.isHidden() and self._surroundings(around).hard.intersects(self.geometry()):
            self.place()

    def _show(self, text: str, icon_name: str, ink: str, action: str, do: Callable[[], None] | None) -> None:
        draw(self._icon, icon_name, ink, 20)
        self.label.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._do = do
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

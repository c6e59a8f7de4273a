"""A line that says what has just happened, or stays until it is closed when something went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui.dress import draw
from examassist.ui.pieces import row, words
from examassist.ui.theme import SEMIBOLD, px

if TYPE_CHECKING:
    from collections.abc import Callable

STAYS = 6000
"""Milliseconds that a message without consequence stays."""
WIDEST = 720


class Notice(QFrame):
    """Lies over the lower edge of the page, so that nothing moves when it comes and goes; takes no focus."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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

    def place(self) -> None:
        """Lie over the lower edge of what it belongs to, in the middle."""
        around = self.parentWidget()
        if around is None or self.isHidden():
            return
        width = min(px(WIDEST), around.width() - px(48), self.sizeHint().width() + px(32))
        layout = self.layout()
        height = max(layout.heightForWidth(width) if layout is not None else 0, self.minimumSizeHint().height())
        self.resize(QSize(width, height))
        self.move((around.width() - width) // 2, around.height() - height - px(20))
        self.raise_()

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

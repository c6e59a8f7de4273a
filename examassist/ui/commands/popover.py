"""A small field over the page, opened by a key and closed by Esc; it is never modal and never covers the banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from examassist.ui.answers.keys import is_command
from examassist.ui.pieces import column, row, words
from examassist.ui.theme import BOLD, px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QVBoxLayout

EDGE = 8
"""Pixels between a popover and what it stands beside."""


class Popover(QFrame):
    """Stands over its window; what is typed into it goes nowhere else."""

    closed = Signal()

    def __init__(self, parent: QWidget, title: str, about: str = "", *, width: int) -> None:
        super().__init__(parent)
        self.around = parent
        self._back: QWidget | None = None
        self.is_left = False
        """Whether it was closed; hidden alone it is also while the whole window is."""
        self.setFixedWidth(px(width))
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.inside: QVBoxLayout = column(margins=(16, 12, 16, 14), gap=8)
        head = row(gap=10)
        head.addWidget(words(title, size=15, weight=BOLD))
        self.about = words(about, size=13, ink="text-2")
        self.about.setMinimumWidth(0)
        head.addWidget(self.about, 1)
        self.inside.addLayout(head)
        self.setLayout(self.inside)
        self.hide()

    def open_beside(self, anchor: QWidget | None, first: QWidget | None = None) -> None:
        """Show it under that widget, or above it where there is no room; the keys go to ``first``."""
        self._back = QApplication.focusWidget()
        if self._back is not None:
            self._back.destroyed.connect(self._forget)
        self.place(anchor)
        self.show()
        self.raise_()
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Be as high as what it says, and wider than it was made where its words are longer."""
        self.setFixedWidth(max(self.minimumWidth(), self.inside.totalMinimumSize().width()))
        self.adjustSize()

    def place(self, anchor: QWidget | None) -> None:
        """Stand under that widget or above it, inside the window; without one a third from the top."""
        around = self.around
        self.fit()
        if anchor is None:
            self.move((around.width() - self.width()) // 2, max(EDGE, around.height() // 6))
            return
        top = QRect(anchor.mapTo(around, QPoint(0, 0)), anchor.size())
        at = QPoint(top.left() + px(40), top.bottom() + EDGE)
        if at.y() + self.height() > around.height() - EDGE:
            at.setY(top.top() - self.height() - EDGE)
        at.setX(max(EDGE, min(at.x(), around.width() - self.width() - EDGE)))
        at.setY(max(EDGE, min(at.y(), around.height() - self.height() - EDGE)))
        self.move(at)

    def leave(self) -> None:
        """Close it; the keys go back to where they were."""
        if self.is_left:
            return
        self.is_left = True
        focused = QApplication.focusWidget()
        mine = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if mine:
            self.give_back()
        self.closed.emit()
        self.deleteLater()

    def give_back(self) -> None:
        """Let the keys go back to where they were."""
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    def _forget(self) -> None:
        """Where the keys were is gone."""
        self._back = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no plain key goes on to the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif is_command(event):
            event.ignore()

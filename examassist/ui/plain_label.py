"""A label for words that a person wrote: shown letter by letter, never read as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class PlainLabel(QLabel):
    """A QLabel that takes every text literally; Qt's own guesses whether a text is HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """One line that ends with an ellipsis where it is longer than its place; all of it is said and shown on top."""

    def minimumSizeHint(self) -> QSize:
        """As narrow as it must be."""
        return QSize(40, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        """Show that, and keep all of it for whoever hears the screen or points at it."""
        super().setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

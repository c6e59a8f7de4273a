"""Labels for words that a person wrote: shown letter by letter, never read as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget


class PlainLabel(QLabel):
    """A QLabel that takes every text literally; Qt's own guesses whether a text is HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """One line that gives way: what does not fit ends in an ellipsis and stands in full in its tool tip.

    A name of 200 letters must neither push what stands beside it out of the window nor be cut without a sign.
    """

    LEAST = 10
    """So many letters stay, however narrow it gets."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """A few letters, or all of a short text."""
        full = super().minimumSizeHint()
        least = self.fontMetrics().horizontalAdvance("M") * self.LEAST
        return QSize(min(full.width(), least), full.height())

    @property
    def shown(self) -> str:
        """What the eye sees of the text."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in the tool tip what does not fit, letter by letter."""
        super().resizeEvent(event)
        self._hint()

    def setText(self, text: str) -> None:
        """Show that text, whole for whoever hears the screen; line breaks are spaces here."""
        super().setText(" ".join(text.splitlines()))
        self.setAccessibleName(self.text())
        self._hint()

    def _hint(self) -> None:
        whole = self.text()
        if self.shown == whole:
            self.setToolTip("")
            return
        from html import escape

        self.setToolTip(f"<p>{escape(whole)}</p>")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        del event
        painter = QPainter(self)  # drawn by itself: who asks for the style makes Python know every style of Qt
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self.shown)
        painter.end()

"""The small pieces of the emergency window: buttons that no plain key presses, and rows of its two lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QWidget

from examassist.ui.dress import fix
from examassist.ui.pieces import KeyedButton, WrappedText, row
from examassist.ui.theme import BOLD, SEMIBOLD, colour, font, px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

MARK = 24


class AlarmButton(KeyedButton):
    """A button that a click or its own key presses; Space and Enter, struck in passing, do nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the window around it."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the window around it."""
        event.ignore()


class AlarmPrimaryButton(AlarmButton):
    """The first of them."""

    _ink = "on-emer"
    _ground = "emer"


class EmergencyWindowCard(QFrame):
    """The field of the window."""


class EmergencyWindowHead(QFrame):
    """Its upper edge, with what it is about and whose exam it is."""


class Mark(QWidget):
    """A number in a round field, or a dot where there is none."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        fix(self, MARK, MARK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._text:
            painter.setBrush(colour("emer"))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            painter.setPen(colour("on-emer"))
            painter.setFont(font(13, BOLD))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        else:
            painter.setBrush(colour("abn-fill"))
            middle, half = QRectF(self.rect()).center(), px(4)
            painter.drawRoundedRect(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half), px(2), px(2))
        painter.end()


def line(text: str, width: int, mark: str = "") -> QWidget:
    """One line of a list, with its mark in front."""
    whole = QWidget()
    inside = row(gap=8)
    inside.addWidget(Mark(mark), alignment=Qt.AlignmentFlag.AlignTop)
    body = WrappedText(width - px(MARK) - px(8), size=14, weight=SEMIBOLD if mark == "1" else 400, text=text)
    inside.addWidget(body, alignment=Qt.AlignmentFlag.AlignVCenter)
    whole.setLayout(inside)
    whole.setFixedWidth(width)
    return whole


POINTER = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
    }
)
"""What the scrim keeps from the screens behind it."""

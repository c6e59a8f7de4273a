"""Where something may lie over the window for a moment without lying over what is answered or pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTextEdit, QWidget

from examassist.ui.theme import px

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STEP = 4
"""How finely a place is looked for, in pixels of the design."""
PRESSED = (QAbstractButton, QLineEdit, QTextEdit)


def covered_by(around: QWidget, within: Iterable[QWidget], besides: QWidget) -> tuple[QRegion, QRegion]:
    """What must not be covered, and what is better not covered: what is answered and pressed, and what is read."""
    hard, soft = QRegion(), QRegion()
    for part in within:
        for widget in part.findChildren(QWidget):
            if not widget.isVisible() or besides.isAncestorOf(widget):
                continue
            if isinstance(widget, PRESSED) or getattr(widget, "answers_here", False):
                hard += _seen(widget, around)
            elif getattr(widget, "read_here", False) or (isinstance(widget, QLabel) and widget.text()):
                soft += _seen(widget, around)
    return hard, soft


def whole(around: QWidget, parts: Iterable[QWidget]) -> QRegion:
    """All of these, where they are seen."""
    region = QRegion()
    for part in parts:
        if part.isVisible():
            region += _seen(part, around)
    return region


def _seen(widget: QWidget, around: QWidget) -> QRegion:
    """The part of a widget that nothing scrolls away or cuts."""
    seen = widget.visibleRegion().boundingRect()
    return QRegion(seen.translated(widget.mapTo(around, QPoint(0, 0)))) if not seen.isEmpty() else QRegion()


def free_place(size: QSize, room: QRect, middle: int, hard: QRegion, soft: QRegion) -> QPoint:
    """The lowest place that covers nothing; else the lowest that covers words only; else the lower edge.

    It is looked for around ``middle`` first, then from the right, then from the left.
    """
    width, height = size.width(), size.height()
    last = room.right() + 1 - width
    columns: Sequence[int] = [middle - width // 2, *range(last, room.left() - 1, -px(4 * STEP))]
    lines = range(room.bottom() + 1 - height, room.top() - 1, -px(STEP))
    for avoided in (hard.united(soft), hard):
        for top in lines:
            for left in columns:
                place = QRect(left, top, width, height)
                if room.contains(place) and not avoided.intersects(place):
                    return place.topLeft()
    return QPoint(middle - width // 2, room.bottom() + 1 - height)

"""Every text of a screen measured against its place: labels, buttons, and what is painted by hand."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollBar, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

FAR = 100_000


@dataclass
class Painted:
    """What was painted since it was last asked: texts that did not fit their place, and texts that gave way."""

    cut: list[str] = field(default_factory=list)
    elided: list[tuple[str, str]] = field(default_factory=list)

    def faults_of(self, screen: QWidget) -> list[str]:
        """What is cut on a screen that is painted now, and what gave way and is nowhere said in full."""
        self.cut.clear()
        self.elided.clear()
        screen.grab()
        widgets = [screen, *screen.findChildren(QWidget)]
        shown = [each for each in widgets if each.isVisible() and each.width() > 0]
        full = "\n".join(f"{each.toolTip()}\n{each.accessibleName()}\n{each.accessibleDescription()}" for each in shown)
        given_way = [f"gave way: {text!r} to {left!r}" for text, left in self.elided if text not in full]
        return [*dict.fromkeys([*self.cut, *given_way, *(fault for each in shown for fault in faults_of_label(each))])]


@contextmanager
def painted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Painted]:
    """Watch everything that is painted."""
    seen = Painted()
    draw, elide = QPainter.drawText, QFontMetrics.elidedText

    def drawn(painter: QPainter, *arguments: Any) -> Any:  # noqa: ANN401  as Qt has it, in many ways
        if len(arguments) > 2 and isinstance(arguments[0], QRect | QRectF) and isinstance(arguments[2], str):
            place, flags, text = arguments[:3]
            seen.cut.extend(_faults_of_place(painter, place, flags, text))
        return draw(painter, *arguments)

    def given_way(metrics: QFontMetrics, text: str, *arguments: Any) -> str:  # noqa: ANN401  as above
        left = elide(metrics, text, *arguments)
        if left != text:
            seen.elided.append((text, left))
        return left

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", drawn)
        patch.setattr(QFontMetrics, "elidedText", given_way)
        yield seen


def _faults_of_place(painter: QPainter, place: QRect | QRectF, flags: Any, text: str) -> Iterator[str]:  # noqa: ANN401
    flag = flags if isinstance(flags, int) else flags.value
    if not text or flag & Qt.TextFlag.TextDontClip.value:
        return
    room = place.toAlignedRect() if isinstance(place, QRectF) else place
    wraps = bool(flag & Qt.TextFlag.TextWordWrap.value)
    metrics = painter.fontMetrics()
    needs = metrics.boundingRect(QRect(0, 0, room.width() if wraps else FAR, FAR), flag & ~0xFF, text)
    # a line's own leading may stick out of a low place: its letters do not
    if needs.width() > room.width() + 1 or needs.height() - metrics.descent() > room.height() + 2:
        device = type(painter.device()).__name__
        yield f"{device} cuts {text!r}: {needs.width()}x{needs.height()} in {room.width()}x{room.height()}"


def faults_of_label(widget: QWidget) -> Iterator[str]:
    """Whether a label or a button is smaller than its words."""
    if isinstance(widget, QScrollBar) or "paintEvent" in vars(type(widget)):
        return  # what paints its own words is measured where it paints them
    if isinstance(widget, QLabel) and widget.text():
        flag = Qt.TextFlag.TextWordWrap if widget.wordWrap() else Qt.TextFlag.TextSingleLine
        room = widget.contentsRect()
        width = room.width() if widget.wordWrap() else FAR
        needs = widget.fontMetrics().boundingRect(0, 0, width, FAR, flag, widget.text())
        if needs.width() > room.width() + 1 or needs.height() > room.height() + 2:
            yield f"label {widget.text()!r}: {needs.width()}x{needs.height()} in {room.width()}x{room.height()}"
    elif isinstance(widget, QPushButton) and widget.text() and widget.width() < widget.minimumSizeHint().width():
        yield f"button {widget.text()!r}: {widget.width()} of {widget.minimumSizeHint().width()}"
    elif isinstance(widget, QAbstractButton) and widget.text() and widget.width() < widget.minimumSizeHint().width():
        yield f"{type(widget).__name__} {widget.text()!r}: {widget.width()} of {widget.minimumSizeHint().width()}"

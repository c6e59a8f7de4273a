"""What each look of the map means, and at the same time what a click on an area shall record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.words import short_word
from examassist.ui.body_map.paint import swatch
from examassist.ui.theme import px, target

if TYPE_CHECKING:
    from examassist.knowledge.item import Answer
    from examassist.knowledge.maps.body_map import Look

HEIGHT = 32
LOW = 20
"""What cannot be pressed is lower."""
_SWATCH = 16
_PAD = 6


class Brush(QPushButton):
    """One value with its pattern; pressed, it is what a click on an area records."""

    def __init__(self, name: str, text: str, look_: Look, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.name = name
        self._look: Look = look_
        self.tone = tone
        self.setCheckable(True)
        self.setAccessibleName(_("Clicks record: {value}").format(value=text))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        """As wide as its swatch and its word in the weight of the chosen one."""
        words = look.text_width(self.text(), look.font(12, semibold=True))
        return QSize(px(_SWATCH) + words + 3 * px(_PAD), px(max(HEIGHT, target())))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the swatch and the word."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint = look.Paint.PLAIN if self.isChecked() else look.Paint.HOVER if self.underMouse() else look.Paint.BLANK
        inside = self.rect().adjusted(px(2), px(2), -px(2), -px(2))
        look.box(painter, inside, paint)
        _entry(painter, inside, self.text(), self._look, self.tone, chosen=self.isChecked())
        if self.hasFocus():
            look.ring(painter, inside.adjusted(px(2), px(2), -px(2), -px(2)))


class Meaning(QWidget):
    """A look that no click can give, with what it means."""

    def __init__(self, text: str, look_: Look, tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._tone = tone
        self._look: Look = look_
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """As wide as its swatch and its word."""
        return QSize(px(_SWATCH) + look.text_width(self._text, look.font(12)) + 3 * px(_PAD), px(LOW))

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the swatch and the word."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _entry(painter, self.rect(), self._text, self._look, self._tone, chosen=False)


def brush_text(answer: Answer) -> str:
    """The key of a value, which works on an area that has the keys, and its word."""
    word = short_word(answer)
    return f"{answer.key} {word}" if answer.key else word


def _entry(painter: QPainter, rect: QRect, text: str, look_: Look, tone: str, *, chosen: bool) -> None:
    side = px(_SWATCH)
    top = rect.top() + (rect.height() - side) / 2
    swatch(painter, QRectF(rect.left() + px(_PAD) - px(1), top, side, side), look_, tone)
    left = rect.left() + side + 2 * px(_PAD) - px(2)
    words = QRect(left, rect.top(), rect.right() - left, rect.height())
    look.write(painter, words, text, look.font(12, semibold=chosen), look.ink("text-1"), look.LEFT)

"""How an answer is painted: fills, edges, hatching, marks and rings from the tokens, never a colour of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from examassist.ui import theme
from examassist.ui.theme import px

if TYPE_CHECKING:
    from collections.abc import Iterable

RADIUS = 8
FIELD = 11
"""Corner of a field."""
CAP = 18
"""Size of the cap that names a key."""
GAP = 6
RING = 3
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class Metrics:
    """The heights of a page, chosen so that a step fits its window."""

    row: int = 54
    control: int = 38
    pictures: bool = False
    """Whether there is room for the drawings of the content."""


_SIZES = (Metrics(54, 38), Metrics(46, 36), Metrics(38, 32))
_TOUCH = Metrics(66, 48)


def mark_width() -> int:
    """Width of the mark for "not examined" beside a scale."""
    return px(max(36, theme.target()))


def ways() -> tuple[Metrics, ...]:
    """How a page may be set out, the best first: drawings give way before rows become as low as they can."""
    large, middle, small = sizes()
    return (
        *(replace(each, pictures=True) for each in (large, middle)),
        large,
        middle,
        replace(small, pictures=True),
        small,
    )


def sizes() -> tuple[Metrics, ...]:
    """From roomy to compact at the zoom in use: never lower than 32 px, for fingers always 48; those pages scroll."""
    wanted = (_TOUCH,) * len(_SIZES) if theme.looks().touch else _SIZES
    return tuple(Metrics(px(each.row), px(each.control)) for each in wanted)


class Paint(Enum):
    """The states of one value, each with its fill, edge and ink; none is told by colour alone."""

    BLANK = ("bg-surface", "line-control", "text-1", 1, False)
    HOVER = ("bg-sunken", "line-control", "text-1", 1, False)
    DIMMED = ("bg-rail", "line-control", "text-3", 1, False)
    PLAIN = ("accent-soft", "accent", "text-1", 2, True)
    NORMAL = ("normal-fill", "normal-line", "normal-text", 2, True)
    NEUTRAL = ("bg-sunken", "text-2", "text-1", 2, True)
    ABNORMAL = ("abn-fill", "abn-line", "abn-text", 2, True)
    WAITING = ("bg-surface", "accent", "text-1", 2, True)

    @property
    def fill(self) -> QColor:
        """What lies behind the text."""
        return ink(self.value[0])

    @property
    def edge(self) -> QPen:
        """The line around it; dashed while an answer waits to be accepted."""
        pen = QPen(ink(self.value[1]), max(self.value[3], theme.hairline()))
        if self is Paint.WAITING:
            pen.setStyle(Qt.PenStyle.DashLine)
        return pen

    @property
    def text(self) -> QColor:
        """The colour of the word."""
        return ink(self.value[2])

    @property
    def bold(self) -> bool:
        """Whether this is the chosen one."""
        return self.value[4]


TONES = {
    "normal": Paint.NORMAL,
    "neutral": Paint.NEUTRAL,
    "abnormal": Paint.ABNORMAL,
    "plain": Paint.PLAIN,
}


def ink(name: str) -> QColor:
    """The colour of a token in the theme in use."""
    return theme.tokens().colour(name)


def font(size: int, *, bold: bool = False, semibold: bool = False) -> QFont:
    """The program's font in ``size`` pixels."""
    return theme.font(size, theme.BOLD if bold else theme.SEMIBOLD if semibold else 400)


def text_width(text: str, of: QFont) -> int:
    """The pixels that ``text`` takes."""
    return _width(text, of.pixelSize(), int(of.weight()))


@lru_cache(maxsize=4096)
def _width(text: str, pixels: int, weight: int) -> int:
    """Measured once: every key that opens a row lays a whole page out anew."""
    return QFontMetrics(theme.sized(pixels, weight)).horizontalAdvance(text)


def height_of(text: str, of: QFont, width: int) -> int:
    """The pixels that ``text`` takes downwards when it is broken into lines at ``width``."""
    return _height(text, of.pixelSize(), int(of.weight()), width)


@lru_cache(maxsize=4096)
def _height(text: str, pixels: int, weight: int, width: int) -> int:
    metrics = QFontMetrics(theme.sized(pixels, weight))
    return metrics.boundingRect(0, 0, width, 10_000, int(LEFT) | int(WRAP), text).height()


def elided(text: str, of: QFont, width: int) -> str:
    """``text``, cut with an ellipsis where it is longer than ``width``."""
    return _elided(text, of.pixelSize(), int(of.weight()), width)


@lru_cache(maxsize=4096)
def _elided(text: str, pixels: int, weight: int, width: int) -> str:
    return QFontMetrics(theme.sized(pixels, weight)).elidedText(text, Qt.TextElideMode.ElideRight, width)


def write(
    painter: QPainter, rect: QRect, text: str, of: QFont, colour: QColor, flags: int | Qt.AlignmentFlag = CENTRE
) -> None:
    """``text`` in ``rect``, taken literally."""
    painter.setFont(of)
    painter.setPen(colour)
    painter.drawText(rect, int(flags), text)


def box(painter: QPainter, rect: QRect, paint: Paint) -> None:
    """A rounded control in one of its states."""
    edge = paint.edge
    inset = edge.widthF() / 2
    painter.setPen(edge)
    painter.setBrush(paint.fill)
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), px(RADIUS), px(RADIUS))


def corner_mark(painter: QPainter, rect: QRect) -> None:
    """The second cue of an abnormal value: a small corner, top right."""
    right, top = rect.right() - px(2.0), rect.top() + px(2.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Paint.ABNORMAL.text)
    painter.drawPolygon(QPolygonF([QPointF(right - px(7), top), QPointF(right, top), QPointF(right, top + px(7))]))


def segments(painter: QPainter, rects: Iterable[tuple[QRect, Paint]], *, dimmed: bool) -> None:
    """One scale: all its values side by side in one rounded edge, chosen and hovered ones filled."""
    cells = list(rects)
    whole = QRectF(cells[0][0].united(cells[-1][0])).adjusted(0.5, 0.5, -0.5, -0.5)
    outline = QPainterPath()
    outline.addRoundedRect(whole, px(RADIUS), px(RADIUS))
    painter.fillPath(outline, (Paint.DIMMED if dimmed else Paint.BLANK).fill)
    painter.save()
    painter.setClipPath(outline)
    for rect, paint in cells:
        if paint not in {Paint.BLANK, Paint.DIMMED}:
            painter.fillRect(rect, paint.fill)
    painter.setPen(QPen(ink("line-control"), theme.hairline()))
    for rect, _ in cells[1:]:
        painter.drawLine(rect.left(), rect.top(), rect.left(), rect.bottom())
    painter.restore()
    painter.setPen(QPen(ink("line-control"), theme.hairline()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    for rect, paint in cells:
        if paint.bold:
            painter.save()
            painter.setClipPath(outline)
            painter.setPen(QPen(paint.edge.color(), 3))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -0.5, -1))
            painter.restore()
            painter.setPen(QPen(paint.edge.color(), 2))
        if paint is Paint.ABNORMAL:
            corner_mark(painter, rect)


def hatched(painter: QPainter, rect: QRect) -> None:
    """The look of "nothing was found out here": grey, hatched, with a firm edge."""
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(RADIUS), px(RADIUS))
    painter.fillPath(shape, ink("ne-fill"))
    painter.fillPath(shape, QBrush(ink("ne-hatch"), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(ink("ne-text"), theme.hairline()))
    painter.drawPath(shape)


def mark(painter: QPainter, rect: QRect, text: str, *, on: bool) -> None:
    """The mark for "not examined": dashed while it is only an offer, hatched when it is the answer."""
    if on:
        hatched(painter, rect)
        width = text_width(text, font(12, bold=True)) + px(6)
        patch = QRect(0, 0, min(width, rect.width() - px(6)), px(16))
        patch.moveCenter(rect.center())
        painter.fillRect(patch, ink("ne-fill"))
    else:
        painter.setPen(QPen(ink("line-control"), theme.hairline(), Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(RADIUS), px(RADIUS))
    write(painter, rect, text, font(12, semibold=not on, bold=on), ink("ne-text"))


def ring(painter: QPainter, rect: QRect) -> None:
    """The focus ring, around the control and not over it."""
    painter.setPen(QPen(ink("focus-ring"), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    out = px(RING) / 2 + 1
    painter.drawRoundedRect(QRectF(rect).adjusted(-out, -out, out, out), px(RADIUS) + px(2), px(RADIUS) + px(2))


def key_cap(painter: QPainter, rect: QRect, key: str, colour: QColor) -> None:
    """A small cap that names the key of a control."""
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    write(painter, rect, key, font(12, semibold=True), colour)


def chip(painter: QPainter, rect: QRect, key: str, label: str, paint: Paint) -> None:
    """One answer of a list: its key and its word in a rounded box."""
    box(painter, rect, paint)
    chip_words(painter, rect, key, label, paint)
    if paint is Paint.ABNORMAL:
        corner_mark(painter, rect)


def chip_words(painter: QPainter, rect: QRect, key: str, label: str, paint: Paint) -> None:
    """The key and the word of an answer, without the box."""
    left = rect.left() + px(8)
    if key:
        cap = QRect(left, 0, px(CAP), px(CAP))
        cap.moveCenter(QRect(left, rect.top(), px(CAP), rect.height()).center())
        key_cap(painter, cap, key, paint.text if paint.bold else ink("text-3"))
        left = cap.right() + px(7)
    of = font(13, semibold=paint.bold)
    words = QRect(left, rect.top(), rect.right() - left - px(3), rect.height())
    write(painter, words, elided(label, of, words.width()), of, paint.text, LEFT)


def chip_width(key: str, label: str) -> int:
    """The width of a chip with its word in the weight of the chosen one, so that choosing moves nothing."""
    return px(8) + (px(CAP) + px(6) if key else 0) + text_width(label, font(13, semibold=True)) + px(9)


def pill(painter: QPainter, at: QPointF, text: str, fill: str, colour: str) -> QRect:
    """A small rounded remark; ``at`` is its left middle, the result is where it lies."""
    of = font(12, semibold=True)
    rect = QRect(int(at.x()), int(at.y()) - px(9), text_width(text, of) + px(16), px(18))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(fill))
    painter.drawRoundedRect(QRectF(rect), px(9), px(9))
    write(painter, rect, text, of, ink(colour))
    return rect


def field(painter: QPainter, rect: QRect) -> None:
    """A white field with a thin edge, on which rows or words stand."""
    painter.setPen(QPen(ink("line-soft"), theme.hairline()))
    painter.setBrush(ink("bg-surface"))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), px(FIELD), px(FIELD))


def row_tint(painter: QPainter, rect: QRect, *, top: bool, bottom: bool) -> None:
    """The tint of the row that the keys go to, with its bar at the left, inside the corners of its field."""
    corner = px(FIELD) - 1
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(rect).adjusted(0, 0 if top else -corner, 0, 0 if bottom else corner), corner, corner)
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(rect, ink("focus-row"))
    painter.fillRect(QRect(rect.left(), rect.top(), px(4), rect.height()), ink("focus-mark"))
    painter.restore()

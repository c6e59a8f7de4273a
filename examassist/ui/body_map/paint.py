"""How an area of the map is painted: fill, pattern and edge from the tokens, so that no state hangs on colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPen

from examassist.knowledge.maps.path import Box
from examassist.knowledge.maps.pattern import filling
from examassist.ui.answers import look as looks
from examassist.ui.theme import is_high_contrast, px

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from examassist.knowledge.maps.body_map import Look
    from examassist.knowledge.maps.path import Path


FIRM = 2.2


class Inks(NamedTuple):
    """The colours of one area by their names, and how thick its pattern and edge are in pixels."""

    fill: str
    pattern: str
    edge: str
    pattern_width: float
    edge_width: float


BLANK = Inks("bg-surface", "", "line-control", 0.0, 1.0)
MISSING = Inks("ne-fill", "ne-text", "ne-text", 0.9, 1.0)
SOLID = Inks("abn-fill", "abn-text", "abn-line", 1.0, 1.6)
TONED = {
    "abnormal": Inks("abn-soft", "abn-ink", "abn-ink", 1.4, 1.6),
    "normal": Inks("normal-fill", "normal-line", "normal-line", 1.4, 1.6),
    "neutral": Inks("bg-sunken", "text-2", "text-2", 1.4, 1.6),
    "plain": Inks("accent-soft", "accent", "accent", 1.4, 1.6),
}


def inks_of(look: Look, tone: str) -> Inks:
    """The colours of an area; crossed lines stand on a dark ground."""
    if look == "blank":
        return BLANK
    if look in {"not_examined", "unable"}:
        return MISSING
    return SOLID if look == "cross" else TONED[tone]


def painter_path(path: Path) -> QPainterPath:
    """A path of the drawing for Qt."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.OddEvenFill)
    for letter, points in path:
        places = [QPointF(*point) for point in points]
        match letter:
            case "M":
                made.moveTo(places[0])
            case "L":
                made.lineTo(places[0])
            case "C":
                made.cubicTo(*places)
            case "Z":
                made.closeSubpath()
    return made


def paint_area(painter: QPainter, path: QPainterPath, look: Look, tone: str, unit: float) -> None:
    """Fill, pattern and edge of one shape; ``unit`` is one pixel of the design in the painter's own measure."""
    inks = inks_of(look, tone)
    painter.fillPath(path, looks.ink(inks.fill))
    if inks.pattern:
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        rect = path.boundingRect()
        pattern = filling(look, Box(rect.left(), rect.top(), rect.right(), rect.bottom()), unit)
        painter.setPen(QPen(looks.ink(inks.pattern), inks.pattern_width * unit))
        for start, end in pattern.strokes:
            painter.drawLine(QPointF(*start), QPointF(*end))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(looks.ink(inks.pattern))
        for dot in pattern.dots:
            painter.drawEllipse(QPointF(*dot), pattern.radius, pattern.radius)
        painter.restore()
    # without tints an empty area and a normal one differ by their edge alone
    width = inks.edge_width * (FIRM if is_high_contrast() and look != "blank" else 1.0)
    painter.strokePath(path, edge(inks.edge, width * unit))


def edge(ink: str, width: float) -> QPen:
    """A line with round corners."""
    pen = QPen(looks.ink(ink), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def swatch(painter: QPainter, rect: QRectF, look: Look, tone: str) -> None:
    """A small square that looks like an area in that state."""
    path = QPainterPath()
    path.addRoundedRect(rect, px(3), px(3))
    paint_area(painter, path, look, tone, px(100) / 100)

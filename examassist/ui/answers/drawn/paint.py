"""Paints a small drawing of the content in one colour."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from examassist.knowledge.maps.path import read_path
from examassist.ui import theme
from examassist.ui.body_map.paint import painter_path

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QPainter

    from examassist.knowledge.picture import Picture

LINE = 2.2
"""How thick a line is in the measures of the drawing."""
LARGEST_ZOOM = 125
"""Above this the words need the room; a drawing says nothing that they do not."""


def has_room() -> bool:
    """Whether drawings may be shown at the looks in use at all: neither for fingers nor with large letters."""
    return not theme.looks().touch and theme.looks().zoom <= LARGEST_ZOOM


def paint_picture(painter: QPainter, rect: QRect | QRectF, picture: Picture, ink: QColor) -> None:
    """The drawing as large as fits into ``rect``, in its middle."""
    width, height = picture.size
    room = QRectF(rect)
    scale = min(room.width() / width, room.height() / height)
    painter.save()
    painter.translate(room.center().x() - width * scale / 2, room.center().y() - height * scale / 2)
    painter.scale(scale, scale)
    if picture.filled is not None:
        painter.fillPath(_path(picture.filled), ink)
    pen = QPen(ink, LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if picture.lines is not None:
        painter.strokePath(_path(picture.lines), pen)
    if picture.dashed is not None:
        pen.setWidthF(LINE * 0.8)
        pen.setDashPattern([2.4, 2.0])
        painter.strokePath(_path(picture.dashed), pen)
    painter.restore()


@lru_cache(maxsize=64)
def _path(data: str) -> QPainterPath:
    """Read once: a page is painted anew at every key."""
    return painter_path(read_path(data))

"""The drawing of a body map on the screen: every area in its state, found again by click and by key."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from examassist.domain.body import SIDES
from examassist.domain.finding import FindingKey
from examassist.knowledge.answers import tone_of
from examassist.knowledge.maps.path import Box
from examassist.ui.act_text import side_letter
from examassist.ui.answers import look
from examassist.ui.body_map.area import AreaCell
from examassist.ui.body_map.paint import edge, paint_area, painter_path
from examassist.ui.body_map.words import Head, Label, heads_apart, labels_apart
from examassist.ui.theme import px

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.maps.body_map import BodyMap, MapLayer
    from examassist.knowledge.maps.drawing import Shape
    from examassist.ui.answers.cell import Setting

_HEAD = 19
"""Room above a figure for its name and sides."""
_LETTER = 8
_CLOSE = 3
"""Room between words where there is little."""
_STEP = 7
"""How far the name of an area gives way to another."""
_FOOT = 3
"""Room below for the ring."""
RING, THIN_RING = 3.0, 1.8


class MapView(QWidget):
    """Paints the figures, and holds one cell for each item and side of the layer that is shown."""

    clicked = Signal(object)
    """The FindingKey of the area that was clicked."""

    def __init__(self, edition: Edition, body_map: BodyMap, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edition = edition
        self._map = body_map
        self._drawing = edition.drawing_of(body_map)
        self._paths = [(shape, painter_path(shape.path)) for shape in self._drawing.shapes]
        self._titles = {each.figure: each.title for each in body_map.figures}
        self.cells = {
            layer.id: {
                key: AreaCell(edition.item[name], key, setting, self)
                for name in dict.fromkeys(region.item for region in layer.regions)
                for key in edition.keys_of(edition.item[name])
            }
            for layer in body_map.layers
        }
        self.layer = body_map.layers[0]
        self._current: FindingKey | None = None
        self._pressed: FindingKey | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_layer(self.layer)

    # ------------------------------------------------------------------ what is shown

    @property
    def areas(self) -> dict[FindingKey, AreaCell]:
        """The cells of the layer that is shown, in the order of the chart."""
        return self.cells[self.layer.id]

    def show_layer(self, layer: MapLayer) -> None:
        """Show the same places as they were tested in another way."""
        self.layer = layer
        self._current = self._current if self._current in self.areas else None
        for name, cells in self.cells.items():
            for cell in cells.values():
                cell.setVisible(name == layer.id)
        self.setAccessibleName(f"{self._map.title}: {layer.title}")
        self.setAccessibleDescription(self._map.note)
        self._leave_one_tab_stop()
        self.update()

    def show_encounter(self, encounter: Encounter) -> None:
        """Show what is recorded; nothing is told back."""
        for cells in self.cells.values():
            for key, cell in cells.items():
                finding = encounter.finding(key)
                if finding != cell.finding:
                    cell.show_finding(finding)
        self.update()

    def point_out(self, key: FindingKey | None) -> None:
        """Mark the area of the cell that the keys are on, here or in the grid."""
        self._current = key if key in self.areas else None
        self._leave_one_tab_stop()
        self.update()

    def _leave_one_tab_stop(self) -> None:
        """Tab comes to the map once; arrows go on from there."""
        stop = self._current if self._current in self.areas else next(iter(self.areas))
        for key, cell in self.areas.items():
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)

    # ------------------------------------------------------------------ places

    @cached_property
    def _drawn(self) -> Box:
        """The part of the drawing that holds something, without the room above for words, which does not scale."""
        boxes = [figure.box for figure in self._drawing.figures]
        return Box(0, min(box.top for box in boxes), self._drawing.width, max(box.bottom for box in boxes))

    @property
    def _scale(self) -> float:
        height = self._drawn.bottom - self._drawn.top
        return max(0.05, min(self.width() / self._drawn.right, (self.height() - px(_HEAD) - px(_FOOT)) / height))

    @property
    def _origin(self) -> QPointF:
        scale, drawn = self._scale, self._drawn
        spare = self.height() - px(_HEAD) - px(_FOOT) - (drawn.bottom - drawn.top) * scale
        return QPointF((self.width() - drawn.right * scale) / 2, px(_HEAD) - drawn.top * scale + spare / 2)

    def place_of(self, shape: Shape) -> QPointF:
        """Where a shape can be clicked."""
        return QPointF(*shape.middle) * self._scale + self._origin

    def key_at(self, place: QPointF) -> FindingKey | None:
        """The cell of the area under a place of the widget; None where nothing can be answered."""
        inside = (place - self._origin) / self._scale
        shape = self._drawing.at(inside.x(), inside.y())
        return self._key_of(shape) if shape is not None else None

    @cached_property
    def _items(self) -> dict[str, dict[str, str]]:
        return {layer.id: {each.region: each.item for each in layer.regions} for layer in self._map.layers}

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return {layer.id: {each.region: each.label for each in layer.regions} for layer in self._map.layers}

    def _key_of(self, shape: Shape) -> FindingKey | None:
        item = self._items[self.layer.id].get(shape.region)
        return FindingKey(item, shape.side) if item is not None else None

    def resizeEvent(self, event: object) -> None:
        """Lay each cell over its shapes, so that whoever reads the screen by place finds it."""
        del event
        scale, origin = self._scale, self._origin
        for layer in self._map.layers:
            boxes: dict[FindingKey, QRectF] = {}
            for region in layer.regions:
                for side in SIDES:
                    shape = max(self._drawing.of(region.region, side), key=_size)
                    box = QRectF(QPointF(shape.box.left, shape.box.top), QPointF(shape.box.right, shape.box.bottom))
                    place = QRectF(box.topLeft() * scale + origin, box.size() * scale)
                    boxes.setdefault(FindingKey(region.item, side), place)
            for key, cell in self.cells[layer.id].items():
                cell.setGeometry(boxes[key].toAlignedRect())

    def sizeHint(self) -> QSize:
        """About as large as the drawing."""
        return QSize(px(self._drawing.width), px(self._drawing.height))

    def minimumSizeHint(self) -> QSize:
        """Small enough for a low window."""
        return QSize(px(self._drawing.width * 0.55), px(self._drawing.height * 0.55))

    # ------------------------------------------------------------------ the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the button went down."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.key_at(event.position()) if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click is down and up in the same area."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self.key_at(event.position()) == pressed:
            self.clicked.emit(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a click does something."""
        over = self.key_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer and what is recorded there."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            key = self.key_at(QPointF(event.pos()))
            text = f"{self.areas[key].name}: {self.areas[key].value_text}" if key is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the figures, the areas in their states, the names, and the ring where the keys are."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale
        unit = px(100) / 100 / scale
        painter.save()
        painter.translate(self._origin)
        painter.scale(scale, scale)
        for shape, path in self._paths:
            if shape.kind == "outline":
                painter.fillPath(path, look.ink("bg-surface"))
                painter.strokePath(path, edge("text-1", 1.3 * unit))
            elif shape.kind == "line":
                painter.strokePath(path, edge("line-control", 0.9 * unit))
        for shape, path in self._paths:
            if shape.region:
                self._paint_region(painter, shape, path, unit)
        for shape, path in self._paths:  # an area's edge hides half of the outline
            if shape.kind == "outline":
                painter.strokePath(path, edge("text-1", 1.3 * unit))
        self._paint_points(painter, unit)
        self._paint_ring(painter, unit)
        painter.restore()
        self._paint_words(painter)

    def _paint_region(self, painter: QPainter, shape: Shape, path: QPainterPath, unit: float) -> None:
        key = self._key_of(shape)
        if key is None:
            return
        cell = self.areas[key]
        finding = cell.finding
        value = finding.value if finding is not None else None
        tone = tone_of(cell.item, value) if value is not None else "plain"
        paint_area(painter, path, self._map.look_of(finding), tone, unit)
        if key == self._current and finding is None:
            painter.fillPath(path, look.ink("focus-row"))
            painter.strokePath(path, edge("line-control", unit))

    def _paint_points(self, painter: QPainter, unit: float) -> None:
        painter.setPen(edge("bg-surface", unit))
        painter.setBrush(look.ink("text-1"))
        for point in self._drawing.points:
            if point.region in self._items[self.layer.id]:
                radius = max(point.radius, 2 * unit)
                painter.drawEllipse(QPointF(*point.at), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_ring(self, painter: QPainter, unit: float) -> None:
        """A ring around the area where the keys are, thinner where they are on the same cell in the grid."""
        if self._current is None:
            return
        width = RING if self.areas[self._current].hasFocus() else THIN_RING
        for shape, path in self._paths:
            if shape.region and self._key_of(shape) == self._current:
                outside = QPainterPath()
                outside.addRect(path.boundingRect().adjusted(-20, -20, 20, 20))
                outside.addPath(path)
                painter.save()
                painter.setClipPath(outside, Qt.ClipOperation.IntersectClip)
                painter.strokePath(path, edge("bg-surface", 2 * (width + 1.5) * unit))
                painter.strokePath(path, edge("focus-ring", 2 * width * unit))
                painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        """The name of each figure between the letters of the patient's sides, and the name of each area."""
        bold, of = look.font(12, bold=True), look.font(12, semibold=True)
        heads = self.heads()
        for figure, head in zip(self._drawing.figures, heads, strict=True):
            ink = look.ink("text-1")
            look.write(painter, head, self._titles[figure.id], of, look.ink("text-2"))
            look.write(painter, head, side_letter(figure.viewers_left), bold, ink, look.LEFT)
            look.write(painter, head, side_letter(figure.viewers_left.opposite), bold, ink, look.RIGHT)
        named = self._named()
        for label in self.labels():
            self._paint_label(painter, label, [named[number] for number in label.shapes])

    def heads(self) -> list[QRect]:
        """Where the line above each figure stands."""
        scale, origin = self._scale, self._origin
        of = look.font(12, semibold=True)
        heads = []
        for figure in self._drawing.figures:
            left, top, right, _bottom = figure.box
            text = look.text_width(self._titles[figure.id], of)
            width = max(int((right - left) * scale), text + 4 * px(_LETTER))
            middle = int(figure.axis * scale + origin.x())
            upper = int(top * scale + origin.y())
            rect = QRect(middle - width // 2, upper - px(_HEAD), width, px(_HEAD) - px(2))
            heads.append(Head(rect, text + 2 * (px(_LETTER) + px(_CLOSE))))
        return heads_apart(heads, 2 * px(_CLOSE))

    def _named(self) -> list[Shape]:
        labels = self._labels[self.layer.id]
        return [each for each in self._drawing.shapes if labels.get(each.region) and each.label_at is not None]

    def labels(self) -> list[Label]:
        """Where the names of the areas stand in this size."""
        of = look.font(12, semibold=True)
        asked = []
        for shape in self._named():
            text = self._labels[self.layer.id][shape.region]
            patch = QRect(0, 0, look.text_width(text, of) + px(4), px(14))
            if shape.label_at is not None:
                patch.moveCenter((QPointF(*shape.label_at) * self._scale + self._origin).toPoint())
            asked.append((text, patch))
        return labels_apart(asked, self.heads(), px(_STEP))

    def _paint_label(self, painter: QPainter, label: Label, shapes: list[Shape]) -> None:
        keys = [self._key_of(shape) for shape in shapes]
        looks = {self._map.look_of(self.areas[key].finding) for key in keys if key is not None}
        if not looks or looks - {"blank", "plain"} or len(shapes) > 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.ink("bg-surface"))
            painter.drawRoundedRect(label.rect, px(3), px(3))
        look.write(painter, label.rect, label.text, look.font(12, semibold=True), look.ink("text-1"))


def _size(shape: Shape) -> float:
    left, top, right, bottom = shape.box
    return (right - left) * (bottom - top)

"""A row of degrees with an arc for each side: typed, stepped, clicked or dragged, and never guessed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from examassist.domain.finding import AbsentReason
from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.drawn.paint import has_room, paint_picture
from examassist.ui.answers.measure import MeasureCell
from examassist.ui.answers.paired_scale import PairedRow
from examassist.ui.answers.result import Result
from examassist.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import FindingKey
    from examassist.knowledge.item import Item
    from examassist.knowledge.picture import Arc, Picture
    from examassist.ui.answers.cell import Setting
    from examassist.ui.answers.look import Metrics

HEIGHT = 118
"""The height of an arc under its row."""
LEAST = 210
"""A narrower side has no room for an arc."""
_TICKS = 10
_NAMED = 30
_RIM = 6
"""How far the scale lies outside the end of the limb, in the measures of the drawing."""
_LIMB = 7.0


class ArcCell(MeasureCell):
    """A number of degrees whose arrows step while it is being typed."""

    @property
    def _arc(self) -> Arc | None:
        return self.item.arc

    def take_event(self, event: QKeyEvent) -> bool:
        """Plus and minus go one step on from what is there; everything else as in any number."""
        if event.text() in {"+", "-", "\N{MINUS SIGN}"} and (self.entry or self._recorded is not None):
            self.step_by(1 if event.text() == "+" else -1)
            return True
        return super().take_event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step only while something is typed and not accepted; else they move as everywhere."""
        way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if way is not None and self.entry and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._reasons.close()  # an arrow closes them here as everywhere: the next digit is typed and no reason
            self.step_by(way)
            return
        super().keyPressEvent(event)

    @property
    def _recorded(self) -> float | None:
        value = self.finding.value if self.finding is not None else None
        return value if isinstance(value, int | float) else None

    @property
    def degrees(self) -> float | None:
        """What the arc shows: the number being typed where it can be read, else the recorded one, else nothing."""
        if self.entry:
            result = self.read(self.entry)
            return result.value if isinstance(result, Result) and isinstance(result.value, int | float) else None
        return self._recorded

    def step_by(self, way: int) -> None:
        """To the next step of the arc up or down, as something typed that Enter accepts."""
        arc, limits = self._arc, self.item.range
        now = self.degrees
        if arc is None or limits is None or now is None:
            return
        jumps = math.floor(now / arc.jump) + 1 if way > 0 else math.ceil(now / arc.jump) - 1
        self.type_number(min(max(jumps * arc.jump, limits[0]), limits[1]))

    def type_number(self, number: float) -> None:
        """Put a number into the box that Enter accepts."""
        self._type(f"{number:g}")

    def take_degrees(self, number: float) -> None:
        """Answer with a number that was clicked."""
        self.type_number(number)
        self.accept(advance=False)

    def other_keys(self) -> tuple[tuple[str, str], ...]:
        """How it is stepped, said before anyone needs it."""
        if self._arc is None or self.item.range is None:
            return super().other_keys()
        low, high = self.item.range
        step = f"{self._arc.jump:g}{self.unit}"
        return (
            (f"{low:g}-{high:g}", _("degrees, then Enter")),
            *super().other_keys(),
            ("+ −", _("{step} more or less").format(step=step)),  # noqa: RUF001  a real minus sign
            ("↑ ↓", _("the same while typing")),
        )

    def update(self, *arguments: object) -> None:
        """The arc beside it shows the same number."""
        super().update(*arguments)
        row = self.parentWidget()
        if isinstance(row, ArcRow):
            row.update_arcs()


class ArcView(QWidget):
    """The arc of one side; a click or a drag sets the nearest step, and the cell above is where the keys are."""

    chosen = Signal(float)
    """The degrees that were clicked, or at which the button was let go."""
    pointed = Signal(float)
    """The degrees that the pointer was dragged over."""

    def __init__(self, cell: ArcCell, arc: Arc, picture: Picture, parent: QWidget) -> None:
        super().__init__(parent)
        self._cell, self._arc, self._picture = cell, arc, picture
        self._dragged = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("{cell}, drawing").format(cell=cell.name))
        self.setToolTip(_("A click sets the nearest {step}°").format(step=f"{arc.jump:g}"))

    def sizeHint(self) -> QSize:
        """As high as it is drawn."""
        return QSize(px(LEAST), px(HEIGHT))

    # ------------------------------------------------------------------ where what lies

    @property
    def _reach(self) -> float:
        return self._arc.limb + _RIM

    @property
    def _scale(self) -> float:
        """Pixels for one measure of the drawing."""
        wide = max(self._picture.size[0], self._arc.pivot[0] + self._reach + 24)
        high = self._reach + 10 + (self._picture.size[1] - self._arc.pivot[1])
        return float(min(self.width() / wide, self.height() / high))

    @property
    def pivot(self) -> QPointF:
        """Where the limb turns."""
        scale = self._scale
        left = (self.width() - (self._picture.size[0] + 14) * scale) / 2
        below = (self._picture.size[1] - self._arc.pivot[1]) * scale
        return QPointF(left + self._arc.pivot[0] * scale, self.height() - below)

    def point_at(self, degrees: float, length: float) -> QPointF:
        """The place ``length`` measures from the pivot at so many degrees."""
        turn, scale = math.radians(degrees), self._scale
        return self.pivot + QPointF(math.cos(turn), -math.sin(turn)) * (length * scale)

    def degrees_at(self, place: QPointF) -> float:
        """The nearest step to a place, inside the range."""
        off = place - self.pivot
        turned = math.degrees(math.atan2(-off.y(), off.x()))
        if turned < -90:  # noqa: PLR2004  below and left of the pivot lies beyond the upper end
            turned += 360
        low, high = self._cell.item.range or (0, 90)
        return min(max(round(turned / self._arc.jump) * self._arc.jump, low), high)

    # ------------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The keys come to its cell; nothing is recorded before the button is let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = True
            self._cell.setFocus(Qt.FocusReason.MouseFocusReason)
            self.pointed.emit(self.degrees_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """While the button is down the limb follows."""
        if self._dragged:
            self.pointed.emit(self.degrees_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Where the button is let go is the answer."""
        if self._dragged and event.button() == Qt.MouseButton.LeftButton:
            self._dragged = False
            self.chosen.emit(self.degrees_at(event.position()))

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The stretch that counts, the body, the scale, and the limb where there is a number."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_counting(painter)
        width, height = self._picture.size
        corner = self.pivot - QPointF(*self._arc.pivot) * self._scale
        body = QRectF(corner.x(), corner.y(), width * self._scale, height * self._scale)
        paint_picture(painter, body, self._picture, look.ink("ne-hatch"))
        self._paint_scale(painter)
        self._paint_limb(painter)

    def _pie(self, painter: QPainter, low: float, high: float) -> None:
        reach = self._reach * self._scale
        square = QRectF(-reach, -reach, 2 * reach, 2 * reach).translated(self.pivot)
        painter.drawPie(square, round(low * 16), round((high - low) * 16))

    def _paint_counting(self, painter: QPainter) -> None:
        if self._arc.counts is None:
            return
        painter.setPen(QPen(look.ink("abn-ink"), 1, Qt.PenStyle.DotLine))
        painter.setBrush(look.ink("abn-soft"))
        self._pie(painter, *self._arc.counts)

    def _paint_scale(self, painter: QPainter) -> None:
        low, high = self._cell.item.range or (0, 90)
        reach = self._reach * self._scale
        square = QRectF(-reach, -reach, 2 * reach, 2 * reach).translated(self.pivot)
        painter.setPen(QPen(look.ink("text-2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(square, round(low * 16), round((high - low) * 16))
        of = look.font(12)
        for degrees in range(int(low), int(high) + 1, _TICKS):
            named = degrees % _NAMED == 0
            inner = self._reach - (5 if named else 3)
            painter.setPen(QPen(look.ink("text-2"), 1))
            painter.drawLine(self.point_at(degrees, inner), self.point_at(degrees, self._reach))
            if named:
                text = f"{degrees}°"
                place = self.point_at(degrees, self._reach)
                along = math.cos(math.radians(degrees))
                wide = look.text_width(text, of) + px(2)
                left = place.x() + px(4) * along - (wide * (1 - along) / 2 if degrees > 60 else 0)  # noqa: PLR2004
                rect = QRect(round(left), round(place.y()) - px(13), wide, px(14))
                look.write(painter, rect, text, of, look.ink("text-2"))

    def _paint_limb(self, painter: QPainter) -> None:
        """The limb at the recorded angle, hollow while the number is typed; none where there is no number."""
        degrees = self._cell.degrees
        if degrees is None:
            self._paint_absence(painter)
            return
        end = self.point_at(degrees, self._arc.limb)
        foot = end + (self.point_at(degrees + 90, 1) - self.pivot) * _LIMB
        thick = _LIMB * self._scale
        round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        strokes = [(look.ink("accent"), thick)]
        if self._cell.entry:
            strokes.append((look.ink("bg-surface"), max(1.0, thick - px(4))))
        for ink, width in strokes:
            painter.setPen(QPen(ink, width, *round_ends))
            painter.drawPolyline([self.pivot, end, foot])
        painter.setPen(QPen(look.ink("text-1"), px(3)))
        painter.drawLine(self.point_at(degrees, self._reach - 3), self.point_at(degrees, self._reach + 3))

    def _paint_absence(self, painter: QPainter) -> None:
        finding = self._cell.finding
        if finding is None or finding.not_obtained is None:
            return
        text = self._cell.reason_text or _("not examined")
        width = look.text_width(text, look.font(12, semibold=True)) + px(16)
        rim = self.point_at(45, self._reach / 2)
        at = QPointF(min(rim.x() - width / 2, self.width() - width), rim.y())
        fill = "ne-fill" if finding.not_obtained is AbsentReason.NOT_DONE else "info-soft"
        look.pill(painter, at, text, fill, "ne-text" if fill == "ne-fill" else "info")


class ArcRow(PairedRow):
    """Degrees for right and left, and under them an arc each where there is room."""

    def __init__(self, item: Item, setting: Setting, parent: QWidget | None = None) -> None:
        self._views: tuple[ArcView, ...] = ()
        super().__init__(item, ArcCell, setting, parent)
        arc = item.arc
        picture = setting.pictures.get(arc.picture) if arc is not None else None
        if arc is not None and picture is not None:
            cells = [cell for cell in self.cells if isinstance(cell, ArcCell)]
            self._views = tuple(ArcView(cell, arc, picture, self) for cell in cells)
            for view, cell in zip(self._views, cells, strict=True):
                view.pointed.connect(cell.type_number)
                view.chosen.connect(lambda degrees, cell=cell: cell.take_degrees(degrees))

    def _draws(self, width: int, metrics: Metrics) -> bool:
        return bool(self._views) and metrics.pictures and has_room() and width // 2 - px(8) >= px(LEAST)

    def measure(self, width: int, metrics: Metrics) -> int:
        """The row, and the arcs under it."""
        return metrics.row + (px(HEIGHT) if self._draws(width, metrics) else 0)

    @property
    def line_height(self) -> int:
        """The height of the cells and the name."""
        return self.height() - px(HEIGHT) if self._draws(self.width(), self.metrics) else self.height()

    def arrange(self, metrics: Metrics) -> None:
        """The cells above, an arc under each."""
        super().arrange(metrics)
        drawn = self._draws(self.width(), metrics)
        each = self.width() // 2 - px(8)
        for number, view in enumerate(self._views):
            left = px(4) if number == 0 else self.width() - px(4) - each
            view.setGeometry(left, self.line_height, each, px(HEIGHT) - px(4))
            view.setVisible(drawn)

    def paint_words(self, painter: QPainter) -> None:
        """The name, and between the arcs what their tinted stretch means."""
        super().paint_words(painter)
        arc = self.item.arc
        if arc is None or arc.counts_label is None or not self._draws(self.width(), self.metrics):
            return
        of = look.font(12)
        rect = QRect(px(8), self.height() - px(20), self.width() - px(16), px(18))
        look.write(painter, rect, look.elided(arc.counts_label, of, rect.width()), of, look.ink("text-2"))

    def show_encounter(self, encounter: Encounter) -> None:
        """Show what is recorded, in the boxes and on the arcs."""
        super().show_encounter(encounter)
        self.update_arcs()

    def update_arcs(self) -> None:
        """Paint the arcs anew."""
        for view in self._views:
            view.update()

    def arc_of(self, key: FindingKey) -> ArcView:
        """The arc of one side."""
        return next(view for view, cell in zip(self._views, self.cells, strict=True) if cell.key == key)

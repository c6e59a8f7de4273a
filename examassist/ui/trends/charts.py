"""One small chart of the visits: points, bars where only a stretch is known, open marks, and hatched gaps."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from examassist.language import translate as _
from examassist.ui import theme
from examassist.ui.answers import look
from examassist.ui.banner import MONTHS, day_text
from examassist.ui.theme import px

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from examassist.reasoning.charted import Drawn, Series

WIDTH, HEIGHT = 300, 176
_EDGE, _HEAD, _FOOT = 16, 34, 30
_MARK = 5
_BAR = 26
_GAP = "NE"


class Chart(QWidget):
    """Reads nothing but its series; one goes from it to the cell in which the value is recorded."""

    spoken_role = QAccessible.Role.Chart
    wanted = Signal(object)
    """The FindingKey of that cell."""
    rows_wanted = Signal()
    """An arrow up or down: the page around it would only scroll."""

    def __init__(self, series: Series, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.series = series
        self.value_text = "; ".join(
            _("{day}: {what}").format(day=day_text(day), what=each.says)
            for day, each in zip(series.days, series.drawn, strict=True)
        )
        self.setAccessibleName(series.name)
        self.setAccessibleDescription(self.value_text)
        self.setToolTip(f"{series.name}\n{self.value_text}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its marks and words need."""
        return QSize(px(WIDTH), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never lower."""
        return QSize(px(WIDTH) // 2, px(HEIGHT))

    # ------------------------------------------------------------------ places

    def _room(self) -> QRectF:
        """Where the marks lie: words of the visits stand over each mark and days below."""
        return QRectF(self.rect()).adjusted(px(_EDGE), px(_HEAD) + px(26), -px(_EDGE), -px(_FOOT) - px(8))

    def _x(self, place: int) -> float:
        room, count = self._room(), len(self.series.drawn)
        each = room.width() / count
        return room.left() + each * (place + 0.5)

    def _y(self, number: float) -> float:
        room, series = self._room(), self.series
        span = (series.top - series.bottom) or 1.0
        return room.bottom() - (min(number, series.top) - series.bottom) / span * room.height()

    # ------------------------------------------------------------------ drawn

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it; a line joins two measured points of visits that follow each other, and nothing else."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look.field(painter, self.rect())
        self._paint_title(painter)
        self._paint_axis(painter)
        places = list(enumerate(self.series.drawn))
        painter.setPen(QPen(look.ink("accent"), px(2)))
        for (one, first), (other, second) in pairwise(places):
            if first.kind == second.kind == "point":
                painter.drawLine(
                    QPointF(self._x(one), self._y(first.low or 0)), QPointF(self._x(other), self._y(second.low or 0))
                )
        for place, each in places:
            self._paint_mark(painter, self._x(place), each)
        if self.hasFocus():
            look.ring(painter, self.rect().adjusted(px(5), px(5), -px(5), -px(5)))
        painter.end()

    def _paint_title(self, painter: QPainter) -> None:
        bold, small = look.font(14, bold=True), look.font(12)
        place = QRect(px(_EDGE), px(8), self.width() - 2 * px(_EDGE), px(22))
        unit = self.series.unit
        after = look.text_width(unit, small) + px(10) if unit else 0
        name = look.elided(self.series.name, bold, place.width() - after)
        look.write(painter, place, name, bold, look.ink("text-1"), look.LEFT)
        place.setLeft(place.left() + look.text_width(name, bold) + px(8))
        look.write(painter, place, unit, small, look.ink("text-2"), look.LEFT)

    def _paint_axis(self, painter: QPainter) -> None:
        room, series = self._room(), self.series
        painter.setPen(QPen(look.ink("line-soft"), theme.hairline()))
        painter.drawLine(QPointF(room.left(), room.bottom()), QPointF(room.right(), room.bottom()))
        if series.end is not None:
            painter.setPen(QPen(look.ink("line-control"), theme.hairline(), Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(room.left(), self._y(series.end)), QPointF(room.right(), self._y(series.end)))
        days = self._days()
        small = look.font(12)
        widest = max(look.text_width(text, small) for text in days) + px(8)
        each = room.width() / len(days)
        every = max(1, -(-widest // max(1, int(each))))
        for number, text in enumerate(days):
            if (len(days) - 1 - number) % every == 0:  # the visit of now always has its day
                place = QRect(int(self._x(number) - widest / 2), int(room.bottom()) + px(8), widest, px(20))
                place.moveLeft(max(px(4), min(place.left(), self.width() - px(4) - widest)))
                look.write(painter, place, text, small, look.ink("text-2"))

    def _days(self) -> list[str]:
        return [short_day(day) for day in self.series.days]

    def _paint_mark(self, painter: QPainter, x: float, drawn: Drawn) -> None:
        if drawn.kind == "missing":
            middle = self._room().center().y()
            painter.setBrush(Qt.BrushStyle.NoBrush)  # the hatching shows only where nothing is filled over it
            look.mark(painter, _around(x, middle, px(48), px(24)), _GAP, on=True)
            return
        if drawn.kind == "coded":
            self._paint_box(painter, x, drawn.says)
            return
        low = drawn.low if drawn.low is not None else self.series.bottom
        if drawn.kind == "interval":
            top = self._paint_bar(painter, x, low, drawn.high)
        else:
            top = self._paint_point(painter, x, self._y(low), hollow=drawn.kind == "nothing")
        self._write_over(painter, x, top, drawn.says)

    def _paint_point(self, painter: QPainter, x: float, y: float, *, hollow: bool) -> float:
        """A ring for a number; a square that stands open, dashed, where the test ended without one."""
        painter.setBrush(look.ink("bg-surface"))
        size = px(_MARK)
        if hollow:
            painter.setPen(QPen(look.ink("text-2"), px(2), Qt.PenStyle.DotLine))
            painter.drawRect(QRectF(x - size, y - size, 2 * size, 2 * size))
        else:
            painter.setPen(QPen(look.ink("accent"), px(2)))
            painter.drawEllipse(QPointF(x, y), size, size)
        return y - size

    def _paint_bar(self, painter: QPainter, x: float, low: float, high: float | None) -> float:
        """From one end of what is known to the other; without an end it stays open at the top."""
        top = self._y(high) if high is not None else self._room().top()
        bottom = self._y(low)
        bar = QRectF(x - px(_BAR) / 2, top, px(_BAR), max(float(px(4)), bottom - top))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.ink("accent-soft"))
        painter.drawRect(bar)
        painter.setPen(QPen(look.ink("accent"), px(2)))
        painter.drawLine(bar.bottomLeft(), bar.bottomRight())
        painter.drawLine(bar.bottomLeft(), bar.topLeft())
        painter.drawLine(bar.bottomRight(), bar.topRight())
        if high is not None:
            painter.drawLine(bar.topLeft(), bar.topRight())
        return bar.top()

    def _paint_box(self, painter: QPainter, x: float, says: str) -> None:
        """A result in words has no place on the axis: it stands in a box beside none."""
        of = look.font(12, semibold=True)
        room = self._room()
        width = int(min(look.text_width(says, of) + px(12), room.width() / len(self.series.drawn)))
        box = _around(x, room.center().y(), width, px(24))
        look.box(painter, box, look.Paint.WAITING)
        look.write(painter, box, look.elided(says, of, width - px(6)), of, look.ink("text-1"))

    def _write_over(self, painter: QPainter, x: float, top: float, says: str) -> None:
        of = look.font(12, semibold=True)
        most = int(self._room().width() / len(self.series.drawn)) - px(4)
        text = look.elided(says, of, most)
        width = look.text_width(text, of) + px(4)
        place = QRect(int(x - width / 2), int(top) - px(19), width, px(18))
        place.moveLeft(max(px(4), min(place.left(), self.width() - px(4) - width)))
        painter.fillRect(place.adjusted(0, px(2), 0, -px(2)), look.ink("bg-surface"))  # no line runs through it
        look.write(painter, place, text, of, look.ink("text-1"))

    # ------------------------------------------------------------------ keys and fingers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to where it is recorded."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.wanted.emit(self.series.cells[0])
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.rows_wanted.emit()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Twice is Enter."""
        self.wanted.emit(self.series.cells[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()


def short_day(day: date) -> str:
    """``12-Aug-26``: the day of a visit where there is little room."""
    return f"{day.day:02d}-{MONTHS[day.month - 1]}-{day.year % 100:02d}"


def _around(x: float, y: float, width: int, height: int) -> QRect:
    return QRect(int(x - width / 2), int(y - height / 2), width, height)

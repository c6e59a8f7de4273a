"""One answer of a list, each with its key, on as many lines as its words need."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent

from examassist.language import translate as _
from examassist.ui.answers import last_visit, look
from examassist.ui.answers.cell import EDGE, NOT_EXAMINED, AnswerCell
from examassist.ui.answers.zones import Zone
from examassist.ui.theme import px

BETWEEN = 6


class ChoiceCell(AnswerCell):
    """All answers in sight as chips; the mark for "not asked" stands at the right edge."""

    spoken_role = QAccessible.Role.ComboBox

    def chips(self) -> tuple[tuple[str, str, str], ...]:
        """Name, key and label of each chip."""
        return tuple((answer.id, answer.key or "", answer.label) for answer in self.offered())

    def lines_for(self, width: int, control: int) -> int:
        """How many lines the chips take at ``width``."""
        return len({rect.top() for rect in self._flow(width, control)})

    def height_for(self, width: int, control: int) -> int:
        """The height that the chips need at ``width``."""
        rects = self._flow(width, control)
        return rects[-1].bottom() + 1 + px(EDGE) if rects else control + 2 * px(EDGE)

    def _flow(self, width: int, control: int) -> list[QRect]:
        """Where each chip lies: left to right, then down, clear of the mark."""
        left, top, end = px(EDGE), px(EDGE), width - px(EDGE) - look.mark_width() - px(12)
        rects = []
        for _name, key, label in self.chips():
            each = min(look.chip_width(key, label), max(end - px(EDGE), px(60)))
            if left + each > end and left > px(EDGE):
                left, top = px(EDGE), top + control + px(BETWEEN)
            rects.append(QRect(left, top, each, control))
            left += each + px(BETWEEN)
        return rects

    def zones_at(self) -> tuple[Zone, ...]:
        """The chips, then the mark."""
        down = max(0, (self.height() - self.height_for(self.width(), self.control)) // 2)
        zones = [
            Zone(rect.translated(0, down), name, self._hint(name))
            for (name, _key, _label), rect in zip(self.chips(), self._flow(self.width(), self.control), strict=True)
        ]
        mark = QRect(self.width() - px(EDGE) - look.mark_width(), px(EDGE) + down, look.mark_width(), self.control)
        return (*zones, Zone(mark, NOT_EXAMINED, self.absent_word))

    def _hint(self, name: str) -> str:
        answer = self.item.answer(name)
        return answer.meaning or "" if answer is not None else ""

    def chosen(self) -> tuple[str, ...]:
        """The names of the chips that are filled."""
        value = self.finding.value if self.finding is not None else None
        if isinstance(value, tuple):
            return value
        return (value,) if isinstance(value, str) else ()

    def paint_of(self, name: str) -> look.Paint:
        """How a chip looks."""
        if name in self.chosen():
            return look.TONES[self.tone(name)]
        return look.Paint.HOVER if self.is_hovered(name) else look.Paint.BLANK

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint chips, mark and ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for chip, zone in zip(self.chips(), self.zones[:-1], strict=True):
            self.paint_chip(painter, zone.rect, chip)
            if chip[0] in last_visit.old_values(self):
                last_visit.paint_bar(painter, zone.rect, look.ink("ghost"), on_edge=True)
        self.paint_absence(painter)
        if self.hasFocus() and len(self.zones) > 1:
            whole = self.zones[0].rect
            for zone in self.zones[1:-1]:
                whole = whole.united(zone.rect)
            look.ring(painter, whole)

    def paint_chip(self, painter: QPainter, rect: QRect, chip: tuple[str, str, str]) -> None:
        """Paint one chip."""
        name, key, label = chip
        look.chip(painter, rect, key, label, self.paint_of(name))

    def paint_absence(self, painter: QPainter) -> None:
        """The mark, and the reason in words where there is one."""
        mark = self.zones[-1].rect
        absent = self.finding is not None and self.finding.not_obtained is not None
        look.mark(painter, mark, _("X"), on=absent)
        if not absent:
            return
        text = self.reason_text
        width = look.text_width(text, look.font(12, semibold=True)) + px(16)
        last = self.zones[-2].rect if len(self.zones) > 1 else QRect()
        left = mark.left() - width - px(6)
        if left > last.right():
            look.pill(painter, QPointF(left, mark.center().y() + 1), text, "info-soft", "info")

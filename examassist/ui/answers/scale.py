"""One side of a scale: every value in sight, the chosen one filled, the mark for "not examined" beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason
from examassist.language import translate as _
from examassist.ui.answers import last_visit, letters, look
from examassist.ui.answers.cell import NOT_EXAMINED, AnswerCell
from examassist.ui.answers.words import Words, fit
from examassist.ui.answers.zones import Zone
from examassist.ui.theme import px

if TYPE_CHECKING:
    from examassist.knowledge.item import Answer

_CORNER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
EDGE = 4
"""Room for the focus ring."""


def paired_room(width: int) -> int:
    """What the values of one side may take in a cell of this width."""
    return width - 2 * px(EDGE) - look.mark_width() - px(look.GAP)


class ScaleCell(AnswerCell):
    """A grade or choice on one side of the body."""

    words: Words | None = None

    def zones_at(self) -> tuple[Zone, ...]:
        """The values outward from the middle of the row, the mark at its outer edge."""
        answers = self.offered()
        self.words = fit(answers, paired_room(self.width()))
        top = (self.height() - self.control) // 2
        outer_left = self.key.side is not Laterality.LEFT
        width = sum(self.words.widths)
        mark_left = px(EDGE) if outer_left else self.width() - px(EDGE) - look.mark_width()
        left = px(EDGE) + look.mark_width() + px(look.GAP) if outer_left else mark_left - px(look.GAP) - width
        zones = [Zone(QRect(mark_left, top, look.mark_width(), self.control), NOT_EXAMINED, self.absent_word)]
        for answer, each in zip(answers, self.words.widths, strict=True):
            zones.append(Zone(QRect(left, top, each, self.control), answer.id, _hint(answer)))
            left += each
        return tuple(zones)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark, the scale, and the ring where the keys go."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_mark(painter, self.zones[0].rect)
        answers, words = self.offered(), self.words
        if words is None:
            return
        absent = self.finding is not None and self.finding.not_obtained is not None
        rects = [(zone.rect, self._paint_of(zone.name, absent=absent)) for zone in self.zones[1:]]
        look.segments(painter, rects, dimmed=absent)
        for answer, text, (rect, paint) in zip(answers, words.texts, rects, strict=True):
            _write_value(painter, rect, answer, text, words, paint)
            if paint.bold and (mark := letters.marks(self.item, self.finding)):
                corner = rect.adjusted(0, 0, -px(4), -px(1))
                look.write(painter, corner, mark, look.font(12, bold=True), paint.text, _CORNER)
        for zone, (rect, paint) in zip(self.zones[1:], rects, strict=True):
            if zone.name in last_visit.old_values(self):
                tight = words.style in {"under", "two_lines"}
                inside = paint.text if paint.bold and not tight else look.ink("ghost")
                last_visit.paint_bar(painter, rect, inside, on_edge=tight)
        if self.hasFocus():
            look.ring(painter, rects[0][0].united(rects[-1][0]))

    def paint_mark(self, painter: QPainter, rect: QRect) -> None:
        """The mark: NE, or U where there is a reason why not."""
        finding = self.finding
        reason = finding.not_obtained if finding is not None else None
        text = _("NE") if reason in {None, AbsentReason.NOT_DONE} else _("U")
        look.mark(painter, rect, text, on=reason is not None)
        if reason is None and self.is_hovered(NOT_EXAMINED):
            painter.fillRect(
                QRect(rect.left() + px(8), rect.bottom() - px(5), rect.width() - px(16), px(2)),
                look.ink("line-control"),
            )

    def _paint_of(self, name: str, *, absent: bool) -> look.Paint:
        if self.finding is not None and self.finding.value == name:
            return look.TONES[self.tone(name)]
        if self.is_hovered(name):
            return look.Paint.HOVER
        return look.Paint.DIMMED if absent else look.Paint.BLANK


def _hint(answer: Answer) -> str:
    key = f"{answer.key}  " if answer.key else ""
    return f"{key}{answer.label}" + (f": {answer.meaning}" if answer.meaning else "")


def _write_value(painter: QPainter, rect: QRect, answer: Answer, text: str, words: Words, paint: look.Paint) -> None:
    """The word of one value with its key where both fit."""
    quiet = paint.text if paint.bold else look.ink("text-3")
    match words.style:
        case "key":
            look.write(painter, rect, text, look.font(15, bold=paint.bold), paint.text)
        case "beside":
            key, small = answer.key or "", look.font(12, semibold=paint.bold)
            of = look.font(14, bold=paint.bold)
            total = look.text_width(key, small) + px(6) + look.text_width(text, of)
            left = rect.left() + (rect.width() - total) // 2
            key_rect = QRect(left, rect.top(), look.text_width(key, small), rect.height())
            look.write(painter, key_rect, key, small, quiet)
            words_left = key_rect.right() + px(7)
            rest = QRect(words_left, rect.top(), rect.right() - words_left, rect.height())
            look.write(painter, rest, text, of, paint.text, look.LEFT)
        case "under":
            half = rect.height() // 2
            top = QRect(rect.left(), rect.top() + 1, rect.width(), half)
            look.write(painter, top, answer.key or "", look.font(13, bold=paint.bold), quiet)
            bottom = QRect(rect.left(), rect.top() + half - 1, rect.width(), rect.height() - half - 1)
            look.write(painter, bottom, text, look.font(12, bold=paint.bold), paint.text)
        case "two_lines":
            look.write(painter, rect, text, look.font(12, bold=paint.bold), paint.text)

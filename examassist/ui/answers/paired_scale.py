"""The paired row: the patient's right, the item's name, the patient's left, as the patient faces the examiner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from examassist.domain.body import SIDES
from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.ui.act_text import side_letter
from examassist.ui.answers import last_visit, letters, look
from examassist.ui.answers.row import NOTE, AnswerRow
from examassist.ui.answers.scale import ScaleCell, paired_room
from examassist.ui.answers.words import fit, is_full
from examassist.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from examassist.knowledge.item import Item
    from examassist.ui.answers.cell import AnswerCell, Setting

_UNEQUAL = "≠"
_LOW = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
_HIGH = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
MARGIN = 8
MIDDLE = 146
"""The width of the name between the two sides, if nothing else asks for room."""
NARROW = 112


class PairedRow(AnswerRow):
    """Two cells of any paired kind with the name between them, in the mirror order of a printed exam sheet."""

    def __init__(self, item: Item, cell: type[AnswerCell], setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.cells = tuple(cell(item, FindingKey(item.id, side), setting, self) for side in SIDES)

    def arrange(self, metrics: look.Metrics) -> None:
        """Half of what the name leaves for each side."""
        super().arrange(metrics)
        each = (self.width() - 2 * px(MARGIN) - self._middle()) // 2
        right, left = self.cells
        right.setGeometry(px(MARGIN), 0, each, self.line_height)
        left.setGeometry(self.width() - px(MARGIN) - each, 0, each, self.line_height)

    @property
    def line_height(self) -> int:
        """The height of the cells and the name; a row may have more under them."""
        return self.height()

    def _middle(self) -> int:
        """The width left for the name: narrow where only that lets the words of the values be written."""
        answers = self.cells[0].offered()
        if not answers:
            return px(MIDDLE)
        rooms = {
            middle: paired_room((self.width() - 2 * px(MARGIN) - middle) // 2) for middle in (px(MIDDLE), px(NARROW))
        }
        best = next((middle for middle, room in rooms.items() if is_full(answers, room)), px(MIDDLE))
        return best if fit(answers, rooms[best]).width <= rooms[best] else px(NARROW)

    @property
    def differs(self) -> bool:
        """Whether both sides have a value and not the same one."""
        values = [cell.finding.value for cell in self.cells if cell.finding is not None]
        return len(values) == len(self.cells) and None not in values and values[0] != values[1]

    def paint_words(self, painter: QPainter) -> None:
        """The name, what it informs, and the mark of a difference between the sides."""
        left, right = self.cells[0].geometry().right() + 1, self.cells[1].x()
        middle = QRect(left, 0, right - left, self.line_height)
        inner = _inner(self, middle)
        below = self._below()
        bold = look.font(14, semibold=True)
        ink = look.ink("text-1")
        roomy = self.line_height >= look.sizes()[2].row
        fits = look.text_width(self.item.label, bold) <= inner.width()
        if not fits and (not below or self.line_height >= look.sizes()[0].row or not self.differs):
            split = _two_lines(self.item.label, inner.width())
            lines = inner.adjusted(0, 0, 0, -px(20)) if below and self.line_height >= look.sizes()[0].row else inner
            look.write(painter, lines, split, look.font(13, semibold=True), ink)
            if lines is not inner:
                self._paint_below(painter, QRect(inner.left(), inner.bottom() - px(21), inner.width(), px(18)), below)
            return
        if not fits and self.differs:
            self._paint_name_and_mark(painter, inner)
            return
        if not below or not roomy:
            look.write(painter, inner, look.elided(self.item.label, bold, inner.width()), bold, ink)
            return
        height = QFontMetrics(bold).height()
        top = (self.line_height - height - px(18)) // 2
        name = QRect(inner.left(), top, inner.width(), height)
        of = bold if fits else look.font(13, semibold=True)
        look.write(painter, name, look.elided(self.item.label, of, inner.width()), of, ink)
        self._paint_below(painter, QRect(inner.left(), top + height, inner.width(), px(18)), below)

    def note_place(self) -> QPoint:
        """Under the name's end, clear of both scales."""
        return QPoint(self.cells[1].x() - px(NOTE + 4), px(4))

    def _below(self) -> str:
        """What stands under the name."""
        reasons = dict.fromkeys(cell.reason_text for cell in self.cells if cell.reason_text)
        if reasons:
            return ", ".join(reasons)
        if self.differs:
            return _("R ≠ L")
        if also := self._qualified():
            return also
        if last := (last_visit.below_scale if self.cells[0].offered() else last_visit.below)(self.cells):
            return last
        return _("note") if self.noted else " · ".join(root.upper() for root in self.item.roots[:3])

    def _qualified(self) -> str:
        """What was added to the values by a letter, with its side where it is not on both."""
        said = {cell.key.side: letters.said_with(self.item, cell.finding) for cell in self.cells if cell.finding}
        found = dict.fromkeys(each for labels in said.values() for each in labels)
        return ", ".join(
            label
            if all(label in said.get(side, ()) for side in SIDES)
            else _("{side}: {what}").format(side=side_letter(next(s for s in said if label in said[s])), what=label)
            for label in found
        )

    def _paint_name_and_mark(self, painter: QPainter, rect: QRect) -> None:
        """A long name on two lines, with the mark of a difference behind it, where three lines have no room."""
        of = look.font(13, semibold=True)
        mark = look.text_width(_UNEQUAL, look.font(12, semibold=True)) + px(20)
        split = _two_lines(self.item.label, rect.width(), rect.width() - mark)
        first, _between, second = split.partition("\n")
        half = rect.height() // 2
        look.write(painter, QRect(rect.left(), rect.top(), rect.width(), half), first, of, look.ink("text-1"), _LOW)
        wide = look.text_width(second, of)
        left = rect.left() + (rect.width() - wide - mark) // 2
        lower = QRect(left, rect.top() + half, wide + px(2), rect.height() - half)
        look.write(painter, lower, second, of, look.ink("text-1"), _HIGH)
        at = QPointF(lower.right() + px(4), lower.top() + QFontMetrics(of).height() / 2)
        look.pill(painter, at, _UNEQUAL, "abn-soft", "abn-ink")

    def _paint_below(self, painter: QPainter, rect: QRect, text: str) -> None:
        if self.differs:
            width = look.text_width(text, look.font(12, semibold=True)) + px(16)
            at = QPointF(rect.center().x() - width / 2, rect.center().y() + 1)
            look.pill(painter, at, text, "abn-soft", "abn-ink")
            return
        small = look.font(12)
        look.write(painter, rect, look.elided(text, small, rect.width()), small, look.ink("text-2"))


class PairedScale(PairedRow):
    """A grade or a choice for right and left."""

    def __init__(self, item: Item, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(item, ScaleCell, setting, parent)


def _inner(row: PairedRow, middle: QRect) -> QRect:
    """The room for the name: more than its least where the scales are short."""
    right, left = row.cells
    zones = [zone.rect.translated(right.pos()) for zone in right.zones]
    start = max((rect.right() for rect in zones), default=middle.left())
    end = min((zone.rect.translated(left.pos()).left() for zone in left.zones), default=middle.right())
    reach = min(middle.center().x() - start, end - middle.center().x()) - px(8)
    half = max(reach, middle.width() // 2 - px(4))
    return QRect(middle.center().x() - half, 0, 2 * half, middle.height())


def _two_lines(text: str, width: int, second: int | None = None) -> str:
    """The text on two lines, each cut where it is still too long; the second may have less room."""
    words, of = text.split(" "), look.font(13, semibold=True)
    at = min(range(1, len(words) + 1), key=lambda n: abs(len(" ".join(words[:n])) - len(" ".join(words[n:]))))
    lines = [" ".join(words[:at]), " ".join(words[at:])]
    rooms = (width, width if second is None else second)
    return "\n".join(look.elided(line, of, room) for line, room in zip(lines, rooms, strict=True) if line)

"""The plain row: the question at the left, its answers beside it, "not asked" at the right edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.ui.answers import last_visit, look
from examassist.ui.answers.cell import EDGE
from examassist.ui.answers.row import AnswerRow
from examassist.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QWidget

    from examassist.knowledge.item import Item
    from examassist.ui.answers.cell import AnswerCell, Setting

MARGIN = 16
PAD = 2
CHIPS = 226
"""Room for the answers of a question read aloud, so that those of all questions stand in one column."""
LABEL = 20
"""Height of the words where the answers stand under them."""
TAG = 46
"""Room for the side in front of a line."""


class _Text(NamedTuple):
    text: str
    of: QFont
    height: int

    @classmethod
    def at(cls, width: int, text: str, of: QFont) -> _Text:
        """That text on as many lines as it needs at ``width``."""
        return cls(text, of, look.height_of(text, of, width) if text else 0)


class LineRow(AnswerRow):
    """An item asked in one line; one that has a side gets a line for right and one for left."""

    def __init__(self, item: Item, cell: type[AnswerCell], setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        sides = SIDES if item.sided else (Laterality.UNSIDED,)
        self._under = False
        self.cells = tuple(cell(item, FindingKey(item.id, side), setting, self) for side in sides)

    @property
    def _asks(self) -> bool:
        """Whether the question is read aloud as it stands, so that its words need the room."""
        return self.item.kind in {"yes_no", "yes_no_unsure"} and not self.item.sided

    @property
    def _tag(self) -> int:
        if not self.item.sided:
            return 0
        of = look.font(13, semibold=True)
        return max(px(TAG), *(look.text_width(text, of) + px(10) for text in (_("Right"), _("Left"))))

    @property
    def _indent(self) -> int:
        return px(20) if self.item.part_of is not None else 0

    def _words_width(self, width: int) -> int:
        if self._asks:
            chips = self.cells[0].chips()
            room = sum(look.chip_width(key, label) + px(6) for _name, key, label in chips)
            return max(px(200), width - max(room, px(CHIPS)) - look.mark_width() - px(44) - px(MARGIN))
        return px(218)

    def _heights(self, width: int, metrics: look.Metrics, *, under: bool) -> list[int]:
        left = self._indent - px(EDGE) if under else self._words_width(width)
        inner = width - px(MARGIN) - left - self._tag - px(8)
        return [line.height_for(inner, metrics.control) for line in self.cells]

    def _is_under(self, width: int, metrics: look.Metrics) -> bool:
        """Whether the answers stand under the words, because that takes less height than beside them."""
        if self._asks:
            return False
        beside = sum(self._heights(width, metrics, under=False))
        return sum(self._heights(width, metrics, under=True)) + px(LABEL) < beside

    def measure(self, width: int, metrics: look.Metrics) -> int:
        """One row, or as many lines as the answers need."""
        under = self._is_under(width, metrics)
        heights = sum(self._heights(width, metrics, under=under))
        return max(metrics.row, heights + (2 * px(PAD) + px(LABEL) if under else 0), self._asking_height(width))

    def _asking_height(self, width: int) -> int:
        """What a question that is read aloud needs to stand there whole: a cut question cannot be asked."""
        if not self._asks:
            return 0
        label, asked = self._texts(self._words_width(width) - self._indent - px(12))
        return label.height + asked.height + px(1)

    def arrange(self, metrics: look.Metrics) -> None:
        """The words at the left, the lines one under the other."""
        super().arrange(metrics)
        under = self._under = self._is_under(self.width(), metrics)
        left = px(MARGIN) + (self._indent - px(EDGE) if under else self._words_width(self.width()))
        heights = self._heights(self.width(), metrics, under=under)
        top = px(PAD) + px(LABEL) if under else (self.height() - sum(heights)) // 2
        for line, height in zip(self.cells, heights, strict=True):
            line.setGeometry(left + self._tag, top, self.width() - left - self._tag - px(8), height)
            top += height

    def paint_words(self, painter: QPainter) -> None:
        """The label, and under it what is read aloud or how to answer."""
        self._paint_sides(painter)
        left = px(MARGIN) + self._indent
        width = self._words_width(self.width()) - self._indent - px(12)
        if self._under:
            self._paint_heading(
                painter, QRect(left, px(PAD) + px(3), self.width() - 2 * px(MARGIN) - self._indent, px(LABEL))
            )
            return
        label, below = self._texts(width)
        if not self._asks and label.height + below.height > self.metrics.row:
            below = _Text("", below.of, 0)
        tall = self.height() > self.metrics.row + px(16) and not self._asks
        top = px(10) if tall else (self.height() - label.height - below.height) // 2
        for text, ink, height in ((label, "text-1", label.height), (below, "text-2", below.height)):
            look.write(
                painter, QRect(left, top, width, height), text.text, text.of, look.ink(ink), look.LEFT | look.WRAP
            )
            top += height

    def _texts(self, width: int) -> tuple[_Text, _Text]:
        """The label and what stands under it, each with its letters and the height it takes at ``width``."""
        bold, small = look.font(14, semibold=True), look.font(12)
        of = bold if look.text_width(self.item.label, bold) <= width else look.font(13, semibold=True)
        return _Text.at(width, self._label(), of), _Text.at(width, self._below(), small)

    def _paint_heading(self, painter: QPainter, rect: QRect) -> None:
        """Label and remark on one line above the answers."""
        bold = look.font(14, semibold=True)
        look.write(painter, rect, self._label(), bold, look.ink("text-1"), look.LEFT)
        rest = rect.adjusted(look.text_width(self._label(), bold) + px(12), 1, 0, 1)
        look.write(painter, rest, self._below(), look.font(12), look.ink("text-2"), look.LEFT)

    def _paint_sides(self, painter: QPainter) -> None:
        """The side, in words, in front of each line."""
        if not self.item.sided:
            return
        for cell in self.cells:
            text = _("Right") if cell.key.side is Laterality.RIGHT else _("Left")
            rect = QRect(cell.x() - self._tag + px(EDGE), cell.y() + px(EDGE), self._tag - px(4), self.metrics.control)
            look.write(painter, rect, text, look.font(13, semibold=True), look.ink("text-2"), look.LEFT)

    def _label(self) -> str:
        number = self.item.group_number
        return f"{number}  {self.item.label}" if number is not None else self.item.label

    def _below(self) -> str:
        if self._asks:
            return self.item.ask_or_do
        if last := last_visit.below(self.cells):
            return last
        if self.item.kind == "multi":
            return _("all that apply, then Enter")
        return _("note") if self.noted else ""

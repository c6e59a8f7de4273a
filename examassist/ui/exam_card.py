"""A field of the page: the rows of one section that are entered in the same way, under one heading."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.make import is_paired
from examassist.ui.answers.scale import ScaleCell
from examassist.ui.answers.words import legend_in
from examassist.ui.theme import hairline, px

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item, Section
    from examassist.ui.answers.row import AnswerRow
    from examassist.ui.checklist import Part

HEAD = 34
LOW_HEAD = 24


def runs(part: Part) -> Iterator[tuple[Item, ...]]:
    """The rows of a section in groups that are entered in the same way, in the order of the exam."""
    for _paired, items in groupby(part.rows, is_paired):
        yield tuple(items)


class ExamCard(QWidget):
    """Rows one under the other; it places and paints, and knows nothing of answers."""

    def __init__(
        self, section: Section, rows: Sequence[AnswerRow], edition: Edition, *, titled: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._section = section
        self._edition = edition
        self._titled = titled
        self._head = px(HEAD)
        self.setAccessibleName(section.title)
        self.take_rows(rows)

    def take_rows(self, rows: Sequence[AnswerRow]) -> None:
        """Hold these rows from now on; one that is here already keeps its place and the keys."""
        self.rows = tuple(rows)
        self.paired = is_paired(rows[0].item)
        for row in rows:
            if row.parentWidget() is not self:
                row.setParent(self)

    def head_height(self, metrics: look.Metrics) -> int:
        """The height of the heading; none where the page's own title says it."""
        if not self.paired and not self._titled:
            return 0
        return px(HEAD) if metrics.row >= look.sizes()[1].row else px(LOW_HEAD)

    def height_for(self, width: int, metrics: look.Metrics) -> int:
        """The height at ``width``."""
        rows = sum(row.height_for(width - 2, metrics) for row in self.rows)
        return self.head_height(metrics) + rows + len(self.rows) - 1 + 2

    def arrange(self, width: int, metrics: look.Metrics) -> None:
        """Place the rows."""
        self._head = self.head_height(metrics)
        top = self._head + 1
        for row in self.rows:
            height = row.height_for(width - 2, metrics)
            row.rounded = (row is self.rows[0] and not self._head, row is self.rows[-1])
            row.metrics = metrics
            row.setGeometry(1, top, width - 2, height)
            row.arrange(metrics)
            row.show()
            top += height + 1
        self.update()

    def update_head(self) -> None:
        """Paint the heading anew."""
        self.update(0, 0, self.width(), self._head)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, the heading, and a line between the rows."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look.field(painter, self.rect())
        painter.setPen(QPen(look.ink("line-soft"), hairline()))
        for row in self.rows:
            if row.y() > 1:
                painter.drawLine(1, row.y() - 1, self.width() - 2, row.y() - 1)
        if self._head:
            self._paint_head(painter, QRect(px(14), 0, self.width() - px(28), self._head))

    def _paint_head(self, painter: QPainter, rect: QRect) -> None:
        bold, quiet = look.font(13, semibold=True), look.ink("text-2")
        if not self.paired:
            look.write(painter, rect, self._section.title, bold, quiet, look.LEFT)
            return
        look.write(painter, rect, _("Patient’s RIGHT"), bold, quiet, look.LEFT)  # noqa: RUF001  a real apostrophe
        look.write(painter, rect, _("Patient’s LEFT"), bold, quiet, look.RIGHT)  # noqa: RUF001  a real apostrophe
        between = rect.adjusted(px(112), 0, -px(104), 0)
        of = look.font(12)
        text = self._scale_text(between.width())
        look.write(painter, between, look.elided(text, of, between.width()), of, quiet)

    def _scale_text(self, room: int) -> str:
        """The keys with their words where the rows have no room for them, else the name of the scale or section."""
        focused = [row for row in self.rows if row.is_focused]
        for row in (*focused, self.rows[0]):
            cell = row.cells[0]
            if isinstance(cell, ScaleCell) and cell.words is not None and cell.words.need_legend:
                return legend_in(cell.offered(), room) or self._scale_title(row.item)
        return self._section.title if self._titled else ""

    def _scale_title(self, item: Item) -> str:
        return next((scale.title for scale in self._edition.scales if scale.id == item.scale), self._section.title)

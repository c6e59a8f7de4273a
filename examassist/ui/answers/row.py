"""A row of the exam: its item, its cells, and the tint that says where the keys go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.icons import picture
from examassist.ui.theme import looks, px

NOTE = 14
"""The size of the sheet that says that there is a note."""

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import FindingKey
    from examassist.knowledge.item import Item
    from examassist.ui.answers.cell import AnswerCell
    from examassist.ui.theme import Looks


class AnswerRow(QWidget):
    """One item with a cell for each side it has; it places and paints, the cells answer."""

    answers_here = True  # no message lies over it

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.metrics = look.sizes()[0]
        self.noted = False
        self.rounded = (False, False)
        self.cells: tuple[AnswerCell, ...] = ()
        self._measured: dict[tuple[int, look.Metrics, Looks], int] = {}
        self.setAccessibleName(item.label)

    def cell(self, key: FindingKey) -> AnswerCell:
        """The cell for ``key``."""
        return next(cell for cell in self.cells if cell.key == key)

    def show_encounter(self, encounter: Encounter) -> None:
        """Show what is recorded for this item; nothing is told back."""
        offered = self._offered()
        for cell in self.cells:
            cell.show_finding(encounter.finding(cell.key))
        if self._offered() != offered:  # nothing else that is recorded changes the room a row takes
            self._measured.clear()
        note = next((remark.text for remark in encounter.notes if remark.place == self.item.id), "")
        self.noted = bool(note)
        self.setAccessibleDescription(_("Note: {text}").format(text=note) if note else "")
        self.update()

    def _offered(self) -> list[int]:
        return [len(cell.offered()) for cell in self.cells]

    def height_for(self, width: int, metrics: look.Metrics) -> int:
        """The height this row needs at ``width``; measured once for each way of laying a page out."""
        way = (width, metrics, looks())
        height = self._measured.get(way)
        if height is None:
            height = self._measured[way] = self.measure(width, metrics)
        return height

    def measure(self, width: int, metrics: look.Metrics) -> int:
        """Work out the height at ``width``."""
        del width
        return metrics.row

    def arrange(self, metrics: look.Metrics) -> None:
        """Place the cells for the size of now."""
        self.metrics = metrics
        for cell in self.cells:
            cell.set_control(metrics.control)

    def resizeEvent(self, event: object) -> None:
        """Place the cells again."""
        del event
        self.arrange(self.metrics)

    @property
    def is_focused(self) -> bool:
        """Whether the keys go to one of its cells."""
        return any(cell.is_focused for cell in self.cells)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tint and the words of the row."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_focused:
            look.row_tint(painter, self.rect(), top=self.rounded[0], bottom=self.rounded[1])
        self.paint_words(painter)
        if self.noted:
            sheet = picture("sticky-note", "accent", NOTE)
            painter.drawPixmap(self.note_place(), sheet)

    def note_place(self) -> QPoint:
        """Where the sheet of a note is drawn: in the margin at the left."""
        return QPoint(px(1), (self.height() - px(NOTE)) // 2)

    def paint_words(self, painter: QPainter) -> None:
        """Paint what stands beside the cells."""
        raise NotImplementedError

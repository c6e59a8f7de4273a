"""The table of findings: one row a cell, one column a visit; every difference in a word beside its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from examassist.language import translate as _
from examassist.reasoning.say import say_for
from examassist.ui import theme
from examassist.ui.answers import look
from examassist.ui.answers.tone import shown_tone
from examassist.ui.theme import px
from examassist.ui.trends.words import how_words, result_text, spoken, visit_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from examassist.knowledge.edition import Edition
    from examassist.reasoning.over_time import Change, OverTime, Result, Row

    Index = QModelIndex | QPersistentModelIndex

LABEL, WIDEST_LABEL = 150, 300
COLUMN, WIDE_COLUMN = 96, 122
"""The least width of a visit, and what it has before the names take more room."""
_EDGE = 10
_LINE = 18
_INSIDE, _PAD = 14, 8
"""What the box around a value takes of its width and its height."""


class VisitTable(QTableWidget):
    """As high as its rows; the page around it scrolls."""

    wanted = Signal(object)
    """The FindingKey of the row that Enter was pressed on."""
    moved = Signal(QRect)
    """Where the row in use lies now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self._edition: Edition | None = None
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.currentCellChanged.connect(self._on_moved)
        self.cellDoubleClicked.connect(lambda row, _column: self.wanted.emit(self.rows[row].key))

    def show_rows(self, rows: Sequence[Row], over: OverTime, edition: Edition) -> None:
        """Show these rows, with the keys on the one they were on."""
        now = self.rows[self.currentRow()].key if 0 <= self.currentRow() < len(self.rows) else None
        self.rows, self._edition = tuple(rows), edition
        names = visit_names(over.visits)
        self.clear()
        self.setColumnCount(len(names) + 1)
        self.setRowCount(len(self.rows))
        self.setHorizontalHeaderLabels([_("Finding"), *(name.replace(" (", "\n(") for name in names)])
        head = self.horizontalHeaderItem(0)
        if head is not None:
            head.setTextAlignment(look.LEFT)
        for number, row in enumerate(self.rows):
            label = say_for(edition).cell(row.key)
            self.setItem(number, 0, _item(label, label))
            for place, result in enumerate(row.results, start=1):
                text = result_text(row, result, edition)
                self.setItem(
                    number,
                    place,
                    _item(text, _("{visit}: {what}").format(visit=names[place - 1], what=spoken(row, result, edition))),
                )
        self._fit()
        keys = [row.key for row in self.rows]
        if keys:
            self.setCurrentCell(keys.index(now) if now in keys else 0, 0)

    def cell(self, index: Index) -> tuple[Row, Result] | None:
        """The row and the result at that place; None for the name of the row."""
        row = self.rows[index.row()]
        return (row, row.results[index.column() - 1]) if index.column() else None

    def tone(self, row: Row, result: Result) -> str:
        """How a value looks."""
        if self._edition is None or result.finding is None or result.finding.value is None:
            return ""
        return shown_tone(self._edition.item[row.key.item], result.finding.value)

    # ------------------------------------------------------------------ its size

    def _fit(self) -> None:
        """Columns share the width, and each row is as high as its longest words."""
        count = self.columnCount()
        if count == 0:
            return
        label = max(px(LABEL), min(px(WIDEST_LABEL), self.viewport().width() - (count - 1) * px(WIDE_COLUMN)))
        each = max(px(COLUMN), (self.viewport().width() - label) // max(1, count - 1))
        self.setColumnWidth(0, label)
        for place in range(1, count):
            self.setColumnWidth(place, each)
        height = self.horizontalHeader().sizeHint().height()
        for number in range(self.rowCount()):
            needed = max(self._needs(number, place) for place in range(count))
            self.setRowHeight(number, needed)
            height += needed
        bar = self.horizontalScrollBar()
        wide = label + (count - 1) * each > self.viewport().width()
        self.setFixedHeight(height + (bar.sizeHint().height() if wide else 0) + 2)

    def _needs(self, row: int, column: int) -> int:
        item = self.item(row, column)
        if item is None:
            return px(theme.target())
        of = look.font(13, semibold=True)
        text = look.height_of(item.text(), of, self.columnWidth(column) - 2 * px(_EDGE) - px(_INSIDE)) + px(_PAD)
        mark = px(_LINE) if column and self.rows[row].results[column - 1].change is not None else 0
        return max(px(max(38, theme.target())), text + mark + px(10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        self._fit()

    # ------------------------------------------------------------------ keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the row that the keys are on."""
        super().focusInEvent(event)
        self._on_moved(self.currentRow())

    def _on_moved(self, row: int, *_others: int) -> None:
        if 0 <= row < len(self.rows):
            place = self.visualRect(self.model().index(row, 0))
            place.setWidth(self.viewport().width())
            self.moved.emit(place.translated(self.viewport().pos()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through the rows, Enter to the cell; letters belong to the page and find no row by its name."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and 0 <= self.currentRow() < len(self.rows):
            self.wanted.emit(self.rows[self.currentRow()].key)
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()


_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})


def _item(text: str, said: str) -> QTableWidgetItem:
    made = QTableWidgetItem(text)
    made.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    made.setToolTip(said)
    return made


class _Painter(QStyledItemDelegate):
    """Paints a cell from its result; nothing is told by colour alone."""

    def __init__(self, table: VisitTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The table knows its sizes."""
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = index.row() == self._table.currentRow()
        if here:
            painter.fillRect(rect, look.ink("focus-row"))
            self._edge(painter, rect, first=index.column() == 0)
        painter.setPen(QPen(look.ink("line-soft"), theme.hairline()))
        painter.drawLine(rect.topLeft(), rect.topRight())
        cell = self._table.cell(index)
        inside = rect.adjusted(px(_EDGE), px(4), -px(_EDGE), -px(4))
        text = str(index.data())
        if cell is None:
            inside.setLeft(rect.left() + px(_EDGE + 6))
            look.write(painter, inside, text, look.font(13, semibold=True), look.ink("text-1"), _WRAPPED_LEFT)
        else:
            self._paint_result(painter, inside, text, *cell)
        painter.restore()

    def _edge(self, painter: QPainter, rect: QRect, *, first: bool) -> None:
        """The row in use has a bar at its left, and lines around it while the keys are in the table."""
        if first:
            painter.fillRect(QRect(rect.left(), rect.top(), px(4), rect.height()), look.ink("focus-mark"))
        if self._table.hasFocus():
            painter.setPen(QPen(look.ink("focus-ring"), 2))
            painter.drawLine(rect.left(), rect.top() + 2, rect.right(), rect.top() + 2)
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def _paint_result(self, painter: QPainter, rect: QRect, text: str, row: Row, result: Result) -> None:
        if result.change is not None:
            below = QRect(rect.left(), rect.bottom() - px(_LINE) + 1, rect.width(), px(_LINE))
            rect = rect.adjusted(0, 0, 0, -px(_LINE))
            _paint_change(painter, below, result.change)
        of = look.font(13, semibold=True)
        if not result.had:
            box = _boxed(text, look.font(12, bold=True), rect)
            look.hatched(painter, box)
            patch = box.adjusted(px(4), px(3), -px(4), -px(3))
            painter.fillRect(patch, look.ink("ne-fill"))
            look.write(painter, patch, text, look.font(12, bold=True), look.ink("ne-text"), _WRAPPED)
            return
        if self._table.tone(row, result) == "abnormal":
            box = _boxed(text, of, rect)
            look.box(painter, box, look.Paint.ABNORMAL)
            look.corner_mark(painter, box)
            look.write(painter, box.adjusted(px(4), 0, -px(4), 0), text, of, look.Paint.ABNORMAL.text, _WRAPPED)
            return
        look.write(painter, rect, text, look.font(13), look.ink("text-1"), _WRAPPED)


_WRAPPED = int(look.CENTRE) | int(look.WRAP)
_WRAPPED_LEFT = int(look.LEFT) | int(look.WRAP)


def _boxed(text: str, of: QFont, rect: QRect) -> QRect:
    """As large as its words, in the middle of its place."""
    room = rect.width() - px(_INSIDE)
    width = min(rect.width(), min(look.text_width(text, of), room) + px(_INSIDE + 2))
    height = min(rect.height(), look.height_of(text, of, room) + px(_PAD))
    box = QRect(0, 0, width, height)
    box.moveCenter(rect.center())
    return box


def _paint_change(painter: QPainter, rect: QRect, change: Change) -> None:
    """The way on the scale as a triangle, and what it means as a word."""
    of = look.font(12, bold=change.how == "worse", semibold=change.how != "worse")
    word = how_words()[change.how]
    width = px(9) + px(4) + look.text_width(word, of)
    left, middle = rect.center().x() - width / 2, rect.center().y()
    size = px(9)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.ink("text-1"))
    if change.up is None:
        corners = [(0, 0.5), (0.5, 0), (1, 0.5), (0.5, 1)]
    elif change.up:
        corners = [(0, 1), (0.5, 0), (1, 1)]
    else:
        corners = [(0, 0), (1, 0), (0.5, 1)]
    painter.drawPolygon(QPolygonF([QPointF(left + x * size, middle - size / 2 + y * size) for x, y in corners]))
    words = QRect(int(left) + px(13), rect.top(), width, rect.height())
    look.write(painter, words, word, of, look.ink("text-1"), look.LEFT)

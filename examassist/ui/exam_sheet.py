"""All fields of one step, one under the other, as roomy as the window allows."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.cell import AnswerCell
from examassist.ui.answers.make import make_row
from examassist.ui.answers.paired_scale import PairedRow
from examassist.ui.answers.row import AnswerRow
from examassist.ui.exam_card import ExamCard, runs
from examassist.ui.pieces import LinkButton
from examassist.ui.theme import looks, px, target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.ui.answers.cell import Setting
    from examassist.ui.checklist import Part

MARGIN = 4
GAP = 12
SMALL_GAP = 3


def _gap(metrics: look.Metrics) -> int:
    """The room between two fields: less where a step is tight."""
    return px(GAP if metrics.row >= look.sizes()[1].row else SMALL_GAP)


class ExamSheet(QWidget):
    """Keeps the rows of a step, made once each, and lays them out anew only when other rows are to be seen."""

    more_wanted = Signal(object)
    """The ids of the items behind a "more"."""

    def __init__(
        self,
        edition: Edition,
        title: str,
        setting: Setting,
        prepare: Callable[[AnswerCell], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._edition = edition
        self._title = title
        self._setting = setting
        self._prepare = prepare
        self._rows: dict[str, AnswerRow] = {}
        self._cards: list[ExamCard] = []
        self._held: dict[tuple[str, int], ExamCard] = {}
        """By the section and how many of it stand above; one that stays is kept, with the keys in it."""
        self._links: list[LinkButton] = []
        self._shape: object = None
        self._placed: object = None
        self._room = 0
        self.shown: tuple[AnswerRow, ...] = ()

    # ------------------------------------------------------------------ what is shown

    def show_parts(self, parts: Sequence[Part], encounter: Encounter) -> bool:
        """Show these rows; whether they differ from those shown before."""
        shape = tuple((part.section.id, tuple(i.id for i in part.rows), len(part.more)) for part in parts)
        if shape == self._shape:
            return False
        self._shape = shape
        old = self._held
        self._held = {}
        for part in parts:
            for index, run in enumerate(runs(part)):
                of = next(key for n in itertools.count() if (key := (part.section.id, n)) not in self._held)
                self._held[of] = self._card(old.pop(of, None), part, index, run, encounter)
        self._cards = [*self._held.values()]
        self.shown = tuple(row for card in self._cards for row in card.rows)
        for row in self._rows.values():
            if row not in self.shown and row.parentWidget() is not self:
                row.hide()
                row.setParent(self)
                for cell in row.cells:
                    cell.give_up()
        for card in old.values():
            card.hide()
            card.deleteLater()
        self._make_links(parts)
        self.place()
        self._set_tab_order()
        for card in self._cards:
            card.show()
        return True

    def _card(
        self, card: ExamCard | None, part: Part, index: int, run: Sequence[Item], encounter: Encounter
    ) -> ExamCard:
        rows = [self._row(item.id, encounter) for item in run]
        if card is None:
            titled = not index and part.section.title != self._title
            return ExamCard(part.section, rows, self._edition, titled=titled, parent=self)
        card.take_rows(rows)
        return card

    def show_keys(self, items: set[str], encounter: Encounter) -> None:
        """Show anew the rows of these items."""
        for item in items:
            if item in self._rows:
                self._rows[item].show_encounter(encounter)
        self.place()

    def _row(self, item_id: str, encounter: Encounter) -> AnswerRow:
        if item_id not in self._rows:
            row = make_row(self._edition.item[item_id], self._setting, self)
            for cell in row.cells:
                self._prepare(cell)
            row.show_encounter(encounter)
            self._rows[item_id] = row
        return self._rows[item_id]

    def _make_links(self, parts: Sequence[Part]) -> None:
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        for part in parts:
            if part.more:
                text = _("{section}: {n} more").format(section=part.section.title, n=len(part.more))
                link = LinkButton(text, self)
                items = tuple(item.id for item in part.more)
                link.clicked.connect(lambda _checked=False, items=items: self.more_wanted.emit(items))
                link.show()
                self._links.append(link)

    def _set_tab_order(self) -> None:
        widgets: list[QWidget] = [cell for row in self.shown for cell in row.cells]
        widgets += self._links
        for first, second in itertools.pairwise(widgets):
            QWidget.setTabOrder(first, second)

    def focus_more(self) -> None:
        """Bring the keys to the first "more", where nothing else is shown."""
        if self._links:
            self._links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def paint_now(self, items: set[str]) -> None:
        """Paint these rows and the one with the keys at once, without waiting for the work that follows."""
        wanted = [row for row in self.shown if row.isVisible() and (row.item.id in items or row.is_focused)]
        for row in wanted:
            row.update()
        for row in wanted[:1]:
            row.repaint()  # and with it everything else that waits to be painted, once

    def show_heads(self) -> None:
        """Paint the headings anew; they name the keys of the row in use."""
        for card in self._cards:
            card.update_head()

    # ------------------------------------------------------------------ cells

    def cell(self, key: FindingKey) -> AnswerCell | None:
        """The cell of ``key``; None when it is not shown."""
        for row in self.shown:
            if row.item.id == key.item:
                return next((cell for cell in row.cells if cell.key == key), None)
        return None

    def lines(self) -> list[list[FindingKey]]:
        """The cells as arrows see them: a paired row is one line of two, everything else has a line of its own."""
        found: list[list[FindingKey]] = []
        for row in self.shown:
            keys = [cell.key for cell in row.cells]
            found += [keys] if isinstance(row, PairedRow) else [[key] for key in keys]
        return found

    def focused_key(self) -> FindingKey | None:
        """The cell that has the keys."""
        return next((cell.key for row in self.shown for cell in row.cells if cell.is_focused), None)

    # ------------------------------------------------------------------ places

    def set_room(self, height: int) -> None:
        """Fit into this height if that is possible."""
        if height != self._room:
            self._room = height
            self.place()

    def place(self) -> None:
        """Place the fields with the roomiest rows that fit; nothing moves where they lie so already."""
        if self.width() <= 0:
            return
        width = self.width() - 2 * px(MARGIN)
        metrics = next((way for way in look.ways() if self._height(width, way) <= self._room), look.sizes()[-1])
        lines = [row.height_for(width - 2, metrics) for row in self.shown]
        plan = (width, metrics, looks(), self.shown, lines, self._links)
        if plan == self._placed:
            return
        self._placed = plan
        top = px(2)
        for card in self._cards:
            height = card.height_for(width, metrics)
            card.setGeometry(px(MARGIN), top, width, height)
            card.arrange(width, metrics)
            top += height + _gap(metrics)
        self._place_links(top - px(4), width)
        wanted = self._height(width, metrics)
        if self.minimumHeight() != wanted:
            self.setMinimumHeight(wanted)

    def least_height(self) -> int:
        """What the rows need at their lowest."""
        return self._height(self.width() - 2 * px(MARGIN), look.sizes()[-1])

    def _height(self, width: int, metrics: look.Metrics) -> int:
        cards = sum(card.height_for(width, metrics) + _gap(metrics) for card in self._cards)
        return px(2) + cards + self._links_height(width)

    def _links_height(self, width: int) -> int:
        if not self._links:
            return 0
        lines, left = 1, 0
        for link in self._links:
            hint = link.sizeHint().width()
            if left and left + hint > width:
                lines, left = lines + 1, 0
            left += hint + px(8)
        return lines * px(target() + 2)

    def _place_links(self, top: int, width: int) -> None:
        left = 0
        for link in self._links:
            hint = link.sizeHint().width()
            if left and left + hint > width:
                left, top = 0, top + px(target() + 2)
            link.setGeometry(px(MARGIN) + left, top, hint, px(target()))
            left += hint + px(8)

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        self._placed = None
        self.place()

    def resizeEvent(self, event: object) -> None:
        """Place the fields again."""
        del event
        self.place()

    def sizeHint(self) -> QSize:
        """What the fields take."""
        return QSize(px(600), self.minimumHeight())


class SheetArea(QScrollArea):
    """Scrolls by wheel and by the focus; its own keys belong to the page."""

    def __init__(self, sheet: ExamSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)

    def bring(self, cell: AnswerCell | None) -> bool:
        """Bring the keys to a cell and the cell into sight; whether there is one."""
        if cell is None:
            return False
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_sight(cell)
        return True

    def settle(self) -> None:
        """Let the bar come or go now, so that other rows are not painted once beside it and once under it."""
        QCoreApplication.sendPostedEvents(self.viewport(), QEvent.Type.LayoutRequest.value)

    def _bring_into_sight(self, cell: AnswerCell) -> None:
        """The whole row with its name where there is room for it, and the cell in any case."""
        whole = cell.parentWidget()
        if isinstance(whole, AnswerRow) and whole.height() + 2 * px(SMALL_GAP) <= self.viewport().height():
            self.ensureWidgetVisible(whole, 0, px(SMALL_GAP))
        self.ensureWidgetVisible(cell, 0, px(SMALL_GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the sheet its room; a bar that comes over the page takes some, but not the row the keys are on."""
        self._sheet.set_room(self.viewport().height())
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, AnswerCell) and self.isAncestorOf(focused):
            self._bring_into_sight(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the page."""
        event.ignore()


def neighbour(
    lines: list[list[FindingKey]], key: FindingKey, way: str, lost: frozenset[FindingKey] = frozenset()
) -> FindingKey | None:
    """The cell that lies ``way`` of ``key``; None at the edge. What is ``lost`` is not gone to as the next one."""
    flat = [each for line in lines for each in line if each == key or way != "next" or each not in lost]
    if key not in flat:
        return None
    if way in {"home", "end"}:
        return flat[0] if way == "home" else flat[-1]
    if way in {"next", "left", "right"}:
        at = flat.index(key) + (-1 if way == "left" else 1)
        return flat[at] if 0 <= at < len(flat) else None
    row = next(index for index, line in enumerate(lines) if key in line)
    column = lines[row].index(key)
    row += -1 if way == "up" else 1
    return lines[row][min(column, len(lines[row]) - 1)] if 0 <= row < len(lines) else None

"""The page "Over time": charts, the table of findings, what changed in one sentence, and the visits beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from examassist.language import translate as _
from examassist.reasoning.charted import charted
from examassist.ui.pieces import Card, Chip, KeyedButton, column, pictured, row, words
from examassist.ui.sight_area import SightArea
from examassist.ui.theme import BOLD, px
from examassist.ui.trends.charts import WIDTH, Chart
from examassist.ui.trends.table import VisitTable
from examassist.ui.trends.visit_list import WIDTH as LIST
from examassist.ui.trends.visit_list import VisitList
from examassist.ui.trends.words import (
    changed_title,
    never_text,
    not_shown,
    subtitle,
    table_text,
    what_changed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from examassist.knowledge.edition import Edition
    from examassist.reasoning.over_time import OverTime, Row

_EDGE = 24
BESIDE_FROM = 900
"""From this width on, in the design, the visits stand beside the page; in less room they follow it."""


class TrendPage(QWidget):
    """Shows the visits as they were given; nothing here is recorded."""

    back_wanted = Signal()
    cell_wanted = Signal(object)
    """A FindingKey."""
    copy_wanted = Signal(str)

    def __init__(self, edition: Edition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edition = edition
        self._over: OverTime | None = None
        self._notes: list[str] = []
        self.all = False
        self.charts: list[Chart] = []
        self.visits: VisitList | None = None
        self.back = KeyedButton(_("Back to the exam"), "Esc", "x")
        self.back.setAutoDefault(True)
        self.back.clicked.connect(self.back_wanted)
        self.subtitle = words("", size=13, ink="text-2", wrap=True)
        self.notes = words("", size=13, ink="text-2", wrap=True)
        self.changed = Chip(_("Changed"))
        self.whole = Chip("")
        self.table = VisitTable()
        self.table.wanted.connect(self.cell_wanted)
        self.table.moved.connect(self._keep_in_sight)
        self.empty = words("", size=14, ink="text-2", wrap=True)
        self.never = words("", size=13, ink="text-2", wrap=True)
        self.since = words("", size=14, weight=BOLD)
        self.sentence = words("", size=14, wrap=True)
        self._choose = QButtonGroup(self)
        for chip, all_ in ((self.changed, False), (self.whole, True)):
            chip.setAutoDefault(True)
            self._choose.addButton(chip)
            chip.clicked.connect(lambda _on=False, each=all_: self.show_all(on=each))
        self._grid, self._columns = QGridLayout(), 0
        self._arrange()

    def _arrange(self) -> None:
        head = row(gap=12)
        names = column(gap=2)
        names.addWidget(words(_("Over time"), size=22, weight=BOLD))
        names.addWidget(self.subtitle)
        head.addLayout(names, 1)
        head.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignTop)
        self._sign = pictured("info", "text-2", 18)
        kept = row(gap=8)
        kept.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        kept.addWidget(self.notes, 1)
        self._body = QWidget()
        self._main = column(gap=12)
        self._main.addLayout(head)
        self._main.addLayout(kept)
        self._main.addWidget(self._said())
        self._main.addLayout(self._grid)
        self._main.addWidget(self._findings())
        self._main.addStretch(1)
        self._both = QGridLayout()
        self._both.setContentsMargins(px(_EDGE), px(16), px(_EDGE), px(16))
        self._both.setHorizontalSpacing(px(20))
        self._both.setVerticalSpacing(px(16))
        self._both.addLayout(self._main, 0, 0)
        self._both.setColumnStretch(0, 1)
        self._body.setLayout(self._both)
        self.area = SightArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._body)
        whole = column(gap=0)
        whole.addWidget(self.area, 1)
        self.setLayout(whole)

    def _findings(self) -> QWidget:
        card = Card()
        inside = column(margins=(1, 8, 1, 8), gap=6)
        head = row(margins=(14, 0, 12, 0), gap=8)
        self._heading = words("", size=15, weight=BOLD, wrap=True)
        head.addWidget(self._heading, 1)
        head.addWidget(self.changed)
        head.addWidget(self.whole)
        inside.addLayout(head)
        inside.addWidget(self.table)
        for label in (self.empty, self.never):
            around = row(margins=(14, 0, 14, 0))
            around.addWidget(label, 1)
            inside.addLayout(around)
        card.setLayout(inside)
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return card

    def _said(self) -> QWidget:
        card = Card()
        inside = column(margins=(16, 10, 16, 10), gap=3)
        inside.addWidget(self.since)
        inside.addWidget(self.sentence)
        card.setLayout(inside)
        return card

    def tab_stops(self) -> list[QWidget]:
        """As it is read, with the way back last."""
        return [*self.charts, self.changed, self.whole, self.table, self.back]

    def focus_first(self) -> None:
        """Bring the keys to the first chart, where the page begins; without charts to the table."""
        target = self.charts[0] if self.charts else self.table if self.rows else self.changed
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_rows(self) -> None:
        if self.rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ what is shown

    @property
    def rows(self) -> Sequence[Row]:
        """The rows in the table."""
        if self._over is None:
            return ()
        return self._over.rows if self.all else self._over.changed

    def show_visits(self, over: OverTime) -> None:
        """Show these visits."""
        self._over = over
        drawn = charted(over, self._edition)
        self.subtitle.setText(subtitle(over))
        self._notes = not_shown(over, drawn.waiting)
        self.notes.setText("\n".join(self._notes))
        self.notes.setVisible(bool(self._notes))
        self._sign.setVisible(bool(self._notes))
        self.whole.setText(_("All {n}").format(n=len(over.rows)))
        self._drop(*self.charts)
        self.charts = [Chart(series) for series in drawn.series]
        for chart in self.charts:
            chart.wanted.connect(self.cell_wanted)
            chart.rows_wanted.connect(self._to_rows)
        self._columns = 0
        if self.visits is not None:
            self._drop(self.visits)
        self.visits = VisitList(over, self._edition)
        self._place()
        self.show_all(on=self.all)

    def show_all(self, *, on: bool) -> None:
        """Show every row that this visit has answered, or those alone that changed or were ever abnormal."""
        self.all = on
        (self.whole if on else self.changed).setChecked(True)
        over = self._over
        if over is None:
            return
        rows = self.rows
        self._heading.setText(
            _("All findings of this visit") if on else _("Findings that changed or were ever abnormal")
        )
        self.table.show_rows(rows, over, self._edition)
        self.table.setAccessibleName(self._heading.text())
        self.table.setVisible(bool(rows))
        self.empty.setText(
            "" if rows else _("No row to show: of what this visit has answered nothing changed or was ever abnormal.")
        )
        self.empty.setVisible(not rows)
        self.never.setText(never_text(over) if on else "")
        self.never.setVisible(bool(self.never.text()))
        self.since.setText(changed_title(over))
        self.sentence.setText(what_changed(rows, over, self._edition))

    def _drop(self, *widgets: QWidget) -> None:
        for widget in widgets:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()

    # ------------------------------------------------------------------ its width

    def _place(self) -> None:
        """Charts in as many columns as have room; the visits beside all of it or after it."""
        if self.visits is None:
            return
        beside = self.width() >= px(BESIDE_FROM)
        self._both.addWidget(self.visits, 0 if beside else 1, 1 if beside else 0)
        self.visits.setFixedWidth(px(LIST)) if beside else self.visits.setMaximumWidth(_WIDEST)
        if not beside:
            self.visits.setMinimumWidth(0)
        room = self.width() - 2 * px(_EDGE) - (px(LIST + 20) if beside else 0)
        columns = max(1, min(len(self.charts), room // px(WIDTH)))
        if columns != self._columns:
            for old in range(self._grid.columnCount()):
                self._grid.setColumnStretch(old, 0)
            for number, chart in enumerate(self.charts):
                self._grid.addWidget(chart, number // columns, number % columns)
            for new in range(columns):
                self._grid.setColumnStretch(new, 1)
            self._columns = columns

    def _keep_in_sight(self, place: QRect) -> None:
        """Scroll to the row in use, after the page has found its height."""
        if not self.table.hasFocus():
            return

        def scroll() -> None:
            middle = self.table.mapTo(self._body, place.center())
            self.area.ensureVisible(px(_EDGE), middle.y(), 0, place.height())

        QTimer.singleShot(0, self, scroll)

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        self._columns = 0
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the places for the new width."""
        super().resizeEvent(event)
        self._place()

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, C changes what the table shows, Ctrl C copies it."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy) and self._over is not None:
            notes = [*self._notes, *filter(None, [self.never.text()])]
            self.copy_wanted.emit(table_text(self.rows, self._over, self._edition, notes))
        elif event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.show_all(on=not self.all)
        else:
            super().keyPressEvent(event)


_WIDEST = 16_777_215

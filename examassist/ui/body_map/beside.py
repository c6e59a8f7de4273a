"""The map of a step beside its rows, where the content has one and the window has the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from examassist.language import translate as _
from examassist.ui.body_map.panel import MapPanel
from examassist.ui.dress import space
from examassist.ui.pieces import LinkButton
from examassist.ui.theme import px

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.ui.answers.cell import AnswerCell, Setting

ROWS = 508
"""What the rows beside the map must keep, so that every value of a scale can be hit."""
LEAST, MOST = 244, 330
GAP = 12
HEIGHT = 430
"""What the map needs to be read, with its legend."""


class MapBeside(QWidget):
    """Holds the rows, and the map at their left, or in their place where there is no room for both.

    Without a map it holds the rows alone and knows no cell.
    """

    layer_changed = Signal()
    alone = Signal(bool)
    """Whether the map stands in the place of the rows and needs all the height there is."""
    rows_wanted = Signal()
    """The rows stand there again and want the keys."""

    def __init__(self, rows: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel: MapPanel | None = None
        self._rows = rows
        self.switch = LinkButton("")
        self.switch.setAutoDefault(True)
        self.switch.clicked.connect(self._turn)
        self.switch.hide()
        self._is_map_alone = False
        whole = QVBoxLayout(self)
        space(whole, gap=0)
        whole.addWidget(self.switch, alignment=Qt.AlignmentFlag.AlignLeft)
        self._layout = QHBoxLayout()
        space(self._layout, gap=GAP)
        self._layout.addWidget(rows, 1)
        whole.addLayout(self._layout, 1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.hide()
        self._layout.addWidget(self._area, 1)

    def put_map(self, edition: Edition, step: int, setting: Setting, prepare: Callable[[AnswerCell], None]) -> None:
        """Put the map of that step there; ``prepare`` is told of each of its cells."""
        sections = [section.id for section in edition.sections if section.step == step]
        found = [body_map for body_map in edition.maps if body_map.section in sections]
        if found:
            self.panel = MapPanel(edition, found[0], setting, prepare, self)
            self.panel.layer_changed.connect(self.layer_changed)
            self._layout.insertWidget(0, self.panel)
            self._fit()

    @property
    def focused_key(self) -> FindingKey | None:
        """The area that has the keys; None where a row has them."""
        return self.panel.focused_key() if self.panel is not None else None

    def cell(self, key: FindingKey) -> AnswerCell | None:
        """The area of ``key``; None when the map does not show it."""
        return self.panel.cell(key) if self.panel is not None else None

    def lines(self) -> list[list[FindingKey]]:
        """The areas as arrows see them."""
        return self.panel.lines() if self.panel is not None else []

    def focus(self, key: FindingKey) -> bool:
        """Bring the keys to an area; whether there is one."""
        return self.panel is not None and self.panel.focus(key)

    def show_encounter(self, encounter: Encounter) -> None:
        """Show what is recorded."""
        if self.panel is not None:
            self.panel.show_encounter(encounter)

    def point_out(self, key: FindingKey) -> None:
        """Mark the area of the cell that the keys are on."""
        if self.panel is not None:
            self.panel.point_out(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the map what the rows leave."""
        super().resizeEvent(event)
        self._fit()

    def restyled(self) -> None:
        """Other sizes: other room for the map."""
        self._fit()

    def show_rows(self) -> None:
        """Bring the rows back where the map stands in their place."""
        if self._is_map_alone:
            self._is_map_alone = False
            self._fit()

    def _turn(self) -> None:
        """The map in the place of the rows, or the rows again; the keys go along, to the same cell where it is there.

        Both are one record, so nothing is lost or said twice by it.
        """
        self._is_map_alone = not self._is_map_alone
        self._fit()
        cells = [key for line in self.lines() for key in line]
        if self._is_map_alone and cells:
            self.focus(cells[0])
        elif not self._is_map_alone:
            self.rows_wanted.emit()

    def _fit(self) -> None:
        """Where the rows leave too little the map waits behind a button: the rows hold all answers."""
        if self.panel is None:
            return
        width = min(self.width() - px(ROWS) - px(GAP), px(MOST))
        beside = width >= px(LEAST)
        if beside:
            self._is_map_alone = False
        self.switch.setVisible(not beside)
        self.switch.setText(_("Show the rows") if self._is_map_alone else _("Show the map"))
        self._rows.setVisible(not self._is_map_alone)
        self.panel.setVisible(beside or self._is_map_alone)
        self._place(self.panel)
        self.alone.emit(self._is_map_alone)
        if beside:
            self.panel.setFixedWidth(width)
        elif self._is_map_alone:
            self.panel.setFixedWidth(min(self.width() - self._area.verticalScrollBar().sizeHint().width(), px(MOST)))

    def _place(self, panel: MapPanel) -> None:
        """Alone the map keeps the height that it can be read at and is scrolled; beside the rows it is as high as they.

        Magnified letters leave less height than that.
        """
        if self._is_map_alone == (self._area.widget() is panel):
            return
        if self._is_map_alone:
            panel.setMinimumHeight(px(HEIGHT))
            self._area.setWidget(panel)
        else:
            self._area.takeWidget()
            panel.setMinimumHeight(0)
            self._layout.insertWidget(0, panel)
        panel.setVisible(self._is_map_alone or self.width() >= px(ROWS + GAP + LEAST))
        self._area.setVisible(self._is_map_alone)

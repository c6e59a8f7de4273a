"""The links by which everything that needs a position is said to be unable, and asked again after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from examassist.ui.pieces import LinkButton, row
from examassist.ui.positions import UNTAKEN, Untaken, after_all, cannot_take, heading, said_unable

if TYPE_CHECKING:
    from collections.abc import Collection

    from examassist.domain.finding import FindingKey
    from examassist.ui.encounter_model import EncounterModel


class PositionLink(LinkButton):
    """Offered where a row of the page is blank and needs the position, or was said to be unable; one act for all."""

    said = Signal(int)
    """How many cells are unable now."""
    taken_back = Signal()
    """They are asked again."""

    def __init__(self, model: EncounterModel, position: Untaken, parent: QWidget) -> None:
        super().__init__(heading(position), parent)
        self._model = model
        self.position = position
        self._back = False
        self.clicked.connect(self._say)

    def show_for(self, keys: Collection[FindingKey]) -> None:
        """Offer it on a page with these cells, where it would change one of them."""
        self._back = any(key in keys for key in said_unable(self._model, self.position))
        self.setText(after_all(self.position) if self._back else heading(self.position))
        self.setVisible(self._back or any(each.key in keys for each in cannot_take(self._model, self.position)))

    def _say(self) -> None:
        if self._back:
            self._model.clear(said_unable(self._model, self.position))
            self.taken_back.emit()
            return
        findings = cannot_take(self._model, self.position)
        if findings:
            self._model.record(findings)
        self.said.emit(len(findings))


class PositionLinks(QWidget):
    """One link for each position; hidden where none of them is offered."""

    said = Signal(int)
    taken_back = Signal()

    def __init__(self, model: EncounterModel, parent: QWidget) -> None:
        super().__init__(parent)
        inside = row(gap=12)
        self.links = {position: PositionLink(model, position, self) for position in UNTAKEN}
        for link in self.links.values():
            link.said.connect(self.said)
            link.taken_back.connect(self.taken_back)
            inside.addWidget(link)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_for(self, keys: Collection[FindingKey]) -> None:
        """Offer what would change one of these cells."""
        for link in self.links.values():
            link.show_for(keys)
        self.setVisible(any(not link.isHidden() for link in self.links.values()))

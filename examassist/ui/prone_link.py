"""The links by which everything that needs a position is said to be unable, and asked again after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from examassist.ui.pieces import LinkButton, row
from examassist.ui.positions import UNTAKEN, Untaken, after_all, cannot_take, heading, said_unable, waiting
from examassist.ui.theme import px

if TYPE_CHECKING:
    from collections.abc import Collection

    from examassist.domain.finding import FindingKey
    from examassist.ui.encounter_model import EncounterModel


LEAST_PAGE = 620
"""Below this height, as under the bar of an emergency, a line of its own is left to the rows."""


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
        self.setVisible(self._back or any(key in keys for key in waiting(self._model, self.position)))

    @property
    def brings_back(self) -> bool:
        """Whether it asks again what was said to be unable."""
        return self._back

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
        self._least = False
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
        self._show()

    def fit_page(self, height: int) -> None:
        """Take no line for lying down alone where the page is very low; what was said is always taken back."""
        self._least = height < px(LEAST_PAGE)
        self._show()

    def _show(self) -> None:
        offered = [link for link in self.links.values() if not link.isHidden()]
        alone = [link.position for link in offered] == ["lying"] and not offered[0].brings_back
        self.setVisible(bool(offered) and not (alone and self._least))

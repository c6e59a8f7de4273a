"""The pairs that do not go together, as far as they belong on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from examassist.ui.contradictions.pair import PairCard, cells_of
from examassist.ui.pieces import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from examassist.reasoning.assessment import ContradictionResult
    from examassist.ui.encounter_model import EncounterModel


class Pairs(QWidget):
    """One card for each; made anew only when other pairs stand, so that a form half filled stays."""

    cell_wanted = Signal(object)
    """The FindingKey to correct."""

    def __init__(self, model: EncounterModel, step: int | None = None, parent: QWidget | None = None) -> None:
        """Those with a finding of ``step``; every one where none is named."""
        super().__init__(parent)
        self._model = model
        self._step = step
        self._shown: tuple[object, ...] = ()
        self.cards: list[PairCard] = []
        self._inside = column(gap=8)
        self.setLayout(self._inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        model.changed.connect(self._on_changed)
        self.show_now()

    def pairs(self) -> Sequence[ContradictionResult]:
        """The pairs that stand now: on a page of rows the open ones of its findings, else all of them."""
        found = self._model.assessment.contradictions
        edition = self._model.edition
        known = [pair for pair in found if any(name in edition.item for name in cells_of(pair))]
        if self._step is None or not known:
            return known
        here = {item.id for item in edition.items_of_step(self._step)}
        return [pair for pair in known if pair.state == "open" and here & cells_of(pair).keys()]

    def show_now(self) -> None:
        """Show the pairs that stand now."""
        pairs = self.pairs()
        shown = tuple((pair, self._reason(pair)) for pair in pairs)
        if shown == self._shown:
            return
        self._shown = shown
        for card in self.cards:
            self._inside.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [PairCard(self._model, pair, self) for pair in pairs]
        for card in self.cards:
            card.cell_wanted.connect(self.cell_wanted)
            self._inside.addWidget(card)
        self.setVisible(bool(self.cards))

    def _on_changed(self, _change: object) -> None:
        self.show_now()

    def _reason(self, pair: ContradictionResult) -> object:
        return next((each for each in self._model.encounter.settled if each.contradiction == pair.id), None)

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is shown where nothing stands."""
        super().showEvent(event)
        self.setVisible(bool(self.cards))

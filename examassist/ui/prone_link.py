"""The one link by which everything that needs the patient prone is said to be unable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from examassist.language import translate as _
from examassist.ui.pieces import LinkButton
from examassist.ui.positions import cannot_lie_prone

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from examassist.domain.finding import FindingKey
    from examassist.ui.encounter_model import EncounterModel


class ProneLink(LinkButton):
    """Offered where a row of the page is blank and needs it; one act for the whole exam."""

    said = Signal(int)
    """How many cells are unable now."""

    def __init__(self, model: EncounterModel, parent: QWidget) -> None:
        super().__init__(_("Cannot lie prone"), parent)
        self._model = model
        self.clicked.connect(self._say)

    def show_for(self, keys: Collection[FindingKey]) -> None:
        """Offer it on a page with these cells, where it would change one of them."""
        self.setVisible(any(each.key in keys for each in cannot_lie_prone(self._model)))

    def _say(self) -> None:
        findings = cannot_lie_prone(self._model)
        if findings:
            self._model.record(findings)
        self.said.emit(len(findings))

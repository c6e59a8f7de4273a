"""The small button on a card that asks why it is said; W asks the same where the keys are on the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from examassist.language import translate as _
from examassist.ui.pieces import LinkButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from examassist.reasoning.assessment import ConditionResult, FlagResult, InvestigationResult


class WhyLink(LinkButton):
    """Keeps what it would explain; whoever opens the reasons reads ``explains``."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Why"), parent)
        self.explains: ConditionResult | FlagResult | InvestigationResult | None = None
        self.clicked.connect(lambda: self.wanted.emit(self.explains))

    def explain(self, said: ConditionResult | FlagResult | InvestigationResult, about: str) -> None:
        """Ask about that from now on."""
        self.explains = said
        self.setAccessibleName(_("Why, and sources: {about}").format(about=about))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

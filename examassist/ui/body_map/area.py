"""One item on one side as an area of the map: it takes the keys like a cell of the grid, and the map paints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from examassist.language import translate as _
from examassist.ui.answers.cell import AnswerCell, Setting

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.item import Item
    from examassist.ui.answers.result import Result
    from examassist.ui.answers.zones import Zone

OTHER_LAYER = "t"


class AreaCell(AnswerCell):
    """Every region of an item on one side; it lies over them without a look of its own and lets the mouse through."""

    other_layer = Signal()
    """The same place, tested in the other way."""

    def __init__(self, item: Item, key: FindingKey, setting: Setting, parent: QWidget) -> None:
        super().__init__(item, key, setting, parent)
        self.has_other_layer = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def zones_at(self) -> tuple[Zone, ...]:
        """None: the map knows the shapes."""
        return ()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave all painting to the map below."""

    def paint_with(self, result: Result) -> None:
        """Answer with the value that was chosen for clicks."""
        self.answered.emit(self.key, result)

    def take_letter(self, text: str, *, here: bool = False) -> bool:
        """The letter for the other way of testing shows the other layer here."""
        if text.casefold() == OTHER_LAYER and self.has_other_layer:
            return False
        return super().take_letter(text, here=here)

    def other_keys(self) -> tuple[tuple[str, str], ...]:
        """Those of the item, without the letter that shows the other layer here."""
        own = super().other_keys()
        return tuple(each for each in own if each[0].casefold() != OTHER_LAYER) if self.has_other_layer else own

    def _take_common(self, text: str) -> bool:
        if text.casefold() == OTHER_LAYER and self.has_other_layer:
            self.other_layer.emit()
            return True
        return super()._take_common(text)

    def keys_now(self) -> tuple[tuple[str, str], ...]:
        """Those of a cell, and the one for the other way of testing."""
        other = ((_("T"), _("other test")),) if self.has_other_layer else ()
        return (*super().keys_now(), *other)

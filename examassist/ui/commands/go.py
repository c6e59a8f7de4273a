"""Where to go next: the few blank items that can still change the plan, each with the digit that goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui.commands.popover import Popover
from examassist.ui.pieces import KeyCap, WrappedText, row
from examassist.ui.theme import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from examassist.reasoning.assessment import OpenItem

WIDTH = 440
MOST = 3


class GoPopover(Popover):
    """Opened by G; the next key is a digit, and any other key closes it."""

    go = Signal(str)
    """The cell to go to, as it is printed."""

    def __init__(self, parent: QWidget, items: Sequence[OpenItem]) -> None:
        super().__init__(parent, _("Go to"), _("what can still change the plan"), width=WIDTH)
        self._items = tuple(items[:MOST])
        self.buttons: list[QPushButton] = []
        for number, item in enumerate(self._items, start=1):
            line = row(gap=10)
            line.addWidget(KeyCap(str(number)), alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(WrappedText(px(WIDTH - 2 * 16 - 30 - 70), text=item.says))
            button = QPushButton(_("Go"))
            button.setAccessibleName(_("Go to: {text}").format(text=item.says))
            button.clicked.connect(lambda _on=False, cell=item.finding: self._go(cell))
            line.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
            self.inside.addLayout(line)
            self.buttons.append(button)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit goes there; every other key closes."""
        number = int(event.text()) if event.text().isdecimal() else 0
        if 0 < number <= len(self._items):
            self._go(self._items[number - 1].finding)
        elif event.key() not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift}:
            self.leave()

    def _go(self, cell: str) -> None:
        self.leave()
        self.go.emit(cell)

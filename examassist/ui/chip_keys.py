"""The keys of a group of chips: one stop for Tab, arrows inside it, and the first letter of a chip goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from examassist.ui.answers.keys import is_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton, QWidget

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class ChipKeys(QObject):
    """Watches the chips of one group; whoever reaches it with Tab leaves it with the next Tab."""

    def __init__(self, chips: Sequence[QPushButton], parent: QWidget) -> None:
        super().__init__(parent)
        self._chips = list(chips)
        for chip in self._chips:
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.installEventFilter(self)
        self._stop_at(next(iter(self._chips), None))

    def _stop_at(self, stop: QPushButton | None) -> None:
        """Tab stops at this chip from now on."""
        for chip in self._chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def let_in(self) -> None:
        """Stop at a chip that is shown, after some were hidden or shown."""
        shown = self._shown()
        stops = [chip for chip in shown if chip.focusPolicy() == Qt.FocusPolicy.StrongFocus]
        if not stops and shown:
            self._stop_at(shown[0])

    def _shown(self) -> list[QPushButton]:
        return [chip for chip in self._chips if not chip.isHidden() and chip.isEnabled()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move inside the group; every other key goes its usual way."""
        chip = next((each for each in self._chips if each is watched), None)
        if chip is None:
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._stop_at(chip)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or is_command(event):
            return False
        target = self._target(chip, event)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return target is not None

    def _target(self, chip: QPushButton, event: QKeyEvent) -> QPushButton | None:
        """The chip the key leads to; None for a key that leads nowhere."""
        shown = self._shown()
        key = Qt.Key(event.key())
        if chip not in shown:
            return None
        at = shown.index(chip)
        if key in _STEPS:
            return shown[max(0, min(at + _STEPS[key], len(shown) - 1))]
        if key in _ENDS:
            return shown[_ENDS[key]]
        typed = event.text().casefold()
        if not typed.isalpha():
            return None
        after = [*shown[at + 1 :], *shown[: at + 1]]
        return next((each for each in after if each.text().casefold().startswith(typed)), None)

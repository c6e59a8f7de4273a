"""A moment after the window shows itself again in which no key and no touch does anything."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QApplication

from examassist.ui.emergency.choices import Guard

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.Shortcut, QEvent.Type.ShortcutOverride})
_SWALLOWED = KEYS | {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin}


HIDES = QKeySequence("Ctrl+L")
"""What covers the window; it answers nothing, and whoever comes in a moment later must not read on."""


class DeadTime(QObject):
    """Swallows what the fingers do twice: the key that uncovered the exam must never answer the cell under it.

    A key that is still held down counts only when it was let go and pressed anew. The key that hides everything
    counts at once.
    """

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.guard = Guard(clock)

    def begin(self) -> None:
        """The window shows something else from now on."""
        self.guard.close()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one: it has a window

    def end(self) -> None:
        """Keys count again."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # as above

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what comes too early, and what a held key repeats; the first that comes in time ends it."""
        if event.type() not in _SWALLOWED:
            return False
        repeats = isinstance(event, QKeyEvent) and event.isAutoRepeat()
        if _hides(event) and not repeats:
            return False
        if self.guard.is_open and not repeats:
            self.end()
            return False
        event.accept()  # a shortcut that is taken here does nothing elsewhere
        return True


def _hides(event: QEvent) -> bool:
    """Whether that is the key that covers the window, on its way to it or as the shortcut that it has become."""
    if isinstance(event, QShortcutEvent):
        return bool(event.key() == HIDES)
    return isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination()) == HIDES

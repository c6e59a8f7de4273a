"""Literal key sequences pressed in the real window, and counted as a keyboard counts: Shift, Ctrl and Alt are keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.exam_room import NAMED, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}
KEYS = NAMED | {"Tab": Qt.Key.Key_Tab, "F6": Qt.Key.Key_F6}


def counted(sequence: str) -> int:
    """How many keys are pressed: every word of the sequence is one, and so is each key that is held."""
    return sum(len(chord.split("+")) if len(chord) > 1 else 1 for chord in sequence.split())


class Keyboard:
    """The keys of one window."""

    def __init__(self, window: QWidget, after_each: Callable[[str], None] | None = None) -> None:
        self._window = window
        self._after_each = after_each
        self.count = 0

    def play(self, sequence: str) -> None:
        """Press every key of the sequence, always where the focus is."""
        for chord in sequence.split():
            self.press(chord)
            self.count += counted(chord)
            if self._after_each is not None:
                self._after_each(chord)

    def press(self, chord: str) -> None:
        """Press one key, perhaps with others held."""
        target = QApplication.focusWidget() or self._window
        *held, key = chord.split("+") if len(chord) > 1 else [chord]
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            modifiers |= HELD[name]
        if key in KEYS:
            QTest.keyClick(target, KEYS[key], modifiers)
        elif held:
            QTest.keyClick(target, Qt.Key(ord(key.upper())), modifiers)
        else:
            QTest.keyClicks(target, key)
        settle()

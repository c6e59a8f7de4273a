"""What one key press says, before any cell reads it: its text, and whether it is a bounce or a held key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

BOUNCE = 30
"""Milliseconds; a worn key repeats itself faster than a finger can."""

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier

MOVES = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
}


def is_command(event: QKeyEvent) -> bool:
    """Whether the key is held with Ctrl, Alt or Command and so is not meant for a cell (AltGr is)."""
    held = event.modifiers() & _COMMANDS
    altgr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(held) and not (held == altgr and bool(event.text().strip()))


def direction(event: QKeyEvent) -> str | None:
    """Where an arrow, Home or End wants to go; None for any other key."""
    return MOVES.get(Qt.Key(event.key()))


def key_range(keys: Iterable[str]) -> str:
    """The keys in short: ``0-3`` for a run of digits, else each of them."""
    names = [key for key in keys if key]
    first, last = (names[0], names[-1]) if names else ("", "")
    if len(names) > 1 and all(name.isdigit() for name in names) and int(last) - int(first) == len(names) - 1:
        return f"{first}-{last}"
    return " ".join(names)


class BounceGuard:
    """Tells a bouncing key from two presses; one for the whole page, because the focus moves on in between.

    It reads the time at which the system saw the key, so a slow moment of this program changes nothing. Events that
    carry no time (made by a program, not a keyboard) are never called a bounce.
    """

    def __init__(self) -> None:
        self._text = ""
        self._at = 0

    def bounced(self, event: QKeyEvent) -> bool:
        """Whether this digit repeats the last one within 30 ms."""
        text, at = event.text(), event.timestamp()
        repeated = bool(at) and text == self._text and text.isdigit() and 0 <= at - self._at < BOUNCE
        self._text, self._at = text, at
        return repeated

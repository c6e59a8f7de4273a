"""What can be answered to an emergency, by which key, and when keys and clicks begin to count."""

from __future__ import annotations

import platform
import time
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from examassist.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

GUARD = 0.7
"""Seconds in which nothing counts, so that a key meant for a row below answers nothing."""


class Choice(Enum):
    """What the buttons of window and bar do."""

    PATHWAY = "P"
    TRANSFER = "T"
    ACTING = "A"
    NOT_AN_EMERGENCY = "N"
    KNOWN = "K"
    UNDO = "Z"


def on_a_mac() -> bool:
    """Whether the answering keys are held with Ctrl, because Alt writes letters there."""
    return platform.system() == "Darwin"


def held() -> Qt.KeyboardModifier:
    """The key held with each letter; what Qt calls meta is the key that a Mac calls control."""
    return Qt.KeyboardModifier.MetaModifier if on_a_mac() else Qt.KeyboardModifier.AltModifier


def key_text(letter: str) -> str:
    """A letter with the key held with it, as it is printed on the cap."""
    return _("Ctrl {letter}").format(letter=letter) if on_a_mac() else _("Alt {letter}").format(letter=letter)


def key_name(letter: str) -> str:
    """The same as Qt reads shortcuts."""
    return f"Meta+{letter}" if on_a_mac() else f"Alt+{letter}"


def letter_of(event: QKeyEvent) -> str:
    """The letter or digit pressed with the answering key and no other; empty for any other key, and when it repeats."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers != held() or event.isAutoRepeat():
        return ""
    code = event.key()
    return chr(code) if Qt.Key.Key_0 <= code <= Qt.Key.Key_Z else ""


def is_undo(event: QKeyEvent) -> bool:
    """Whether that is Ctrl Z, on every layout what this system calls undo."""
    return event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier


class Guard:
    """Closed for a moment after something new is shown."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Measure with ``clock``, in seconds."""
        self._clock = clock
        self._since = clock()

    def close(self) -> None:
        """Something new is shown now."""
        self._since = self._clock()

    @property
    def is_open(self) -> bool:
        """Whether keys and clicks count."""
        return self._clock() - self._since >= GUARD

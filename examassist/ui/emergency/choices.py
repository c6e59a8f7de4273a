"""What can be answered to an emergency, by which key, and when keys and clicks begin to count."""

from __future__ import annotations

import platform
import sys
import time
import unicodedata
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from examassist.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

GUARD = 0.7
"""Seconds in which nothing counts, so that a key meant for a row below answers nothing."""


_ROWS = ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
_LINUX = {first + at: letter for first, row in _ROWS for at, letter in enumerate(row)}
"""The keys by their place, as X11 and Wayland number them."""
_MAC = dict(
    zip(
        (12, 13, 14, 15, 17, 16, 32, 34, 31, 35, 0, 1, 2, 3, 5, 4, 38, 40, 37, 6, 7, 8, 9, 11, 45, 46),
        "QWERTYUIOPASDFGHJKLZXCVBNM",
        strict=True,
    )
)
"""The same as a Mac numbers them."""


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
    return chr(code) if Qt.Key.Key_0 <= code <= Qt.Key.Key_Z else _by_place(event)


def letter_by_place(event: QKeyEvent) -> str:
    """The same only where the keyboard writes another script, which no shortcut of the window knows."""
    return letter_of(event) if _writes_another_script(event) else ""


def is_undo(event: QKeyEvent) -> bool:
    """Whether that is Ctrl Z, on every layout what this system calls undo."""
    letter = event.key() == Qt.Key.Key_Z or _by_place(event) == "Z"
    return letter and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _writes_another_script(event: QKeyEvent) -> bool:
    """Whether the key stands for a letter that is not Latin; German, French or Polish letters are."""
    code = event.key()
    if code > sys.maxunicode:
        return False
    letter = chr(code)
    return letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith("LATIN")


def _by_place(event: QKeyEvent) -> str:
    """The Latin letter printed on a key that writes another script; empty for a key that writes Latin."""
    if not _writes_another_script(event):
        return ""
    if platform.system() == "Windows":
        code = event.nativeVirtualKey()
        return chr(code) if ord("A") <= code <= ord("Z") else ""
    return _MAC.get(event.nativeVirtualKey(), "") if on_a_mac() else _LINUX.get(event.nativeScanCode(), "")


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

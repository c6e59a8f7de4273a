"""What a single key without Ctrl or Alt does; it can be switched off and given to another key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

from examassist.language import translate as _
from examassist.settings import SINGLE_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from examassist.settings import Settings

_TEXT = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)


class SingleKeys:
    """The keys in use, one for the whole window: what is changed here is changed on every page.

    A key is known by the character it types, never by its place, so that every keyboard layout types the same.
    """

    def __init__(self, *, on: bool = True, changed: Mapping[str, str] | None = None) -> None:
        self.on = on
        self._keys = {**SINGLE_KEYS, **(changed or {})}

    @classmethod
    def of(cls, settings: Settings) -> SingleKeys:
        """The keys that these settings name."""
        return cls(on=settings.single_keys, changed=settings.keys)

    def use(self, settings: Settings) -> None:
        """Take other settings from now on."""
        self.on = settings.single_keys
        self._keys = {**SINGLE_KEYS, **settings.keys}

    def meaning(self, text: str) -> str | None:
        """What the key that types ``text`` does; None for any other key, and while single keys are off."""
        if not self.on or not text:
            return None
        typed = text.casefold()
        return next((name for name, key in self._keys.items() if key == typed), None)

    def cap(self, name: str) -> str:
        """The key as it is printed on the keyboard."""
        key = self._keys[name]
        return _("Space") if key == " " else key.upper()


def is_plain(event: QKeyEvent) -> bool:
    """Whether the key types a character that is to be seen."""
    text = event.text()
    return bool(text) and text.isprintable()


def in_text() -> bool:
    """Whether the keys go to a text field, where every character is text."""
    widget = QApplication.focusWidget()
    return isinstance(widget, _TEXT) or (isinstance(widget, QComboBox) and widget.isEditable())

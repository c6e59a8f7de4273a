"""The card of the single keys: whether they answer, and which key does what; each key is pressed to be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from examassist.language import translate as _
from examassist.settings import SINGLE_KEYS
from examassist.ui.pieces import LinkButton, column, words
from examassist.ui.preferences.controls import YesNo
from examassist.ui.theme import px

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examassist.settings import Settings

ANSWERS = frozenset("+-yn")
"""Keys that answer a row, beside the digits."""
PAIRS = 2


def does() -> Mapping[str, str]:
    """What each single key does, by its name in the settings."""
    return {
        "normal": _("Normal, then the next cell"),
        "same": _("Same on the other side"),
        "not_examined": _("Not examined"),
        "unable": _("Unable, then the reason"),
        "rest_normal": _("Rest of the step normal"),
        "note": _("Note"),
        "technique": _("How it is done"),
        "why": _("Why, and sources"),
        "go": _("Go to what can still change the plan"),
        "timer": _("Timer"),
    }


def cap(key: str) -> str:
    """A key as it is printed on the keyboard."""
    return _("Space") if key == " " else key.upper()


def refusal(keys: Mapping[str, str], name: str, key: str) -> str:
    """Why that key cannot do this; empty when it can."""
    if not key.isprintable() or len(key) != 1:
        return _("Choose a key that writes one character.")
    if key.isdigit() or key in ANSWERS:
        return _("{key} answers rows. Choose another key.").format(key=cap(key))
    other = next((each for each, used in keys.items() if used == key and each != name), None)
    if other is not None:
        template = _("{key} is in use already: {does}. Give that another key first.")
        return template.format(key=cap(key), does=does()[other])
    return ""


class KeyButton(QPushButton):
    """Shows a key; pressed, it waits for the one to use instead."""

    chosen = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self._key = ""
        self.waits = False
        self.clicked.connect(lambda: self.wait(on=True))

    def show_key(self, key: str) -> None:
        """Show that key."""
        self._key = key
        self.wait(on=False)

    def wait(self, *, on: bool) -> None:
        """Wait for a key, or no more."""
        self.waits = on
        self.setText(_("Press a key") if on else cap(self._key))
        self.setAccessibleName(f"{self.title}: {self.text()}")

    def event(self, event: QEvent) -> bool:
        """While it waits, keys are no shortcuts and Space presses nothing."""
        if self.waits and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._take(event):
                return True
            if event.type() == QEvent.Type.KeyRelease:
                return True
        if self.waits and event.type() == QEvent.Type.FocusOut:
            self.wait(on=False)
        return super().event(event)

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.wait(on=False)
            return True
        text = event.text().casefold()
        if not text or not text.isprintable():
            return False
        self.wait(on=False)
        self.chosen.emit(text)
        return True


class KeysCard(QWidget):
    """Tells what is changed; a key that is in use is refused in words and nothing is changed."""

    changed = Signal(str, object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.on = YesNo(
            _("Single keys answer"),
            _("Without them Enter opens the answers of a cell as a list. Ctrl and Alt keys work in any case."),
        )
        self.on.changed.connect(lambda value: self.changed.emit("single_keys", value))
        inside = column(gap=10)
        inside.addWidget(self.on)
        inside.addWidget(words(_("Press a button, then the key to use. Esc keeps the one that is set."), size=13))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        self.buttons: dict[str, KeyButton] = {}
        for number, (name, title) in enumerate(does().items()):
            button = self.buttons[name] = KeyButton(title)
            button.chosen.connect(lambda key, name=name: self._choose(name, key))
            line, side = divmod(number, PAIRS)
            grid.addWidget(words(title, wrap=True), line, 2 * side)
            grid.addWidget(button, line, 2 * side + 1)
        for side in range(PAIRS):
            grid.setColumnStretch(2 * side, 3)
            grid.setColumnStretch(2 * side + 1, 1)
        inside.addLayout(grid)
        self.as_delivered = LinkButton(_("All keys as delivered"))
        self.as_delivered.clicked.connect(lambda: self.changed.emit("keys", {}))
        inside.addWidget(self.as_delivered, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setLayout(inside)
        self._keys = dict(SINGLE_KEYS)

    def show_settings(self, settings: Settings) -> None:
        """Show what is set."""
        self.on.show_value(settings.single_keys)
        self._keys = {**SINGLE_KEYS, **settings.keys}
        for name, button in self.buttons.items():
            button.show_key(self._keys[name])
            button.setEnabled(settings.single_keys)
        self.as_delivered.setEnabled(bool(settings.keys))

    def _choose(self, name: str, key: str) -> None:
        if why := refusal(self._keys, name, key):
            self.buttons[name].show_key(self._keys[name])
            self.refused.emit(why)
            return
        chosen = {**self._keys, name: key}
        self.changed.emit("keys", {each: used for each, used in chosen.items() if used != SINGLE_KEYS[each]})

"""A line of a person's own words that is recorded soon after it is typed, and at the latest when it is left."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from examassist.ui.dress import at_least

SOON = 700
"""Milliseconds without a key after which what is typed is recorded: nothing typed is lost."""
LONGEST = 4000


class CommittedLine(QLineEdit):
    """Tells what was typed; never tells what it was shown."""

    committed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        at_least(self, height=38)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.commit)
        self.textEdited.connect(lambda _text: self._timer.start(SOON))
        self.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show what is recorded, unless something newer is being typed."""
        if self._timer.isActive():
            return
        self._told = text
        if self.text() != text:
            self.setText(text)

    def commit(self) -> None:
        """Tell what was typed, if it was not told yet."""
        self._timer.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.committed.emit(self._told)

"""A person's own words at an item or at a whole section; nothing reads them but people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui import dress
from examassist.ui.commands.popover import Popover
from examassist.ui.pieces import PrimaryButton, row, words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDTH = 520
LONGEST = 4000


class _Words(QPlainTextEdit):
    """Enter is done, Shift Enter a new line, Tab goes on to the buttons."""

    done = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        dress.fix(self, height=86)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc are done; everything else is text."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape or (enter and not shifted):
            self.done.emit()
        else:
            super().keyPressEvent(event)


class NotePopover(Popover):
    """Keeps what was written when it closes, however it closes; Ctrl Z takes it back."""

    written = Signal(str, str)
    """The place and the words; no words remove the note."""

    def __init__(self, parent: QWidget, place: str, about: str, text: str) -> None:
        super().__init__(parent, _("Note"), about, width=WIDTH)
        self._place = place
        self._was = text
        self.text = _Words(_("Note: {about}").format(about=about))
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.done.connect(self.leave)
        self.inside.addWidget(self.text)
        last = row(gap=8)
        last.addWidget(words(_("For people; no rule reads it."), size=12, ink="text-2"))
        last.addStretch(1)
        remove = QPushButton(_("Remove"))
        if not text:
            remove.hide()
        remove.clicked.connect(self._remove)
        last.addWidget(remove)
        done = PrimaryButton(_("Done"))
        done.clicked.connect(self.leave)
        last.addWidget(done)
        self.inside.addLayout(last)

    def leave(self) -> None:
        """Record what was written, if anything changed, and close."""
        text = self.text.toPlainText().strip()[:LONGEST]
        if not self.is_left and text != self._was:
            self._was = text
            self.written.emit(self._place, text)
        super().leave()

    def _remove(self) -> None:
        self.text.setPlainText("")
        self.leave()

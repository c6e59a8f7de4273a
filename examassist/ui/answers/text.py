"""A person's own words, in a line of text where no single key means anything but itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.cell import EDGE, NOT_EXAMINED, AnswerCell, Setting
from examassist.ui.answers.result import Result
from examassist.ui.answers.zones import Zone
from examassist.ui.theme import px

if TYPE_CHECKING:
    from examassist.domain.finding import Finding, FindingKey
    from examassist.knowledge.item import Item

LONGEST = 4000


class TextCell(AnswerCell):
    """A line of text; Enter accepts, and so does walking on."""

    def __init__(self, item: Item, key: FindingKey, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(item, key, setting, parent)
        self._line = QLineEdit(self)
        self._line.setMaxLength(LONGEST)
        self._line.setAccessibleName(self.name)
        self._line.installEventFilter(self)
        self.setFocusProxy(self._line)

    def show_finding(self, finding: Finding | None) -> None:
        """Show what is recorded, unless it is what stands there already."""
        super().show_finding(finding)
        text = str(finding.value) if finding is not None and finding.value is not None else ""
        if text != self._line.text():
            self._line.setText(text)

    @property
    def is_focused(self) -> bool:
        """Whether the keys come here."""
        return self._line.hasFocus()

    def zones_at(self) -> tuple[Zone, ...]:
        """The mark; the line is a control of its own."""
        top = (self.height() - self.control) // 2
        mark = QRect(self.width() - px(EDGE) - look.mark_width(), top, look.mark_width(), self.control)
        self._line.setGeometry(px(EDGE), top, max(px(40), mark.left() - px(EDGE) - px(12)), self.control)
        return (Zone(mark, NOT_EXAMINED, self.absent_word),)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        absent = self.finding is not None and self.finding.not_obtained is not None
        look.mark(painter, self.zones[0].rect, _("X"), on=absent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read Enter, Up and Down of the line; all other keys are text."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if not self._accept(advance=True):
                    self.moved.emit(self.key, "next")
                return True
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self.moved.emit(self.key, "up" if event.key() == Qt.Key.Key_Up else "down")
                return True
        if event.type() == QEvent.Type.FocusIn:
            self._repaint_row()
            self.focused.emit(self.key)
        if event.type() == QEvent.Type.FocusOut:
            self._accept(advance=False)
            self._repaint_row()
        return super().eventFilter(watched, event)

    def _accept(self, *, advance: bool) -> bool:
        """Tell what was written if it differs from what is recorded; whether anything was told."""
        text = self._line.text().strip()
        recorded = self.finding.value if self.finding is not None else None
        if text == (recorded or ""):
            return False
        if text:
            self.answered.emit(self.key, Result(value=text, advance=advance))
        else:
            self.cleared.emit(self.key)
        return True

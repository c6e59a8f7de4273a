"""The list of reasons for "unable", opened beside its cell by U and answered by a digit or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.result import Result, unable_reasons
from examassist.ui.theme import px, target

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from examassist.ui.answers.cell import AnswerCell

_ROW = 34
_HEAD = 58
_WIDTH = 300


class Reasons:
    """The reasons of one cell, while they are open and while they are not."""

    def __init__(self, cell: AnswerCell, chosen: Callable[[Result], None]) -> None:
        self._cell = cell
        self._chosen = chosen
        self._list: ReasonList | None = None

    def open(self) -> None:
        """Show them beside the cell."""
        self.close()
        self._list = ReasonList(self._cell)
        self._list.chosen.connect(self._chosen)
        self._list.open_beside(self._cell)

    def close(self) -> None:
        """Take them away."""
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
            self._list = None

    def take(self, event: QKeyEvent) -> bool:
        """Read a key while they are open: a digit chooses, Esc closes, the rest closes and is read as usual."""
        if self._list is None:
            return False
        result = self._list.result_for(event.text())
        if result is not None:
            self._cell.setting.guard.bounced(event)
            self._chosen(result)
            return True
        self.close()
        return event.key() == Qt.Key.Key_Escape


def _row() -> int:
    return px(max(_ROW, target()))


class ReasonList(QFrame):
    """Shows the reasons; the focus stays in the cell, so a digit typed there chooses."""

    chosen = Signal(object)
    """The Result with its reason."""

    def __init__(self, cell: AnswerCell) -> None:
        super().__init__(cell.window())
        self._about = cell.name
        self._reasons = unable_reasons()
        self._hover = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Why unable?"))
        self.setAccessibleDescription("; ".join(f"{reason.key} {reason.label}" for reason in self._reasons))
        self.setFixedSize(px(_WIDTH), px(_HEAD) + _row() * len(self._reasons) + px(8))

    def open_beside(self, cell: QWidget) -> None:
        """Show the list under the cell, or above it where there is no room below, inside the window."""
        window = cell.window()
        corner = cell.mapTo(window, QPoint(0, cell.height() + px(4)))
        if corner.y() + self.height() > window.height():
            corner.setY(max(0, cell.mapTo(window, QPoint(0, 0)).y() - self.height() - px(4)))
        if corner.y() + self.height() > window.height():
            corner.setY(max(0, window.height() - self.height()))
        corner.setX(max(0, min(corner.x(), window.width() - self.width() - px(8))))
        self.move(corner)
        self.show()
        self.raise_()

    def result_for(self, text: str) -> Result | None:
        """The answer that this key gives; None for any other key."""
        return next((reason.result for reason in self._reasons if reason.key == text), None)

    def _at(self, event: QMouseEvent) -> int:
        index = (event.position().toPoint().y() - px(_HEAD)) // _row()
        return index if 0 <= index < len(self._reasons) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose."""
        self._hover = self._at(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press, so that the cell keeps its focus."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the reason that was clicked; it does not move the focus on."""
        index = self._at(event)
        if index >= 0:
            result = self._reasons[index].result
            self.chosen.emit(Result(not_obtained=result.not_obtained, detail=result.detail, advance=False))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint heading and reasons, each with its key."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look.box(painter, self.rect(), look.Paint.BLANK)
        inside = self.width() - px(28)
        look.write(
            painter,
            QRect(px(14), px(9), inside, px(22)),
            _("Why unable?"),
            look.font(14, bold=True),
            look.ink("text-1"),
            look.LEFT,
        )
        about = look.elided(self._about, look.font(12), inside)
        look.write(painter, QRect(px(14), px(31), inside, px(18)), about, look.font(12), look.ink("text-2"), look.LEFT)
        for index, reason in enumerate(self._reasons):
            row = QRect(1, px(_HEAD) + index * _row(), self.width() - 2, _row())
            if index == self._hover:
                painter.fillRect(row, look.ink("focus-row"))
            look.key_cap(painter, QRect(px(14), row.top() + px(7), px(20), px(20)), reason.key, look.ink("text-2"))
            words = QRect(px(44), row.top(), self.width() - px(56), _row())
            look.write(painter, words, reason.label, look.font(14), look.ink("text-1"), look.LEFT)

"""The list of reasons for "unable", opened beside its cell by U and answered by a digit or a click."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.result import Result, reasons_of
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
        self._reasons = reasons_of(cell.item, cell.key)
        self._hover = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Why unable?"))
        self.setAccessibleDescription("; ".join(f"{reason.key} {reason.label}" for reason in self._reasons))
        self.setFixedSize(self._needed(), px(_HEAD) + _row() * len(self._reasons) + px(8))

    def _needed(self) -> int:
        """As wide as its longest reason."""
        widest = max(look.text_width(reason.label, look.font(14)) for reason in self._reasons)
        return max(px(_WIDTH), px(44) + widest + px(16))

    def open_beside(self, cell: QWidget) -> None:
        """Show the list under the cell, else above it, else beside it, inside the window and never over the cell."""
        window, gap = cell.window(), px(4)
        upper = cell.mapTo(window, QPoint(0, 0))
        corner = QPoint(upper.x(), upper.y() + cell.height() + gap)
        if corner.y() + self.height() > window.height():
            corner.setY(upper.y() - self.height() - gap)
        if corner.y() < 0:
            before = upper.x() - self.width() - gap
            corner.setX(before if before >= 0 else upper.x() + cell.width() + gap)
            corner.setY(max(0, min(upper.y(), window.height() - self.height())))
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
            self.chosen.emit(replace(result, advance=False))

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
            cap = QRect(px(14), row.top() + (row.height() - px(20)) // 2, px(20), px(20))
            look.key_cap(painter, cap, reason.key, look.ink("text-2"))
            words = QRect(px(44), row.top(), self.width() - px(56), _row())
            look.write(painter, words, reason.label, look.font(14), look.ink("text-1"), look.LEFT)

"""The strip at the bottom: the keys that do something right now, and where the exam goes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QWidget

from examassist.language import translate as _
from examassist.ui.dress import fix
from examassist.ui.pieces import cap_width, draw_cap
from examassist.ui.theme import colour, font, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

HEIGHT = 36
FLASH = 250
"""Milliseconds that the bar lights up after a key that does nothing here."""


class Hint(NamedTuple):
    """A key and what it does."""

    key: str
    does: str


def spoken(hints: Sequence[Hint]) -> str:
    """The hints as one line, for people who hear the screen."""
    return ", ".join(f"{hint.key} {hint.does}" for hint in hints)


class KeyBar(QFrame):
    """Painted, because it changes with every move of the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fix(self, height=HEIGHT)
        self._hints: tuple[Hint, ...] = ()
        self._on: Hint | None = None
        self._note = ""
        self._lit = False

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys shown."""
        return self._hints

    @property
    def shown(self) -> tuple[tuple[Hint, ...], Hint | None, str]:
        """All that it shows, to be shown again later."""
        return self._hints, self._on, self._note

    def show_keys(self, hints: Sequence[Hint], go_on: Hint | None = None, note: str = "") -> None:
        """Show these keys, and on the right the one that goes on or else a note."""
        wanted = tuple(hints)
        if (wanted, go_on, note) == (self._hints, self._on, self._note):
            return
        self._hints, self._on, self._note = wanted, go_on, note
        self.setAccessibleName(_("Keys: {keys}").format(keys=spoken(wanted)))
        self.update()

    def light(self, on: bool) -> None:  # noqa: FBT001  a lamp
        """Light the bar up, or not: the last key does nothing here."""
        self._lit = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self._lit:
            painter.fillRect(self.rect(), colour("focus-row"))
        right = self._paint_right(painter)
        left = px(16)
        for hint in self._hints:
            width = self._width(hint)
            if left + width > right - px(16):
                break
            self._paint_hint(painter, left, hint)
            left += width + px(16)
        painter.end()

    def _paint_right(self, painter: QPainter) -> int:
        """Where what stands on the right begins."""
        if self._on is not None:
            left = self.width() - px(16) - self._width(self._on)
            self._paint_hint(painter, left, self._on)
            return left
        width = QFontMetrics(font(12)).horizontalAdvance(self._note)
        left = self.width() - px(16) - width
        painter.setFont(font(12))
        painter.setPen(colour("text-2"))
        painter.drawText(QRect(left, 0, width + px(2), px(HEIGHT)), Qt.AlignmentFlag.AlignVCenter, self._note)
        return left

    def _width(self, hint: Hint) -> int:
        return cap_width(hint.key) + px(6) + QFontMetrics(font(13)).horizontalAdvance(hint.does)

    def _paint_hint(self, painter: QPainter, left: int, hint: Hint) -> None:
        cap = cap_width(hint.key)
        draw_cap(painter, QRect(left, px(8), cap, px(20)), hint.key)
        painter.setFont(font(13))
        painter.setPen(colour("text-2"))
        place = QRect(left + cap + px(6), 0, self.width(), px(HEIGHT))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, hint.does)

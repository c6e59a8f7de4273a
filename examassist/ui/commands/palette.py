"""The list of everything, opened by one key: type a few letters, Enter, and be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui import dress
from examassist.ui.answers import look
from examassist.ui.commands.catalogue import Found, headings, search
from examassist.ui.commands.popover import Popover
from examassist.ui.pieces import cap_width, draw_cap
from examassist.ui.theme import px

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from examassist.ui.commands.catalogue import Entry

WIDTH = 660
ROW = 36
HEAD = 28
MOST = 9
_PAD = 12


class Results(QWidget):
    """The entries that are meant, under their headings; painted, because they change with every letter."""

    chosen = Signal(int)

    def __init__(self, about: Callable[[Entry], str]) -> None:
        super().__init__()
        self._about = about
        self.found: list[Found] = []
        self.current = 0
        self.setMouseTracking(True)

    def show_found(self, found: list[Found]) -> None:
        """Show these, the first one chosen."""
        self.found, self.current = found, 0
        self.setFixedHeight(sum(px(ROW) + (px(HEAD) if title else 0) for _entry, title in self._lines()) + px(4))
        self._tell()

    def move_by(self, by: int) -> None:
        """Choose another, at most the first or the last."""
        if self.found:
            self.current = max(0, min(len(self.found) - 1, self.current + by))
            self._tell()

    def _tell(self) -> None:
        entry = self.found[self.current].entry if self.found else None
        self.setAccessibleName(f"{entry.text}, {self._about(entry)}" if entry is not None else _("nothing found"))
        self.update()

    def _lines(self) -> list[tuple[Found, str]]:
        """Each entry, with the heading that stands over it."""
        said, before, lines = headings(), "", []
        for each in self.found:
            title = said[each.entry.kind]
            lines.append((each, title if title != before else ""))
            before = title
        return lines

    def _places(self) -> list[tuple[Found, str, QRect]]:
        top, places = 0, []
        for each, title in self._lines():
            top += px(HEAD) if title else 0
            places.append((each, title, QRect(0, top, self.width(), px(ROW))))
            top += px(ROW)
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint headings, entries, the letters that were meant, and the keys."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (each, title, place) in enumerate(self._places()):
            if title:
                head = QRect(px(_PAD), place.top() - px(HEAD), self.width(), px(HEAD))
                look.write(painter, head, title.upper(), look.font(12, bold=True), look.ink("text-2"), look.LEFT)
            if number == self.current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.ink("accent-soft"))
                painter.drawRoundedRect(place.adjusted(0, 1, 0, -1), px(6), px(6))
                painter.setBrush(look.ink("accent"))
                painter.drawRect(QRect(0, place.top() + px(6), px(3), place.height() - px(12)))
            self._paint_entry(painter, place, each)

    def _paint_entry(self, painter: QPainter, place: QRect, each: Found) -> None:
        right = place.right() - px(_PAD)
        for key in reversed(each.entry.keys):
            width = cap_width(key)
            draw_cap(painter, QRect(right - width, place.top() + (place.height() - px(20)) // 2, width, px(20)), key)
            right -= width + px(6)
        left = place.left() + px(_PAD)
        plain, bold = look.font(14), look.font(14, bold=True)
        for at, letter in enumerate(each.entry.text):
            meant = at in each.match.letters
            of = bold if meant else plain
            width = QFontMetrics(of).horizontalAdvance(letter)
            if left + width > right:
                return
            rect = QRect(left, place.top(), width + 2, place.height())
            look.write(painter, rect, letter, of, look.ink("accent" if meant else "text-1"), look.LEFT)
            left += width
        about = look.elided(self._about(each.entry), look.font(13), right - left - px(24))
        rest = QRect(left + px(12), place.top(), max(0, right - left - px(12)), place.height())
        look.write(painter, rest, about, look.font(13), look.ink("text-2"), look.LEFT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer chooses."""
        at = self._at(event)
        if at is not None and at != self.current:
            self.current = at
            self._tell()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click does it."""
        at = self._at(event)
        if at is not None:
            self.chosen.emit(at)

    def _at(self, event: QMouseEvent) -> int | None:
        point = event.position().toPoint()
        return next((n for n, (_f, _t, place) in enumerate(self._places()) if place.contains(point)), None)


class _Line(QLineEdit):
    """A line that leaves the arrows, Enter and Esc to the list."""

    def __init__(self, to: QWidget) -> None:
        super().__init__(to)
        self._to = to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What moves in the list goes there."""
        listed = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
        if event.key() in listed | {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self._to.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class Palette(Popover):
    """Emits what was chosen after it closed, so that the keys are where it goes."""

    chosen = Signal(object)
    """An Entry."""

    def __init__(
        self, parent: QWidget, entries: Sequence[Entry], recent: Sequence[str], about: Callable[[Entry], str]
    ) -> None:
        super().__init__(parent, _("Find"), "", width=WIDTH)
        self._entries = tuple(entries)
        self._recent = tuple(recent)
        self.line = _Line(self)
        self.line.setPlaceholderText(_("A finding, a step, a command: the first letters of its words"))
        self.line.setAccessibleName(_("Find a finding, a step or a command"))
        dress.fix(self.line, height=40)
        self.line.textChanged.connect(self._search)
        self.inside.addWidget(self.line)
        self.results = Results(about)
        self.results.chosen.connect(self._choose)
        self.inside.addWidget(self.results)
        self._search("")

    def _search(self, text: str) -> None:
        found = search(text, self._entries, self._recent, MOST)
        self.results.show_found(found)
        count = translate_count("{n} result", "{n} results", len(found)).format(n=len(found))
        self.about.setText(count if found else _("Nothing begins like this"))
        self.line.setAccessibleDescription(self.results.accessibleName())
        self.adjustSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter does it, Esc closes."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -MOST, Qt.Key.Key_PageDown: MOST}
        if event.key() in steps:
            self.results.move_by(steps[Qt.Key(event.key())])
            self.line.setAccessibleDescription(self.results.accessibleName())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.results.current)
        else:
            super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self.results.found):
            entry = self.results.found[number].entry
            self.leave()
            self.chosen.emit(entry)

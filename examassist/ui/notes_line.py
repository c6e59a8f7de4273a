"""One line under the rows: the notes of a step and why something could not be examined; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from examassist.domain.finding import AbsentReason, FindingKey
from examassist.language import translate as _
from examassist.ui.act_text import cell_text
from examassist.ui.answers import look
from examassist.ui.answers.result import absence_text
from examassist.ui.dress import fix
from examassist.ui.icons import picture
from examassist.ui.theme import looks, px, target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QScrollArea

    from examassist.ui.checklist import Part
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.exam_sheet import ExamSheet

HEIGHT = 24
_ICON = 16
_LEFT = 8
_GAP = 18
_LEAST = 90
"""So many pixels of a remark are shown, or it is counted with those that have no room."""


class Entry(NamedTuple):
    """One remark: whose it is, what it says, and the cell it goes to."""

    name: str
    text: str
    key: FindingKey


def entries_of(parts: Sequence[Part], model: EncounterModel) -> tuple[Entry, ...]:
    """The notes at the rows and sections shown, and each reason why there is no result, in the order of the rows.

    What was passed over without a reason is marked in its row and would fill the line.
    """
    edition, encounter = model.edition, model.encounter
    notes = {remark.place: " ".join(remark.text.split()) for remark in encounter.notes if remark.text}
    found: list[Entry] = []
    for part in parts:
        keys = [key for item in part.rows for key in edition.keys_of(item)]
        if keys and part.section.id in notes:
            found.append(Entry(part.section.title, notes[part.section.id], keys[0]))
        for item in part.rows:
            own = edition.keys_of(item)
            if item.id in notes:
                found.append(Entry(item.label, notes[item.id], own[0]))
            for key in own:
                finding = encounter.finding(key)
                if finding is not None and finding.not_obtained not in {None, AbsentReason.NOT_DONE}:
                    found.append(Entry(cell_text(key, edition), absence_text(finding), key))
    return tuple(found)


class NotesLine(QWidget):
    """Hidden where there is nothing to say, and where it would make the rows scroll that fit without it."""

    spoken_role = QAccessible.Role.List
    read_here = True  # a message lies over it only where nothing else is free

    wanted = Signal(object)
    """The FindingKey that the keys shall go to."""

    def __init__(self, model: EncounterModel, sheet: ExamSheet, area: QScrollArea) -> None:
        super().__init__(area.parentWidget())
        self._model = model
        self._sheet = sheet
        self._area = area
        area.viewport().installEventFilter(self)
        self._entries: tuple[Entry, ...] = ()
        self._current = 0
        fix(self, height=HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What it says."""
        return self._entries

    @property
    def value_text(self) -> str:
        """The remark that Enter would go to, for people who hear it."""
        return _said(self._entries[self._current]) if self._entries else ""

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Say what there is to say of these rows."""
        self._entries = entries_of(parts, self._model)
        self._current = min(self._current, max(len(self._entries) - 1, 0))
        self.setAccessibleName(_("Notes and reasons of this step"))
        self.setAccessibleDescription("; ".join(_said(entry) for entry in self._entries))
        self.fit()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the room of the rows."""
        if event.type() == QEvent.Type.Resize and watched is self._area.viewport():
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Show it if the rows at their lowest still fit above it."""
        wanted, room = self._sheet.least_height(), self._area.viewport().height()
        taken = self.height() + px(6)
        whole = room + (0 if self.isHidden() else taken)
        scrolls_anyway = wanted > whole and not looks().touch
        fits = wanted <= whole - taken
        self.setVisible(bool(self._entries) and (fits or scrolls_anyway))

    # ------------------------------------------------------------------ places

    def places(self) -> list[tuple[QRect, Entry]]:
        """Where each remark lies that has room; each gets what the others leave."""
        found = self._placed(self.width() - px(_LEFT))
        return found if len(found) == len(self._entries) else self._placed(self.width() - px(40))

    def _placed(self, end: int) -> list[tuple[QRect, Entry]]:
        left = px(_LEFT + _ICON + 8)
        found: list[tuple[QRect, Entry]] = []
        for number, entry in enumerate(self._entries):
            waiting = len(self._entries) - number - 1
            whole = look.text_width(f"{entry.name}:", look.font(13, semibold=True)) + px(5)
            whole += look.text_width(entry.text, look.font(13)) + px(4)
            room = max(px(_LEAST), end - left - waiting * px(_LEAST + _GAP))
            if left + px(_LEAST) > end and found:
                break
            found.append((QRect(left, 0, min(whole, room), self.height()), entry))
            left += min(whole, room) + px(_GAP)
        return found

    def _entry_at(self, x: float) -> Entry | None:
        places = self.places()
        return next((entry for rect, entry in places if x < rect.right() + px(_GAP // 2)), None) or (
            self._entries[len(places)] if len(self._entries) > len(places) else None
        )

    # ------------------------------------------------------------------ events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet and the remarks, cut where they are too long."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(px(_LEFT), (self.height() - px(_ICON)) // 2, picture("sticky-note", "text-2", _ICON))
        places = self.places()
        for rect, entry in places:
            self._paint(painter, rect, entry)
        more = len(self._entries) - len(places)
        if more > 0:
            rect = QRect(self.width() - px(38), 0, px(34), self.height())
            look.write(painter, rect, f"+{more}", look.font(12, semibold=True), look.ink("text-2"), look.RIGHT)
        if self.hasFocus() and places:
            look.ring(painter, places[min(self._current, len(places) - 1)][0].adjusted(0, px(3), 0, -px(3)))

    def _paint(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        bold, plain = look.font(13, semibold=True), look.font(13)
        name = look.elided(f"{entry.name}:", bold, rect.width())
        look.write(painter, rect, name, bold, look.ink("text-1"), look.LEFT)
        rest = rect.adjusted(look.text_width(name, bold) + px(5), 0, 0, 0)
        if rest.width() > px(12):
            look.write(
                painter, rest, look.elided(entry.text, plain, rest.width()), plain, look.ink("text-2"), look.LEFT
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to what was clicked."""
        entry = self._entry_at(event.position().x())
        if entry is not None and event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(entry.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the button to be let go."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose a remark, Enter and Space go there."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._current = max(0, min(self._current + step, len(self.places()) - 1))
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._entries:
            self.wanted.emit(self._entries[self._current].key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show the whole of what is cut."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), "\n".join(_said(entry) for entry in self._entries), self)
            return True
        return super().event(event)

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        fix(self, height=max(HEIGHT, target() if looks().touch else 0))


def _said(entry: Entry) -> str:
    return _("{name}: {text}").format(name=entry.name, text=entry.text)

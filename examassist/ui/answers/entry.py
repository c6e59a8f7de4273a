"""Something typed letter by letter into a box: a number or a date, accepted by Enter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason
from examassist.language import translate as _
from examassist.ui.answers import look
from examassist.ui.answers.cell import EDGE, NOT_EXAMINED, AnswerCell
from examassist.ui.answers.zones import Zone
from examassist.ui.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from examassist.domain.finding import Finding
    from examassist.ui.answers.result import Result

BOX = "\x00box"
LONGEST = 24
_KEY_ALONE = 33
"""The width of a result that is named by its key alone."""


class EntryCell(AnswerCell):
    """A box with what is recorded or being typed, and beside it what that means or why it cannot be."""

    spoken_role = QAccessible.Role.EditableText

    box_width = 96
    _entry = ""
    _problem = ""
    _by_key_alone = False
    """Whether the results beside the box are named by their keys, because their words would be cut off."""

    # ------------------------------------------------------------------ what a kind of entry says

    def types(self, text: str) -> bool:
        """Whether this character belongs into the box now."""
        raise NotImplementedError

    def read(self, text: str) -> Result | str:
        """The answer that was typed, or what to type instead."""
        raise NotImplementedError

    def shown(self, finding: Finding) -> str:
        """What the box shows for a recorded value."""
        return self.words_of(finding)

    def echo(self, text: str) -> str:
        """What the text being typed means so far; empty where it says so itself."""
        del text
        return ""

    @property
    def unit(self) -> str:
        """What stands behind the box."""
        return self.item.unit or ""

    def hint(self) -> str:
        """What stands behind the box while nothing is typed."""
        return self.unit

    def options(self) -> tuple[tuple[str, str, str], ...]:
        """Name, key and label of the results that stand instead of something typed."""
        return ()

    def other_keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of those results."""
        return tuple((key, label) for _name, key, label in self.options() if key)

    # ------------------------------------------------------------------ typing

    @property
    def entry(self) -> str:
        """What is typed and not accepted yet."""
        return self._entry

    def show_finding(self, finding: Finding | None) -> None:
        """Show what is recorded; what is being typed goes when that changes."""
        if finding != self.finding:
            self._entry, self._problem = "", ""
        super().show_finding(finding)

    def take_event(self, event: QKeyEvent) -> bool:
        """Characters go into the box, Enter accepts, Backspace takes one away, Esc takes all."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not self._entry:
                self.take_enter()
            else:
                self.accept(advance=True)
            return True
        if self._entry and event.key() == Qt.Key.Key_Backspace:
            self._type(self._entry[:-1])
            return True
        if self._entry and event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Delete}:
            self._type("")
            return True
        text = event.text()
        if text and self.types(text) and len(self._entry) < LONGEST:
            self._type(self._entry + text)
            return True
        return super().take_event(event)

    def take_key(self, text: str) -> bool:
        """The key of a result that stands instead of something typed."""
        for name, key, _label in self.options():
            if key and key.casefold() == text.casefold():
                self.choose(name, advance=True)
                return True
        return False

    def _type(self, text: str) -> None:
        self._entry, self._problem = text, ""
        self.setAccessibleDescription(_("typing {text}").format(text=text) if text else self.value_text)
        self.update()

    def choose(self, value: str, *, advance: bool) -> None:
        """A result in the place of what is being typed, which is given up: else leaving would record it after all."""
        self._entry, self._problem = "", ""
        super().choose(value, advance=advance)

    def _absent(self, result: Result) -> None:
        self._entry, self._problem = "", ""
        super()._absent(result)

    def give_up(self) -> None:
        """What is half typed goes."""
        if self._entry:
            self._type("")

    def accept(self, *, advance: bool) -> None:
        """Tell the answer, or say what to type instead and keep what was typed."""
        result = self.read(self._entry)
        if isinstance(result, str):
            self._problem = result
            self.setAccessibleDescription(result)
            self.refused.emit(result)
            self.update()
            return
        self._entry = ""
        self.answered.emit(self.key, result if advance else _staying(result))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Record what was typed in full; nothing that can be read is lost by walking on."""
        super().focusOutEvent(event)
        window_only = event.reason() in {
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        }
        if self._entry and not window_only:
            self.accept(advance=False)

    def take_zone(self, name: str) -> None:
        """A click into the box only brings the keys here."""
        if name != BOX:
            super().take_zone(name)

    # ------------------------------------------------------------------ where and how

    @property
    def _outer_left(self) -> bool:
        """Whether the mark stands at the left, as for the patient's right in a paired row."""
        return self.item.sided and self.key.side is Laterality.RIGHT and self.paired

    @property
    def paired(self) -> bool:
        """Whether it stands in a paired row, its mark at the outer edge."""
        return self.item.sided

    def zones_at(self) -> tuple[Zone, ...]:
        """Mark and box outward from the middle in a paired row; box, options and mark in a plain one."""
        top = (self.height() - self.control) // 2
        height = self.control
        if not self.paired:
            mark = QRect(self.width() - px(EDGE) - look.mark_width(), top, look.mark_width(), height)
            box = QRect(px(EDGE), top, px(self.box_width), height)
            return (Zone(mark, NOT_EXAMINED, self.absent_word), Zone(box, BOX), *self._option_zones(box, top))
        left = px(EDGE) if self._outer_left else self.width() - px(EDGE) - look.mark_width()
        mark = QRect(left, top, look.mark_width(), height)
        box_left = mark.right() + 1 + px(look.GAP) if self._outer_left else left - px(look.GAP) - px(self.box_width)
        box = QRect(box_left, top, px(self.box_width), height)
        return (Zone(mark, NOT_EXAMINED, self.absent_word), Zone(box, BOX), *self._option_zones(box, top))

    def _option_zones(self, box: QRect, top: int) -> list[Zone]:
        unit = look.text_width(self.unit, look.font(13)) + px(10) if self.unit else px(4)
        zones = []
        inward_right = not self.paired or self._outer_left
        at = box.right() + 1 + unit + px(6) if inward_right else box.left() - unit - px(6)
        room = self.width() - at if inward_right else at
        whole = sum(look.chip_width(key, label) + px(6) for _name, key, label in self.options())
        self._by_key_alone = whole > room
        gap = px(3 if self._by_key_alone else 6)
        if self._by_key_alone:
            at += -gap if inward_right else gap
        for name, key, label in self.options():
            width = px(_KEY_ALONE) if self._by_key_alone else look.chip_width(key, label)
            left = at if inward_right else at - width
            zones.append(Zone(QRect(left, top, width, self.control), name, label))
            at = left + width + gap if inward_right else left - gap
        return zones

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark, box, unit, options and what the typed text means."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark, box = self.zones[0].rect, self.zones[1].rect
        self._paint_mark(painter, mark)
        self._paint_box(painter, box)
        inward_right = not self.paired or self._outer_left
        beside = QRect(box.right() + px(7), box.top(), px(400), box.height())
        if not inward_right:
            beside = QRect(box.left() - px(406), box.top(), px(400), box.height())
        flags = look.LEFT if inward_right else look.RIGHT
        remark, colour = self._remark()
        showing_options = self.options() and not remark
        if remark:
            width = max(
                px(60),
                (mark.left() - beside.left() - px(8)) if not self.paired else self.width() - box.width() - px(60),
            )
            text = look.elided(remark, look.font(12, semibold=True), width)
            look.write(painter, beside, text, look.font(12, semibold=True), colour, flags)
        else:
            look.write(painter, beside, self.hint(), look.font(13), look.ink("text-2"), flags)
        if showing_options:
            self._paint_options(painter)
        if self.hasFocus():
            look.ring(painter, box)

    def _paint_options(self, painter: QPainter) -> None:
        value = self.finding.value if self.finding is not None else None
        for (name, key, label), zone in zip(self.options(), self.zones[2:], strict=True):
            paint = look.TONES[self.tone(name)] if value == name else look.Paint.BLANK
            look.chip(painter, zone.rect, key, "" if self._by_key_alone else label, paint)

    def _remark(self) -> tuple[str, QColor]:
        """What is wrong, what is meant so far, or why there is no result."""
        if self._problem:
            return self._problem, look.ink("urg")
        if self._entry:
            return self.echo(self._entry), look.ink("text-2")
        return ("" if self.paired else self.reason_text), look.ink("info")

    def _paint_mark(self, painter: QPainter, rect: QRect) -> None:
        reason = self.finding.not_obtained if self.finding is not None else None
        blank = _("NE") if self.paired else _("X")
        text = blank if reason in {None, AbsentReason.NOT_DONE} else _("U")
        look.mark(painter, rect, text, on=reason is not None)

    def _paint_box(self, painter: QPainter, rect: QRect) -> None:
        finding = self.finding
        recorded = finding is not None and finding.value is not None and finding.value not in self.item.coded_results
        if self._entry:
            look.box(painter, rect, look.Paint.WAITING)
            if self._problem:
                painter.setPen(QPen(look.ink("urg-line"), 2))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), px(look.RADIUS), px(look.RADIUS))
            look.write(painter, rect, self._entry + "▏", look.font(16, bold=True), look.ink("text-1"))
            return
        if finding is not None and recorded:
            paint = look.TONES[self.tone(finding.value)]
            look.box(painter, rect, paint)
            look.write(painter, rect, self.shown(finding), look.font(16, bold=True), paint.text)
            if paint is look.Paint.ABNORMAL:
                look.corner_mark(painter, rect)
            return
        if finding is not None and finding.value is not None:  # a result that stands instead of something typed
            paint = look.TONES[self.tone(finding.value)]
            look.box(painter, rect, paint)
            of = look.font(12, semibold=True)
            look.write(painter, rect, look.elided(self.words_of(finding), of, rect.width() - px(4)), of, paint.text)
            return
        absent = finding is not None and finding.not_obtained is not None
        look.box(painter, rect, look.Paint.DIMMED if absent else look.Paint.BLANK)


def _staying(result: Result) -> Result:
    return replace(result, advance=False)

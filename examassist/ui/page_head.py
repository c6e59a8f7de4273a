"""The head of a step: its title, how the patient is placed, how much is recorded, and what may be done at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.answers import look
from examassist.ui.breakpoints import LOW_PAGE, TIGHT_PAGE
from examassist.ui.dress import fix
from examassist.ui.pieces import KeyedButton
from examassist.ui.theme import looks, px, target
from examassist.ui.visits.note import VisitNote

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from examassist.ui.single_keys import SingleKeys

HEIGHT = 70
LOW = 52
"""Where every set-up of the step has room beside the count."""
_TITLE = 30
_EDGE = 4


class PageHead(QWidget):
    """Painted words and two buttons; it decides nothing."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._setup = ""
        self._count = (0, 0, 0, 0)
        self._low = False
        self._tight = False
        self._two_lines = False
        self.rest_normal = KeyedButton(_("Rest normal"), "A", "list-checks", self)
        self.technique = KeyedButton(_("Technique"), "?", "circle-help", self)
        self.technique.setAccessibleName(_("Technique"))
        self.timer = KeyedButton(_("Timer"), "T", "clock", self)
        self.timer.hide()
        self.visit = VisitNote(self)
        for button in (self.rest_normal, self.technique, self.timer):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        fix(self, height=HEIGHT)
        self.setAccessibleName(title)

    def show_timer(self, *, offered: bool) -> None:
        """Offer the timer where the row that the keys are on is timed."""
        if offered == self.timer.isHidden():
            self.timer.setVisible(offered)
            self._place_buttons()
            self.update()

    def show_caps(self, single: SingleKeys) -> None:
        """Name the keys on the buttons as they are set; none while single keys are off."""
        buttons = {"rest_normal": self.rest_normal, "technique": self.technique, "timer": self.timer}
        for name, button in buttons.items():
            button.show_key(single.cap(name) if single.on else "")
        self._place_buttons()

    def fit_page(self, height: int) -> None:
        """Take less height on a page that is not high: one line, cut where the page is very low (the strip says it)."""
        self._low, self._tight, self._two_lines = height < px(LOW_PAGE), height < px(TIGHT_PAGE), False
        self.technique.setText("" if self._tight else _("Technique"))
        self._place_buttons()
        self._fit()

    def restyled(self) -> None:
        """Take the sizes of the looks in use."""
        self._two_lines = False
        self._fit()
        self._place_buttons()

    def _fit(self) -> None:
        """Once two lines were needed they are kept, so that nothing jumps from row to row."""
        self._two_lines = self._two_lines or bool(self._setup_lines()[1])
        wanted = LOW if self._low and not self._two_lines and not looks().touch else HEIGHT
        if self.minimumHeight() != px(wanted):
            fix(self, height=wanted)

    def show_setup(self, text: str) -> None:
        """Say how the patient is placed for what the keys are on."""
        if text != self._setup:
            self._setup = text
            self._fit()
            self.update()

    def _room(self) -> int:
        buttons = [b.geometry().left() for b in (self.technique, self.rest_normal, self.timer) if not b.isHidden()]
        return min(buttons, default=self.width()) - 2 * px(_EDGE) - px(12)

    def _setup_lines(self) -> tuple[str, str]:
        shift = look.text_width(self._count_text() + "  ·  ", look.font(13, semibold=True))
        plain, width = look.font(13), self._room() - shift
        if self._tight:
            return look.elided(self._setup, plain, width), ""
        return _first_line(self._setup, plain_width=width, metrics=QFontMetrics(plain))

    def show_count(self, recorded: int, total: int, gaps: int = 0, unasked: int = 0) -> None:
        """Say how many cells are blank and how many were passed over on purpose: that is what is not known."""
        if (recorded, total, gaps, unasked) != self._count:
            self._count = (recorded, total, gaps, unasked)
            self.setAccessibleDescription(self._count_text())
            self.update()

    def show_rest_normal(self, count: int, *, offered: bool) -> None:
        """Say how many values the button would write before it is pressed."""
        self.rest_normal.setVisible(offered)
        self.rest_normal.setEnabled(count > 0)
        self.rest_normal.setText(_("Rest normal ({n})").format(n=count))
        self._place_buttons()

    def _count_text(self) -> str:
        return blank_text(*self._count)

    def _place_buttons(self) -> None:
        right = self.width() - px(_EDGE)
        for button in (self.technique, self.rest_normal, self.timer):
            if button.isHidden():
                continue
            hint: QSize = button.sizeHint()
            button.setGeometry(right - hint.width(), px(4), hint.width(), px(max(36, target())))
            right -= hint.width() + px(10)
        left = px(_EDGE) + look.text_width(self._title, look.font(22, bold=True)) + px(16)
        self.visit.setGeometry(left, px(4), max(0, right - left), px(_TITLE - 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the right edge."""
        super().resizeEvent(event)
        self._place_buttons()
        if event.oldSize().width() != self.width():
            self._two_lines = False
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title, count and set-up."""
        del event
        painter = QPainter(self)
        title = look.font(22, bold=True)
        ink = look.ink("text-1")
        room = self._room()
        name = look.elided(self._title, title, room)
        look.write(painter, QRect(px(_EDGE), 0, self.width(), px(_TITLE)), name, title, ink, look.LEFT)
        bold, plain = look.font(13, semibold=True), look.font(13)
        count = self._count_text()
        shift = look.text_width(count + "  ·  ", bold)
        top = px(_TITLE) + px(2)
        look.write(painter, QRect(px(_EDGE), top, room, px(18)), count, bold, look.ink("text-1"), look.LEFT)
        first, rest = self._setup_lines()
        quiet = look.ink("text-2")
        dot = QRect(px(_EDGE) + look.text_width(count, bold), top, shift - look.text_width(count, bold), px(18))
        look.write(painter, dot, "·" if first else "", plain, quiet)
        look.write(painter, QRect(px(_EDGE) + shift, top, room - shift + px(4), px(18)), first, plain, quiet, look.LEFT)
        second = look.elided(rest, plain, self.width() - 2 * px(_EDGE))
        look.write(
            painter,
            QRect(px(_EDGE), top + px(18), self.width() - 2 * px(_EDGE), px(18)),
            second,
            plain,
            quiet,
            look.LEFT,
        )


def blank_text(recorded: int, total: int, gaps: int, unasked: int = 0) -> str:
    """What is not known of so many cells, in words; a page without a cell is not one that is done.

    ``unasked`` are the cells that a follow-up does not ask for: with any of them "none blank" would be untrue.
    """
    later = translate_count("{n} not asked in this follow-up", "{n} not asked in this follow-up", unasked)
    if not total:
        return ", ".join([_("No row is asked here by itself"), *([later.format(n=unasked)] if unasked else [])])
    blank = total - recorded
    parts = [translate_count("{n} blank", "{n} blank", blank).format(n=blank) if blank else _("None blank")]
    if unasked:
        parts = [_("{n} of {m} of the follow-up answered").format(n=recorded, m=total), later.format(n=unasked)]
    if gaps:
        text = translate_count("{n} not examined or unable", "{n} not examined or unable", gaps)
        parts.append(text.format(n=gaps))
    return ", ".join(parts)


def _first_line(text: str, *, plain_width: int, metrics: QFontMetrics) -> tuple[str, str]:
    """As many words as fit, and the rest."""
    words = text.split(" ")
    for count in range(len(words), 0, -1):
        line = " ".join(words[:count])
        if metrics.horizontalAdvance(line) <= plain_width:
            return line, " ".join(words[count:])
    return "", text

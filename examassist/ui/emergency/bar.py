"""The bar that stays under the banner on every step while somebody has to act, with what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from examassist.language import translate as _
from examassist.ui.dress import draw
from examassist.ui.emergency.choices import Choice, key_text
from examassist.ui.pieces import KeyedButton, pictured, words, write_in
from examassist.ui.theme import BOLD, SEMIBOLD, colour, px, target

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from examassist.ui.plain_label import PlainLabel

HEIGHT = 44
ROUND = 12
"""Room above and below a button, its edges included."""
MARGIN = 20
GAP = 8
LEAST = 300
"""With less room beside the buttons the words get a line of their own."""
EDGE = 4
"""Room above and below words of several lines."""


class BarText(NamedTuple):
    """What the bar says: how soon, what, whom to phone, what else is raised, and what was answered.

    ``news`` is what an earlier answer does not hold for; ``is_open`` says that an answer is asked for.
    """

    now: bool
    clock: str
    says: str
    call: str
    more: str
    answered: str
    others: int = 0
    news: str = ""
    is_open: bool = True


class _Words(QWidget):
    """Labels one under the other, each as high as its words in this width; what is hidden takes no room."""

    def __init__(self, *labels: PlainLabel) -> None:
        super().__init__()
        self.labels = labels
        for label in labels:
            label.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def _heights(self) -> list[tuple[PlainLabel, int]]:
        shown = (label for label in self.labels if not label.isHidden())
        return [(label, label.heightForWidth(self.width())) for label in shown]

    def needed(self) -> int:
        """How high all of it is."""
        return sum(height for _label, height in self._heights())

    def place(self) -> None:
        """Lay them out in the middle."""
        top = max(0, (self.height() - self.needed()) // 2)
        for label, height in self._heights():
            label.setGeometry(0, top, self.width(), height)
            top += height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay them out again."""
        super().resizeEvent(event)
        self.place()


class EmergencyBar(QFrame):
    """Red for what is now, amber with its clock for what is today; as high as its words, which are never cut."""

    chosen = Signal(object)
    """A Choice."""
    taken_back = Signal()
    """What was answered to the flag that it names does not hold any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = True
        self._icon = pictured("octagon-alert", "on-emer", 20)
        self._icon.setParent(self)
        self.label = words("", size=14, weight=BOLD, wrap=True)
        self.news = words("", size=13, weight=BOLD, wrap=True)
        self.call = words("", size=13, wrap=True)
        self.more = words("", size=13, wrap=True)
        self.answered = words("", size=13, weight=SEMIBOLD, wrap=True)
        self._says = _Words(self.label, self.news, self.answered, self.call, self.more)
        self._says.setParent(self)
        self.take_back = KeyedButton(_("Take back"))
        self.take_back.clicked.connect(self.taken_back)
        self.take_back.setParent(self)
        self.buttons = {
            Choice.PATHWAY: KeyedButton(_("Pathway"), key_text("P")),
            Choice.TRANSFER: KeyedButton(_("Transfer"), key_text("T")),
            Choice.ACTING: KeyedButton(_("Acting"), key_text("A")),
            Choice.NOT_AN_EMERGENCY: KeyedButton(_("Assessed"), key_text("N")),
            Choice.KNOWN: KeyedButton(_("Known"), key_text("K")),
        }
        full = {
            Choice.PATHWAY: _("Pathway and calls"),
            Choice.TRANSFER: _("Transfer page"),
            Choice.ACTING: _("I am acting"),
            Choice.NOT_AN_EMERGENCY: _("Assessed: not an emergency"),
            Choice.KNOWN: _("Already known, unchanged"),
        }
        for choice, button in self.buttons.items():
            button.setAccessibleName(full[choice])
            button.setToolTip(full[choice])
            button.clicked.connect(lambda _checked=False, choice=choice: self.chosen.emit(choice))
            button.setParent(self)
        self.hide()

    def show_bar(self, bar: BarText) -> None:
        """Show that; the buttons that answer stay while anything is open."""
        self._now = bar.now
        ink = "on-emer" if bar.now else "urg"
        draw(self._icon, "octagon-alert" if bar.now else "triangle-alert", ink, 20)
        says = bar.says if bar.now else f"{bar.clock}: {bar.says}"
        self.label.setText(_("{says} (+{n} more)").format(says=says, n=bar.others) if bar.others else says)
        for label, text in (
            (self.news, bar.news),
            (self.call, bar.call),
            (self.more, bar.more),
            (self.answered, bar.answered),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        for label in self._says.labels:
            write_in(label, ink)
        for choice in (Choice.ACTING, Choice.NOT_AN_EMERGENCY, Choice.KNOWN):
            self.buttons[choice].setVisible(bar.is_open)
        self.take_back.setVisible(bool(bar.answered))
        self.take_back.setAccessibleName(_("Take back: {answer}").format(answer=bar.answered))
        self.take_back.setToolTip(self.take_back.accessibleName())
        spoken = (bar.clock, bar.says, bar.news, bar.call, bar.more, bar.answered)
        self.setAccessibleName(". ".join(part for part in spoken if part))
        self.show()
        self.restyled()
        self.update()

    def restyled(self) -> None:
        """As high as its buttons and its words need; where both have no room in one line the buttons stand below."""
        buttons = [each for each in (self.take_back, *self.buttons.values()) if not each.isHidden()]
        left = px(MARGIN) + self._icon.width() + px(GAP)
        room = self.width() - left - px(GAP)
        wide = sum(each.sizeHint().width() + px(GAP) for each in buttons)
        beside = room - wide >= px(LEAST)
        words_width = room - wide if beside else room
        self._says.resize(words_width, self._says.height())
        needed = self._says.needed() + 2 * px(EDGE)
        line = px(max(HEIGHT, target() + ROUND))
        top = max(line, needed) if beside else needed
        bottom = (
            self._place(buttons, left + words_width, 0, top) if beside else self._place_below(buttons, needed, line)
        )
        self._says.setGeometry(left, 0, words_width, top)
        self._icon.move(px(MARGIN), (top - self._icon.height()) // 2)
        self._says.place()
        if self.height() != bottom or self.minimumHeight() != bottom:
            self.setFixedHeight(bottom)

    def _place(self, buttons: list[KeyedButton], left: int, top: int, height: int) -> int:
        """Side by side, in the middle of a line; its lower edge."""
        for button in buttons:
            hint = button.sizeHint()
            left += px(GAP)
            button.setGeometry(left, top + (height - hint.height()) // 2, hint.width(), hint.height())
            left += hint.width()
        return top + height

    def _place_below(self, buttons: list[KeyedButton], top: int, height: int) -> int:
        """Under the words on as many lines as they need; the lower edge of the last."""
        start = px(MARGIN) - px(GAP)
        lines: list[list[KeyedButton]] = [[]]
        left = start
        for button in buttons:
            left += button.sizeHint().width() + px(GAP)
            if left > self.width() - px(GAP) and lines[-1]:
                lines.append([])
                left = start + button.sizeHint().width() + px(GAP)
            lines[-1].append(button)
        for each in lines:
            top = self._place(each, start, top, height)
        return top

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that wrap otherwise need another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.restyled()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("emer" if self._now else "urg-soft"))
        painter.end()

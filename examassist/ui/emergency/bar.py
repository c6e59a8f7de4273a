"""The bar that stays under the banner on every step while somebody has to act, with what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from examassist.language import translate as _
from examassist.ui.dress import draw, face, fix
from examassist.ui.emergency.choices import Choice, key_text
from examassist.ui.pieces import KeyedButton, pictured, row, write_in
from examassist.ui.plain_label import PlainLabel
from examassist.ui.theme import BOLD, SEMIBOLD, colour, px, target

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

HEIGHT = 44
ROUND = 12
"""Room above and below a button, its edges included."""
ROOMY = 1400
"""Below this width the words that explain give way to the buttons."""


class BarText(NamedTuple):
    """What the bar says: how soon, what, whom to phone, how many more, and what was answered."""

    now: bool
    clock: str
    says: str
    call: str
    more: str
    answered: str
    others: int = 0


class _Line(PlainLabel):
    """One line, or two small ones where there is no room; the whole of it is read out and shown on request."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        shown, metrics = self.text(), painter.fontMetrics()
        if metrics.horizontalAdvance(shown) > self.width():
            small = QFont(self.font())
            small.setPixelSize(max(px(12), min(small.pixelSize(), self.height() * 2 // 5)))
            painter.setFont(small)
            metrics, flags = painter.fontMetrics(), flags | Qt.TextFlag.TextWordWrap
            if metrics.boundingRect(self.rect(), flags, shown).height() > self.height():
                shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), flags, shown)
        painter.end()


class EmergencyBar(QFrame):
    """One line; red for what is now, amber with its clock for what is today."""

    chosen = Signal(object)
    """A Choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restyled()
        self._now = True
        line = row(margins=(20, 0, 12, 0), gap=10)
        self._icon = pictured("octagon-alert", "on-emer", 20)
        line.addWidget(self._icon)
        self.label, self.call, self.answered = _Line(), _Line(), _Line()
        face(self.label, 15, BOLD)
        face(self.answered, 14, SEMIBOLD)
        for label, stretch in ((self.label, 3), (self.call, 2), (self.answered, 2)):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            line.addWidget(label, stretch)
        self.buttons = {
            Choice.PATHWAY: KeyedButton(_("Pathway"), key_text("P")),
            Choice.TRANSFER: KeyedButton(_("Report"), key_text("T")),
            Choice.ACTING: KeyedButton(_("Acting"), key_text("A")),
            Choice.NOT_AN_EMERGENCY: KeyedButton(_("Assessed"), key_text("N")),
            Choice.KNOWN: KeyedButton(_("Known"), key_text("K")),
        }
        full = {
            Choice.PATHWAY: _("Pathway and calls"),
            Choice.TRANSFER: _("Draft report for the transfer"),
            Choice.ACTING: _("I am acting"),
            Choice.NOT_AN_EMERGENCY: _("Assessed: not an emergency"),
            Choice.KNOWN: _("Already known, unchanged"),
        }
        for choice, button in self.buttons.items():
            button.setAccessibleName(full[choice])
            button.setToolTip(full[choice])
            button.clicked.connect(lambda _checked=False, choice=choice: self.chosen.emit(choice))
            line.addWidget(button)
        self.setLayout(line)
        self.hide()

    def restyled(self) -> None:
        """As high as its buttons need; fingers need more."""
        fix(self, height=max(HEIGHT, target() + ROUND))

    def show_bar(self, bar: BarText) -> None:
        """Show that; what was answered stands in the place of the buttons that answer."""
        self._now = bar.now
        ink = "on-emer" if bar.now else "urg"
        draw(self._icon, "octagon-alert" if bar.now else "triangle-alert", ink, 20)
        says = bar.says if bar.now else f"{bar.clock}: {bar.says}"
        self.label.setText(_("{says} (+{n} more)").format(says=says, n=bar.others) if bar.others else says)
        self.call.setText(bar.more or bar.call)
        self.answered.setText(bar.answered)
        for label in (self.label, self.call, self.answered):
            write_in(label, ink)
            label.setToolTip(label.text())
        for choice in (Choice.ACTING, Choice.NOT_AN_EMERGENCY, Choice.KNOWN):
            self.buttons[choice].setVisible(not bar.answered)
        self.answered.setVisible(bool(bar.answered))
        self.setAccessibleName(". ".join(part for part in (bar.clock, bar.says, bar.more, bar.answered) if part))
        self.show()
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.call.setVisible(self.width() >= px(ROOMY) or bool(self.answered.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the buttons."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("emer" if self._now else "urg-soft"))
        painter.end()

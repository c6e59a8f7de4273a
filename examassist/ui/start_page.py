"""What the program opens with: a new exam, the exams that were begun, and what is in use here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from examassist.language import translate as _
from examassist.ui.big_button import BigButton
from examassist.ui.complaint import ComplaintRow
from examassist.ui.pieces import Card, LinkButton, column, elided_words, pictured, row, rule, words
from examassist.ui.sight_area import SightArea
from examassist.ui.theme import BOLD, SEMIBOLD, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from examassist.ui.drafts import DraftSummary

SHOWN = 6
"""Drafts in the list."""


NARROW, NARROWEST = 980, 780
"""Below these widths what is known of the workstation stands under the drafts, and the large buttons in a column."""


@dataclass(frozen=True)
class Fact:
    """One line about this workstation."""

    icon: str
    title: str
    text: str


class DraftRow(QWidget):
    """One exam that was begun: whose, where it stopped, how far it is, and what can be done with it."""

    continue_wanted = Signal(str)
    discard_wanted = Signal(str)

    def __init__(self, draft: DraftSummary) -> None:
        super().__init__()
        line = row(margins=(16, 12, 16, 12), gap=16)
        line.addLayout(_named(draft.name, draft.about), 5)
        stopped = _("Stopped at {place}").format(place=draft.place) if draft.place else _("Nothing recorded yet")
        if draft.emergency:
            alarm = _("{clock}: nobody is acting. {says}").format(clock=draft.clock, says=draft.emergency)
            ink = "emer-ink" if draft.now else "urg"
            line.addWidget(pictured("octagon-alert" if draft.now else "triangle-alert", ink, 22))
            line.addLayout(_two_lines(alarm, draft.when, ink=ink, first_ink=ink), 6)
        else:
            line.addLayout(_two_lines(stopped, draft.when, ink="urg" if draft.old else "text-2", bold=False), 6)
        line.addWidget(words(draft.plan or draft.broken, size=13, ink="text-2", wrap=True), 3)
        discard = LinkButton(_("Discard"))
        discard.clicked.connect(lambda: self.discard_wanted.emit(draft.exam))
        go_on = QPushButton(_("Continue"))
        go_on.setEnabled(not draft.broken)
        go_on.clicked.connect(lambda: self.continue_wanted.emit(draft.exam))
        for button in (discard, go_on):
            button.setAccessibleDescription(draft.name)
            line.addWidget(button)
        self.setLayout(line)


class StartPage(SightArea):
    """New exam, continue, open; the drafts; this workstation."""

    spoken_role = QAccessible.Role.Grouping

    new_wanted = Signal()
    open_wanted = Signal()
    continue_wanted = Signal(str)
    discard_wanted = Signal(str)
    not_yet = Signal()
    """One wants to go on with a draft while they are being looked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Start"))
        self._drafts: tuple[DraftSummary, ...] = ()
        self._shown: tuple[DraftSummary, ...] = ()
        """Those that stand in the list."""
        self._more: QWidget | None = None
        self._looking = True
        self.new = BigButton(_("New exam"), "Ctrl N", "plus", primary=True)
        self.go_on = BigButton(_("Continue a draft"), "Ctrl D", "history")
        self.open = BigButton(_("Open a file"), "Ctrl O", "folder-open")
        self.complaints = ComplaintRow()
        self.new.say(_("New exam"), _("Say who it is, then begin"))
        self.open.say(_("Open a file"), _("An exam saved as a file"))
        self.new.clicked.connect(self.new_wanted)
        self.go_on.clicked.connect(self.continue_first)
        self.open.clicked.connect(self.open_wanted)
        self._list = Card()
        self._list_column = column(gap=0)
        self._list.setLayout(self._list_column)
        self._kept = words("", size=13, ink="text-2")
        self._facts = Card()
        self._facts_column = column(margins=(18, 16, 18, 16), gap=12)
        self._facts.setLayout(self._facts_column)
        page = QWidget()
        page.setLayout(self._arranged())
        self.setWidget(page)
        self.show_waiting()

    def _arranged(self) -> QVBoxLayout:
        whole = column(margins=(64, 26, 64, 24), gap=0)
        self._both = both = row(gap=32)
        left = column(gap=14)
        self._buttons = buttons = row(gap=6)
        for button in (self.new, self.go_on, self.open):
            buttons.addWidget(button)
        left.addLayout(buttons)
        left.addWidget(self.complaints)
        left.addSpacing(px(8))
        title = row()
        title.addWidget(words(_("Drafts on this workstation"), size=16, weight=BOLD))
        title.addStretch(1)
        title.addWidget(self._kept)
        left.addLayout(title)
        left.addWidget(self._list)
        left.addStretch(1)
        both.addLayout(left, 3)
        right = column(gap=14)
        right.addSpacing(px(4))
        right.addWidget(self._facts)
        right.addStretch(1)
        both.addLayout(right, 1)
        whole.addLayout(both)
        return whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One under the other what has no room beside each other, so that every word stays."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(across if self.width() >= px(NARROW) else down)
        self._buttons.setDirection(across if self.width() >= px(NARROWEST) else down)
        super().resizeEvent(event)

    @property
    def drafts(self) -> tuple[DraftSummary, ...]:
        """The drafts in the list, as they were read last."""
        return self._drafts

    # ------------------------------------------------------------------ what it shows

    def show_waiting(self) -> None:
        """The content is still being read: one may look, not begin."""
        for button in (self.new, self.go_on, self.open):
            button.setEnabled(False)
        self.show_looking()
        self._say_alone(_("Looking for drafts"))
        self.show_facts([Fact("clock", _("Reading the clinical content"), "")])

    def show_looking(self) -> None:
        """The drafts are read anew: the newest of before may not be the newest now, so none is gone on with."""
        self._looking = True
        self.go_on.setEnabled(False)
        self.go_on.say(_("Continue a draft"), _("Looking"))
        for each in self._list.findChildren(DraftRow):
            each.setEnabled(False)

    def show_ready(self) -> None:
        """The content is there: exams can begin."""
        self.new.setEnabled(True)
        self.open.setEnabled(True)
        if self.isVisible():
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_drafts(self, drafts: Sequence[DraftSummary], more: int = 0) -> None:
        """The exams that were begun, the newest first; ``more`` older ones are still being looked through.

        Rows that stay the same are left alone, so that none goes away under the mouse.
        """
        self._looking = False
        self._drafts = tuple(drafts)
        self._kept.setText(_("Saved after every answer"))
        usable = [draft for draft in drafts if not draft.broken]
        self.go_on.setEnabled(bool(usable))
        if usable:
            where = usable[0].step
            self.go_on.say(usable[0].name, _("Continue at {step}").format(step=where) if where else _("Continue"))
        else:
            self.go_on.say(_("Continue a draft"), _("No exam is unfinished"))
        first = sorted(self._drafts, key=lambda draft: (not draft.now, not draft.emergency))
        room = max(SHOWN, sum(1 for draft in first if draft.emergency))  # what somebody must act on is never folded
        shown = tuple(first[:room])
        if shown and shown == self._shown:
            for each in self._list.findChildren(DraftRow):
                each.setEnabled(True)
        else:
            self._fill_list([self._row(draft) for draft in shown])
            self._shown = shown
        if more:
            self._say_more(_("Looking through {n} older drafts").format(n=more))
        elif len(self._drafts) > room:
            self._say_more(_("{n} older drafts are not shown").format(n=len(self._drafts) - room))
        elif not shown:
            self._say_more(_("None. An exam that is begun stands here until it is exported."))
        else:
            self._say_more("")

    def _row(self, draft: DraftSummary) -> DraftRow:
        one = DraftRow(draft)
        one.continue_wanted.connect(self.continue_wanted)
        one.discard_wanted.connect(self.discard_wanted)
        return one

    def show_no_drafts_because(self, why: str) -> None:
        """The journal could not be read."""
        self._looking = False
        self._drafts = ()
        self._kept.setText("")
        self.go_on.setEnabled(False)
        self._say_alone(why)
        self.go_on.say(_("Continue a draft"), _("The journal could not be read"))

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """What is in use at this workstation."""
        _empty(self._facts_column)
        self._facts_column.addWidget(words(_("This workstation"), size=15, weight=BOLD))
        for fact in facts:
            line = QWidget()
            inside = row(gap=12)
            inside.addWidget(pictured(fact.icon, "text-2", 18), alignment=Qt.AlignmentFlag.AlignTop)
            text = column(gap=2)
            text.addWidget(words(fact.title, size=14, weight=SEMIBOLD, wrap=True))
            if fact.text:
                text.addWidget(words(fact.text, size=13, ink="text-2", wrap=True))
            inside.addLayout(text, 1)
            line.setLayout(inside)
            self._facts_column.addWidget(line)

    def continue_first(self) -> None:
        """Go on with the newest draft, once it is known which one that is."""
        if self._looking:
            self.not_yet.emit()
            return
        usable = [draft for draft in self._drafts if not draft.broken]
        if usable:
            self.continue_wanted.emit(usable[0].exam)

    # ------------------------------------------------------------------ inside

    def _fill_list(self, rows: Sequence[QWidget]) -> None:
        _empty(self._list_column)
        self._more = None
        for number, widget in enumerate(rows):
            if number:
                self._list_column.addWidget(rule())
            self._list_column.addWidget(widget)

    def _say_alone(self, text: str) -> None:
        """Say that in the place of the list."""
        self._shown = ()
        self._fill_list([])
        self._say_more(text)

    def _say_more(self, text: str) -> None:
        """Say that under the rows; nothing where there is no text."""
        if self._more is not None:
            self._list_column.removeWidget(self._more)
            self._more.hide()
            self._more.deleteLater()
            self._more = None
        if text:
            self._more = self._line(text, ruled=bool(self._shown))
            self._list_column.addWidget(self._more)

    def _line(self, text: str, *, ruled: bool = False) -> QWidget:
        line = QWidget()
        whole = column(gap=0)
        if ruled:
            whole.addWidget(rule())
        inside = row(margins=(16, 16, 16, 16))
        inside.addWidget(words(text, size=14, ink="text-2", wrap=True))
        whole.addLayout(inside)
        line.setLayout(whole)
        return line


def _named(name: str, about: str) -> QVBoxLayout:
    """Whose exam it is, on lines that give way: a long name must not push the buttons out of the window."""
    lines = column(gap=2)
    lines.addStretch(1)
    lines.addWidget(elided_words(name, size=14, weight=BOLD))
    lines.addWidget(elided_words(about, size=13, ink="text-2"))
    lines.addStretch(1)
    return lines


def _two_lines(
    first: str, second: str, *, ink: str = "text-2", first_ink: str = "text-1", bold: bool = True
) -> QVBoxLayout:
    lines = column(gap=2)
    lines.addStretch(1)
    lines.addWidget(words(first, size=14, weight=BOLD if bold else 400, ink=first_ink, wrap=True))
    lines.addWidget(words(second, size=13, ink=ink, wrap=True))
    lines.addStretch(1)
    return lines


def _empty(layout: QVBoxLayout) -> None:
    while (entry := layout.takeAt(0)) is not None:
        if (widget := entry.widget()) is not None:
            widget.hide()
            widget.deleteLater()

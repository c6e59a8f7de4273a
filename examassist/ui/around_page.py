"""What stands over and under the page where there is no room for the panel, or no keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from examassist.language import translate as _
from examassist.reasoning.say import Say
from examassist.ui.exam_page import ExamPage
from examassist.ui.pieces import elided_words, pictured, row, words
from examassist.ui.safety import Safety
from examassist.ui.theme import BOLD
from examassist.ui.value_pad import ValuePad

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Assessment
    from examassist.ui.shell import Shell


class SummaryPill(QFrame):
    """The assessment in one line, and the button that opens all of it."""

    wanted = Signal()

    def __init__(self, edition: Edition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edition = edition
        self._say = Say(edition)
        self._urgent = pictured("triangle-alert", "urg", 18)
        self._calm = pictured("activity", "text-2", 18)
        self.first = words("", size=14, weight=BOLD)
        self.rest = elided_words("", size=13, ink="text-2")
        self.button = button = QPushButton(_("Assessment"))
        button.setAccessibleDescription(_("Ctrl ."))
        button.clicked.connect(self.wanted)
        line = row(margins=(16, 6, 10, 6), gap=10)
        for widget in (self._urgent, self._calm, self.first):
            line.addWidget(widget)
        line.addWidget(self.rest, 1)
        line.addWidget(button)
        self.setLayout(line)

    def show_assessment(self, assessment: Assessment, *, held: bool = False, safety: Safety | None = None) -> None:
        """Say the most pressing thing first; what was not examined and an unknown red flag are never left out."""
        raised = assessment.raised
        self._urgent.setVisible(bool(raised))
        self._calm.setVisible(not raised)
        open_flags, total = len(assessment.not_cleared), len(assessment.red_flags)
        unknown = _("{n} of {total} red flags not cleared").format(n=open_flags, total=total)
        if not open_flags:
            unknown = _("This does not rule anything out")
        if raised:
            tier = raised[0].tier
            self.first.setText(self._say.tier(tier) if tier is not None else "")
            parts = [raised[0].says, unknown]
        else:
            said = safety or Safety()
            self.first.setText(said.not_examined[0] if said.not_examined else said.says)
            parts = [*said.not_examined[1:], *([said.says] if said.not_examined else []), unknown]
        if assessment.emergency is None and not held:
            parts += [line.says for line in assessment.headline[:1]]
        tests = [] if held else [each for each in assessment.investigations if each.role == "first"][:1]
        parts += [_("First: {test}").format(test=self._edition.investigation[each.id].label) for each in tests]
        self.rest.setText("  ·  ".join(parts))


class AroundPage(QObject):
    """Puts the line over the page and the pad under it, and keeps them saying what is so."""

    panel_wanted = Signal()
    undo_wanted = Signal()
    note_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, window: Shell, edition: Edition, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._edition = edition
        self.pill: SummaryPill | None = None
        self.pad: ValuePad | None = None
        self._page: ExamPage | None = None
        self._away = False

    def put(self) -> None:
        """Put what the looks and the width of the window ask for."""
        self.pill = SummaryPill(self._edition) if self._window.widths.drawer else None
        self.pad = ValuePad() if self._window.looks.touch else None
        if self.pill is not None:
            self.pill.wanted.connect(self.panel_wanted)
        if self.pad is not None:
            self.pad.undo_wanted.connect(self.undo_wanted)
            self.pad.note_wanted.connect(self.note_wanted)
            self.pad.next_wanted.connect(self.next_wanted)
            self.pad.technique_wanted.connect(self._show_technique)
        self._window.put_around_page(self.pill, self.pad)
        if self.pill is not None:
            self.pill.setVisible(not self._away)
        self._window.keys.setVisible(self.pad is None)

    def leave(self) -> None:
        """Take them away with the exam."""
        self.pill, self.pad = None, None
        self._window.put_around_page(None, None)
        self._window.keys.show()

    def show_assessment(self, assessment: Assessment, *, held: bool = False, safety: Safety | None = None) -> None:
        """Say what is said now; words of fit and tests are held back where the settings say so."""
        if self.pill is not None:
            self.pill.show_assessment(assessment, held=held, safety=safety)

    def show_page(self, page: QWidget | None) -> None:
        """Offer the keys of the cell in use on that page."""
        self._page = page if isinstance(page, ExamPage) else None
        if self.pad is None:
            return
        self.pad.setVisible(self._page is not None)
        if self._page is not None:
            key = self._page.focused_key
            self.pad.show_cell(self._page.cell(key) if key is not None else None)

    def give_way(self, *, on: bool) -> None:
        """Leave all the room to a page that is not one of the exam's, or take it back with the exam.

        No key of the pad may record under such a page.
        """
        self._away = on
        if self.pill is not None:
            self.pill.setVisible(not on)
        self.show_page(self._window.pages.currentWidget())

    def _show_technique(self) -> None:
        if self._page is not None:
            self._page.toggle_technique()

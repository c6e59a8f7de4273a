"""After an end that nobody wanted: the exam that was open is named before any key can land in another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.flow import Flow
from examassist.ui.key_bar import Hint
from examassist.ui.pieces import Card, PrimaryButton, column, row, words
from examassist.ui.states.overlay import Overlay
from examassist.ui.theme import BOLD, SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.ui.main_window import MainWindow
    from examassist.ui.shell import Shell
    from examassist.ui.states.interrupted import Interrupted
    from examassist.workstation import Workstation


class RecoveredCard(Overlay):
    """Whose exam it is, what is saved of it, and two ways on; no key takes one of them by habit."""

    keys = (Hint("Tab", _("next button")), Hint(_("Space"), _("press it")))
    resume_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, window: Shell, found: Interrupted) -> None:
        super().__init__(window)
        self.add_heading("history").setText(_("Pick up where you stopped?"))
        self.said = words(_said(found), wrap=True)
        self.inside.addWidget(self.said)
        if found.emergency:
            self.inside.addWidget(words(found.emergency, weight=BOLD, ink="emer-ink", wrap=True))
        self.inside.addWidget(self._patient(found))
        check = _("Compare the name with the patient, and the last answer with what you entered last.")
        self.inside.addWidget(words(check, size=13, ink="text-2", wrap=True))
        self.resume = PrimaryButton(_("Resume at {place}").format(place=found.next))
        self.leave = QPushButton(_("Leave it among the drafts"))
        for button, wanted in ((self.resume, self.resume_wanted), (self.leave, self.leave_wanted)):
            button.setAutoDefault(False)
            button.clicked.connect(wanted)
        self.inside.addWidget(Flow([self.resume, self.leave]))
        self.card.setAccessibleName(f"{self.heading.text()} {found.name}, {found.about}. {self.said.text()}")

    def _patient(self, found: Interrupted) -> Card:
        card = Card()
        line = row(margins=(14, 10, 14, 10), gap=12)
        lines = column(gap=2)
        self.name = words(found.name, size=16, weight=BOLD, wrap=True)
        lines.addWidget(self.name)
        lines.addWidget(words(found.about, size=14, wrap=True))
        when = _("Last answer {when}").format(when=found.when)
        lines.addWidget(words(when, size=13, ink="urg" if found.old else "text-2", wrap=True))
        line.addLayout(lines, 3)
        after = words(_("next: {place}").format(place=found.next), size=13, weight=SEMIBOLD, ink="accent", wrap=True)
        after.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(after, 2)
        card.setLayout(line)
        return card


def _said(found: Interrupted) -> str:
    ended = _("ExamAssist ended without being closed.")
    if not found.last:
        return _("{ended} Nothing was answered yet.").format(ended=ended)
    saved = translate_count("{n} answer is saved", "{n} answers are saved", found.answers).format(n=found.answers)
    at = f"{found.last_at.astimezone():%H:%M:%S}"
    return _("{ended} {saved}; the last was {last}, at {time}.").format(
        ended=ended, saved=saved, last=found.last, time=at
    )


class Recovery(QObject):
    """Asks once in a run of the program."""

    def __init__(self, window: MainWindow, workstation: Workstation) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self.card: RecoveredCard | None = None

    def ask(self, found: Interrupted | None, otherwise: Callable[[], None]) -> None:
        """Ask about that exam; ``otherwise`` at once when there is none, or when it stays among the drafts."""
        if found is None:
            otherwise()
            return
        card = self.card = RecoveredCard(self._window, found)
        card.resume_wanted.connect(lambda: self._answered(lambda: self._window.continue_draft(found.exam)))
        card.leave_wanted.connect(lambda: self._leave(found.exam, otherwise))
        card.open_it()

    def _leave(self, exam: str, otherwise: Callable[[], None]) -> None:
        self._workstation.mark_closed(exam)
        self._answered(otherwise)

    def _answered(self, then: Callable[[], None]) -> None:
        card, self.card = self.card, None
        if card is not None:
            card.close_it()
            card.deleteLater()
            then()

"""Asks whether it is the same patient when this workstation seems to know whoever is examined next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui.banner import born_text, day_text, patient_name
from examassist.ui.dress import at_least
from examassist.ui.pieces import Card, PrimaryButton, WordsDialog, column, row, words
from examassist.ui.theme import BOLD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from examassist.domain.patient import Patient
    from examassist.ui.background import Background
    from examassist.ui.known import Known
    from examassist.ui.main_window import MainWindow
    from examassist.workstation import Workstation

SHOWN = 4


class IdentityDialog(WordsDialog):
    """Shows the earlier exams beside what was typed; Enter, pressed by habit, goes back to the form."""

    confirmed = Signal()
    """It is this patient, and the birth date was read out."""
    draft_wanted = Signal(str)
    """Go on with that draft instead."""

    def __init__(self, parent: QWidget, patient: Patient, found: Sequence[Known], on: date) -> None:
        super().__init__(parent)
        self.setWindowTitle("ExamAssist")
        at_least(self, width=620)
        inside = column(margins=(28, 22, 28, 22), gap=12)
        inside.addWidget(words(_("Is this the same patient?"), size=19, weight=BOLD))
        inside.addWidget(words(_ask(patient), wrap=True))
        self.drafts: dict[str, QPushButton] = {}
        for each in found[:SHOWN]:
            inside.addWidget(self._match(each, on))
        if len(found) > SHOWN:
            inside.addWidget(words(_("{n} older exams are not shown").format(n=len(found) - SHOWN), ink="text-2"))
        line = row(gap=8)
        self.confirm = QPushButton(_("Confirmed: start a new exam"))
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(self._confirm)
        self.back = PrimaryButton(_("Back to the form"))
        self.back.setDefault(True)
        self.back.clicked.connect(self.reject)
        line.addWidget(self.confirm)
        line.addStretch(1)
        line.addWidget(self.back)
        inside.addLayout(line)
        self.setLayout(inside)
        self.back.setFocus()

    def _match(self, known: Known, on: date) -> QWidget:
        card = Card()
        across = row(margins=(14, 10, 14, 10), gap=12)
        lines = column(gap=2)
        lines.addWidget(words(patient_name(known.patient), size=15, weight=BOLD, wrap=True))
        number = known.patient.id or _("Not known")
        born = _("Born {day}").format(day=born_text(known.patient, on))
        lines.addWidget(words(_("{born}  ·  ID {number}").format(born=born, number=number), wrap=True))
        began = _("Draft, begun {day}") if known.draft else _("Examined {day}")
        lines.addWidget(words(began.format(day=_day(known.at)), size=13, ink="text-2"))
        if not known.same_person:
            text = _("Only the ID is the same; name or birth date differ.")
            lines.addWidget(words(text, size=13, weight=BOLD, ink="urg", wrap=True))
        elif not known.same_number:
            lines.addWidget(words(_("Name and birth date are the same, the ID is not."), size=13, ink="urg", wrap=True))
        across.addLayout(lines, 1)
        if known.draft:
            button = self.drafts[known.exam] = QPushButton(_("Go on with this draft"))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, exam=known.exam: self._go_on(exam))
            across.addWidget(button)
        card.setLayout(across)
        return card

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()

    def _go_on(self, exam: str) -> None:
        self.accept()
        self.draft_wanted.emit(exam)


class Identity(QObject):
    """Looks a patient up before the exam begins; nobody waits longer than that takes."""

    def __init__(self, window: MainWindow, workstation: Workstation, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._background = background

    def check(self, patient: Patient, begin: Callable[[], None], back: Callable[[], None]) -> None:
        """``begin`` at once for whoever is new or not identified, else when the birth date was read out."""
        if not patient.identified:
            begin()
            return

        def look() -> tuple[Known, ...]:
            from examassist.ui.known import matches

            return matches(self._workstation, patient)

        def found(known: tuple[Known, ...]) -> None:
            if known:
                self._ask(patient, known, begin, back)
            else:
                begin()

        self._background.run(look, found, lambda _error: begin())  # the journal says itself what is wrong with it

    def _ask(
        self, patient: Patient, known: Sequence[Known], begin: Callable[[], None], back: Callable[[], None]
    ) -> None:
        dialog = IdentityDialog(self._window, patient, known, self._workstation.now().date())
        dialog.confirmed.connect(begin)
        dialog.draft_wanted.connect(self._window.continue_draft)
        dialog.rejected.connect(back)
        dialog.open()


def _ask(patient: Patient) -> str:
    if patient.birth_date is None:
        return _("Let the patient say the birth date, and compare it with each line.")
    return _("Let the patient say the birth date. It must be {day}.").format(day=day_text(patient.birth_date))


def _day(at: str) -> str:
    from datetime import datetime

    return day_text(datetime.fromisoformat(at).date())

"""Asks whether it is the same patient when this workstation seems to know whoever is examined next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from examassist.language import translate as _
from examassist.language import translate_count
from examassist.ui.background import Lane
from examassist.ui.banner import born_text, day_text, patient_name
from examassist.ui.dress import at_least
from examassist.ui.pieces import Card, PrimaryButton, WordsDialog, column, row, words
from examassist.ui.theme import BOLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from examassist.domain.patient import Patient
    from examassist.errors import ExamAssistError
    from examassist.knowledge.follow_up import FollowUp
    from examassist.ui.background import Background
    from examassist.ui.known import Known
    from examassist.ui.main_window import MainWindow
    from examassist.ui.visits.reading import Given
    from examassist.workstation import Workstation

SHOWN = 4
WIDTH = 720
NAMED = 4


class IdentityDialog(WordsDialog):
    """Shows the earlier exams beside what was typed; Enter, pressed by habit, goes back to the form."""

    confirmed = Signal(bool)
    """It is this patient, and the birth date was read out; True for a follow-up."""
    draft_wanted = Signal(str)
    """Go on with that draft instead."""

    def __init__(self, parent: QWidget, patient: Patient, found: Found, on: date, *, new: bool = True) -> None:
        super().__init__(parent)
        self._new = new
        self._number = patient.id
        self.setWindowTitle("ExamAssist")
        at_least(self, width=WIDTH)
        inside = column(margins=(28, 22, 28, 22), gap=12)
        inside.addWidget(words(_("Is this the same patient?"), size=19, weight=BOLD))
        inside.addWidget(words(_ask(patient), wrap=True))
        self.drafts: dict[str, QPushButton] = {}
        for each in found.known[:SHOWN]:
            inside.addWidget(self._match(each, on))
        if len(found.known) > SHOWN:
            inside.addWidget(words(_("{n} older exams are not shown").format(n=len(found.known) - SHOWN), ink="text-2"))
        line = row(gap=8)
        self.confirm = QPushButton(_("Confirmed: start a new exam") if new else _("Confirmed: it is this patient"))
        self.confirm.setAutoDefault(False)
        self.confirm.clicked.connect(lambda: self._confirm(follow_up=False))
        self.follow_up: QPushButton | None = None
        if new and found.follow_up is not None:
            inside.addWidget(words(follow_up_text(found.follow_up), size=13, ink="text-2", wrap=True))
            self.follow_up = QPushButton(_("Confirmed: follow-up, {n} values").format(n=found.follow_up.count))
            self.follow_up.setAutoDefault(False)
            self.follow_up.clicked.connect(lambda: self._confirm(follow_up=True))
            line.addWidget(self.follow_up)
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
        recorded = len(known.encounter.findings) if known.encounter is not None else 0
        count = translate_count("{n} value recorded", "{n} values recorded", recorded).format(n=recorded)
        text = f"{began.format(day=day_text(known.at.date()))}  ·  {count}"
        lines.addWidget(words(text, size=13, ink="text-2"))
        if not known.same_person:
            text = _("Only the ID is the same; name or birth date differ.")
            lines.addWidget(words(text, size=13, weight=BOLD, ink="urg", wrap=True))
        elif not known.same_number:
            lines.addWidget(words(_number_text(self._number, known.patient.id), size=13, ink="urg", wrap=True))
        across.addLayout(lines, 1)
        if known.draft and self._new:
            button = self.drafts[known.exam] = QPushButton(_("Go on with this draft"))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, exam=known.exam: self._go_on(exam))
            across.addWidget(button)
        card.setLayout(across)
        return card

    def _confirm(self, *, follow_up: bool) -> None:
        self.accept()
        self.confirmed.emit(follow_up)

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

    def check(
        self, patient: Patient, begin: Callable[[Given], None], back: Callable[[], None], *, but: str | None = None
    ) -> None:
        """``begin`` at once for whoever is new or not identified, else when the birth date was read out.

        It is told which earlier visits stand beside the exam. ``but`` is the exam that is open already, where somebody
        is identified later. An answer that comes after the form was left, or asked anew, does nothing any more.
        """
        if not patient.identified:
            begin(_nothing())
            return
        pages, form = self._window.pages, self._window.pages.currentWidget()

        def waits() -> bool:
            held = form is not None and pages.currentWidget() is form and not form.isEnabled()
            return held and (but is not None or not self._window.in_exam)

        def look() -> Found:
            return find(self._workstation, patient, but or "")

        def found(found: Found) -> None:
            if not waits():
                return
            if found.known:
                self._ask(patient, found, begin, back, new=but is None)
            else:
                begin(_nothing())

        def failed(error: ExamAssistError) -> None:
            if waits():
                self._window.notice.complain(_("Earlier exams could not be looked for. {why}").format(why=error))
                begin(_nothing())

        self._background.run(look, found, failed, lane=Lane.AWAITED)

    def _ask(
        self, patient: Patient, found: Found, begin: Callable[[Given], None], back: Callable[[], None], *, new: bool
    ) -> None:
        dialog = IdentityDialog(self._window, patient, found, self._workstation.now().date(), new=new)
        dialog.confirmed.connect(lambda follow_up: begin(found.given(follow_up=follow_up)))
        dialog.draft_wanted.connect(self._window.continue_draft)
        dialog.rejected.connect(back)
        dialog.open()


@dataclass(frozen=True)
class Found:
    """The exams of somebody who may be the same person, and what a follow-up of them would ask."""

    known: tuple[Known, ...]
    follow_up: FollowUp | None = None

    def given(self, *, follow_up: bool) -> Given:
        """Those that stand beside the exam once the birth date was read out."""
        from examassist.ui.visits.reading import Given

        return Given(tuple(each.exam for each in self.known if each.an_earlier_visit), follow_up)


def find(workstation: Workstation, patient: Patient, but: str) -> Found:
    """Look for the exams of that patient, in a thread of its own."""
    from examassist.knowledge.follow_up import follow_up
    from examassist.ui.known import matches

    known = matches(workstation, patient, but)
    visits = [each.encounter for each in known if each.an_earlier_visit and each.encounter is not None]
    return Found(known, follow_up(visits, workstation.edition()) if visits else None)


def follow_up_text(listed: FollowUp) -> str:
    """What a follow-up asks, and what it leaves on request."""
    text = _(
        "A follow-up asks what safety needs, the symptoms that change, and what was abnormal. Nothing is filled in "
        "from an earlier visit; everything else stays on request."
    )
    if not listed.left_out:
        return text
    count = len(listed.left_out)
    left = translate_count(
        "{n} more row that was abnormal is on request: {names}.",
        "{n} more rows that were abnormal are on request: {names}.",
        count,
    )
    names = "; ".join(listed.edition.item[name].label for name in listed.left_out[:NAMED])
    return f"{text} {left.format(n=count, names=names if count <= NAMED else names + _(' and others'))}"


def _nothing() -> Given:
    from examassist.ui.visits.reading import Given

    return Given()


def _ask(patient: Patient) -> str:
    if patient.birth_date is None:
        return _("Let the patient say the birth date, and compare it with each line.")
    return _("Let the patient say the birth date. It must be {day}.").format(day=day_text(patient.birth_date))


def _number_text(typed: str | None, recorded: str | None) -> str:
    """What name and birth date alone leave open; an ID that is not known differs from none."""
    if typed and recorded:
        return _("Name and birth date are the same, the ID is not.")
    if typed or recorded:
        return _("Name and birth date are the same; an ID is known for one of the two exams only.")
    return _("Name and birth date are the same; no ID is known for either exam.")

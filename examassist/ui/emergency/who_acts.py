"""Asked before an exam with an open emergency leaves the screen: who acts, whom they told and when, or why nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QWidget

from examassist.domain.act import FlagAnswer
from examassist.language import translate as _
from examassist.ui.emergency.choices import Choice, letter_of
from examassist.ui.emergency.reason_form import About, ReasonForm, ReasonGiven
from examassist.ui.pieces import LinkButton, PrimaryButton, WordsDialog, column, row, words
from examassist.ui.theme import BOLD, SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from examassist.reasoning.assessment import FlagResult
    from examassist.ui.emergency.onsets import Disagrees

LONGEST = 200


class Asked(NamedTuple):
    """One open flag, what an earlier answer to it does not hold for, and what speaks against calling it old."""

    flag: FlagResult
    before: str = ""
    against: Disagrees | None = None


def _asked_in_words(asked: Sequence[Asked]) -> Iterator[QWidget]:
    for each in asked:
        flag = each.flag
        yield words(f"{flag.says}. {' '.join(flag.actions[:1])}".rstrip(), wrap=True)
        if each.before:
            yield words(each.before, weight=SEMIBOLD, ink="emer-ink", wrap=True)


class WhoActs(WordsDialog):
    """One question for every open emergency of the exam; Enter, pressed by habit, goes back to it."""

    answered = Signal(object)
    """The FlagAnswers; none of them when one leaves without an answer."""
    corrected = Signal(object)
    """The cells of onsets that are to be corrected before the answers are recorded."""

    def __init__(self, parent: QWidget | None, asked: Sequence[Asked], patient: str, actor: str, now: datetime) -> None:
        super().__init__(parent)
        self._asked = tuple(asked)
        self._flags = tuple(each.flag for each in asked)
        self._now = now
        self.setWindowTitle("ExamAssist")
        self.setMinimumWidth(640)
        self._page = QWidget()
        inside = column(gap=12)
        inside.addWidget(words(_("Who is acting?"), size=19, weight=BOLD, ink="emer-ink", wrap=True))
        inside.addWidget(words(patient, size=14, weight=SEMIBOLD, wrap=True))
        for label in _asked_in_words(asked):
            inside.addWidget(label)
        self.name, self.told, self.at = QLineEdit(actor), QLineEdit(), QLineEdit(f"{now:%H:%M}")
        fields = QFormLayout()
        for text, field in ((_("Name"), self.name), (_("Told whom"), self.told), (_("At, hours and minutes"), self.at)):
            field.setMaxLength(LONGEST)
            field.setAccessibleName(text)
            field.textChanged.connect(self._show_missing)
            fields.addRow(words(text), field)
        inside.addLayout(fields)
        self._missing = words("", size=13, ink="text-2", wrap=True)
        inside.addWidget(self._missing)
        self.acting = QPushButton(_("Record who acts, and leave"))
        self.acting.clicked.connect(self._act)
        self.none = QPushButton(_("Not an emergency, because …"))
        self.none.clicked.connect(self._ask_why)
        self.leave = LinkButton(_("Leave without an answer"))
        self.leave.clicked.connect(lambda: self._answer([]))
        self.go_on = PrimaryButton(_("Back to the exam"))
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.reject)
        for pair in ((self.acting, self.none), (self.leave, self.go_on)):
            line = row(gap=8)
            line.addWidget(pair[0])
            line.addStretch(1)
            line.addWidget(pair[1])
            inside.addLayout(line)
        for button in (self.acting, self.none, self.leave):
            button.setAutoDefault(False)
        note = _("Without an answer it stays in the list of drafts, heads it for everybody here, and is asked again.")
        inside.addWidget(words(note, size=12, ink="text-2", wrap=True))
        self._page.setLayout(inside)
        self.form = ReasonForm()
        self.form.given.connect(self._given)
        self.form.back.connect(self._ask_who)
        self.form.resized.connect(self.adjustSize)
        whole = column(margins=(28, 22, 28, 22), gap=0)
        whole.addWidget(self._page)
        whole.addWidget(self.form)
        self.setLayout(whole)
        self._show_missing()
        self.told.setFocus()

    def stay(self) -> None:
        """Ask in words of somebody who goes on with the exam: it comes back to the screen and nobody leaves it."""
        self.acting.setText(_("Record who acts"))
        self.leave.setText(_("Go on without an answer"))

    def _ask_why(self) -> None:
        about = [About(each.flag.id, each.flag.says, each.against) for each in self._asked]
        self.form.ask(Choice.NOT_AN_EMERGENCY, about)
        self._page.hide()
        self.form.show()
        self.form.focus_first()

    def _ask_who(self) -> None:
        self.form.hide()
        self._page.show()
        self.adjustSize()

    def _when(self) -> datetime | None:
        """The time given, of today; one that is still to come was yesterday's."""
        hours, _colon, minutes = self.at.text().strip().partition(":")
        try:
            at = self._now.replace(hour=int(hours), minute=int(minutes), second=0, microsecond=0)
        except ValueError:
            return None
        return at - timedelta(days=1) if at > self._now else at

    def missing(self) -> tuple[str, ...]:
        """What is still asked for, in words."""
        lacks = []
        if not self.name.text().strip():
            lacks.append(_("write who acts"))
        if not self.told.text().strip():
            lacks.append(_("write whom they told"))
        if self._when() is None:
            lacks.append(_("write when, such as 09:13"))
        return tuple(lacks)

    def _show_missing(self, *_arguments: object) -> None:
        lacks = self.missing()
        self._missing.setText(_("To record it: {what}.").format(what="; ".join(lacks)) if lacks else "")
        self.acting.setEnabled(not lacks)

    def _act(self) -> None:
        who, told, at = self.name.text().strip(), self.told.text().strip(), self._when()
        self._answer([FlagAnswer(flag=each.id, answer="acting", who=who, told=told, at=at) for each in self._flags])

    def _given(self, given: ReasonGiven) -> None:
        if given.corrects:
            self.corrected.emit(given.corrects)
        self._answer(
            [
                FlagAnswer(flag=flag, answer="assessed_not_an_emergency", because=given.because, reason=given.text)
                for flag in given.flags
            ]
        )

    def _answer(self, answers: list[FlagAnswer]) -> None:
        self.accept()
        self.answered.emit(answers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the reasons, where they are asked for."""
        letter = letter_of(event)
        if letter and not self.form.isHidden():
            self.form.press(letter)
            return
        super().keyPressEvent(event)

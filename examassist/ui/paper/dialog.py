"""Asks when the exam on paper took place, before anything is typed from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui.dress import at_least
from examassist.ui.paper.mode import dates_exam
from examassist.ui.paper.moment import echo, read_moment, refusal
from examassist.ui.pieces import PrimaryButton, WordsDialog, column, row, words
from examassist.ui.theme import BOLD, SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from examassist.ui.encounter_model import EncounterModel

WIDTH = 560


class PaperDialog(WordsDialog):
    """One field, which is never filled in beforehand."""

    begun = Signal(object)
    """When the patient was examined."""

    def __init__(self, parent: QWidget, model: EncounterModel, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._model = model
        self._now = now
        self.setWindowTitle("ExamAssist")
        at_least(self, width=WIDTH)
        inside = column(margins=(28, 22, 28, 22), gap=12)
        inside.addWidget(words(_("Enter what was written on paper"), size=19, weight=BOLD, wrap=True))
        inside.addWidget(
            words(
                _(
                    "Each value is marked as entered from paper. Rows show the numbers of the printed list; Ctrl K and "
                    "a number goes there. A box left blank on paper stays blank here: not examined, never normal."
                ),
                wrap=True,
            )
        )
        if not dates_exam(model.encounter):
            text = _("Values were given here before. The exam keeps its own time; that of the paper is printed beside.")
            inside.addWidget(words(text, wrap=True))
        label = words(_("Examined on, day and time"), size=13, weight=SEMIBOLD, ink="text-2")
        self.when = QLineEdit()
        self.when.setPlaceholderText(_("21-Nov-2026 14:30 or 2026-11-21 14:30"))
        self.when.setAccessibleName(label.text())
        at_least(self.when, height=38)
        label.setBuddy(self.when)
        self.echo = words(" ", size=13, weight=SEMIBOLD, ink="text-2", wrap=True)
        for widget in (label, self.when, self.echo):
            inside.addWidget(widget)
        self.begin = PrimaryButton(_("Enter from paper"))
        self.begin.setDefault(True)
        self.cancel = QPushButton(_("Cancel"))
        self.cancel.setAutoDefault(False)
        line = row(gap=8)
        line.addWidget(self.begin)
        line.addStretch(1)
        line.addWidget(self.cancel)
        inside.addLayout(line)
        self.setLayout(inside)
        self.when.textChanged.connect(self._say)
        self.begin.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self.when.setFocus()

    def _say(self) -> None:
        at = read_moment(self.when.text())
        why = refusal(self.when.text(), self._model, self._now()) if at is not None else ""
        self.echo.setText(why or (echo(at, self._now()) if at is not None else " "))

    def _take(self) -> None:
        why = refusal(self.when.text(), self._model, self._now())
        at = read_moment(self.when.text())
        if why or at is None:
            self.echo.setText(why)
            self.when.setFocus()
            return
        self.accept()
        self.begun.emit(at)

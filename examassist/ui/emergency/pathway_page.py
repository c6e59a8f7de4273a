"""Whom to phone, what to say now, and the short exam that the receiving team asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from examassist.language import translate as _
from examassist.reasoning.short_exam import items_for
from examassist.ui.dress import fix
from examassist.ui.emergency.phone_text import phone_text
from examassist.ui.emergency.short_exam import ShortExam
from examassist.ui.pieces import Card, KeyedButton, column, heading, row, words
from examassist.ui.theme import BOLD, SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from examassist.reasoning.assessment import FlagResult
    from examassist.settings import Settings
    from examassist.ui.encounter_model import EncounterModel

TEXT_HEIGHT = 124


class PathwayPage(QWidget):
    """Made for the flags raised now; it sends nothing and phones nobody."""

    back = Signal()
    copied = Signal()

    def __init__(self, model: EncounterModel, flags: Sequence[FlagResult], settings: Settings) -> None:
        super().__init__()
        self._model = model
        self.flags = tuple(flag.id for flag in flags)
        items = items_for(flags, model.edition)
        self._items = items
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("What to say on the phone now"))
        fix(self.text, height=TEXT_HEIGHT)
        self.copy = QPushButton(_("Copy this text"))
        self.copy.clicked.connect(self._copy)
        self.go_back = KeyedButton(_("Back to the exam"))
        self.go_back.clicked.connect(self.back)
        whole = column(margins=(20, 12, 20, 0), gap=10)
        head = row(gap=12)
        head.addWidget(words(_("Pathway and calls"), size=22, weight=BOLD))
        head.addStretch(1)
        head.addWidget(self.go_back)
        whole.addLayout(head)
        whole.addWidget(self._calls(settings))
        self.exam: ShortExam | None = None
        if items:
            self.exam = ShortExam(model, items, half_grades=settings.half_grades, parent=self)
            self.exam.next_step.connect(self.back)
            self.exam.previous_step.connect(self.back)
            _no_edges(self.exam.layout())
            whole.addWidget(self.exam, 1)
        else:
            whole.addWidget(words(_("The content names no short exam for this."), ink="text-2"))
            whole.addStretch(1)
        self.setLayout(whole)
        self.show_now()

    def _calls(self, settings: Settings) -> Card:
        card = Card()
        both = row(margins=(16, 12, 16, 12), gap=20)
        both.addLayout(self._phones(settings), 2)
        say = column(gap=6)
        title = row()
        title.addWidget(heading(_("What to say on the phone now")))
        title.addStretch(1)
        title.addWidget(self.copy)
        say.addLayout(title)
        say.addWidget(self.text)
        both.addLayout(say, 3)
        card.setLayout(both)
        return card

    def _phones(self, settings: Settings) -> QVBoxLayout:
        lines = column(gap=4)
        lines.addWidget(heading(_("Phone numbers of this room")))
        for name, number in settings.phones:
            lines.addWidget(words(name, size=13, ink="text-2", wrap=True))
            line = words(number, size=16, weight=SEMIBOLD, wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(line)
        if not settings.phones:
            none = _("None is set here: use the pathway sheet of the clinic.")
            where = _("They are written under Settings, Safety: Phone numbers for emergencies.")
            lines.addWidget(words(f"{none} {where}", size=13, ink="text-2", wrap=True))
        if settings.pathway:
            lines.addWidget(words(settings.pathway, size=13, wrap=True))
        lines.addWidget(words(_("Nothing is sent by this program."), size=12, ink="text-2"))
        lines.addStretch(1)
        return lines

    def show_now(self, _change: object = None) -> None:
        """Say what is recorded by now."""
        raised = [flag for flag in self._model.assessment.raised if flag.id in self.flags]
        self.text.setPlainText(phone_text(raised, self._items, self._model.encounter, self._model.edition))

    def focus_first(self) -> None:
        """Bring the keys to the first row not yet examined."""
        if self.exam is not None:
            self.exam.focus_first_blank()
        else:
            self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())
        self.copied.emit()


def _no_edges(layout: QLayout | None) -> None:
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, layout.contentsMargins().bottom())

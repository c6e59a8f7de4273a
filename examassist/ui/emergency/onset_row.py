"""Since when, asked inside the window of an emergency: nobody said it, and what is not known counts as new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from examassist.language import translate as _
from examassist.ui.emergency.choices import Choice, key_text
from examassist.ui.emergency.pieces import AlarmButton
from examassist.ui.pieces import WrappedText, column, row
from examassist.ui.theme import BOLD

if TYPE_CHECKING:
    from examassist.ui.emergency.onsets import OnsetAsked

BESIDE = 2
ASK = "O"
"""The key that goes to the question where no onset can be given here."""


class OnsetRow(QWidget):
    """The answers with their keys, else the way to the question; none of them is preselected."""

    told = Signal(object, str)
    """The cells, and the answer."""
    wanted = Signal(str)
    """The cell to go to."""

    def __init__(self, asked: OnsetAsked, width: int, *, with_keys: bool) -> None:
        super().__init__()
        whole = column(gap=6)
        whole.addWidget(WrappedText(width, size=14, weight=BOLD, ink="emer-ink", text=asked.says))
        self.buttons: dict[str, AlarmButton] = {}
        for at in range(0, len(asked.answers), BESIDE):
            across = row(gap=10)
            for answer, label, key in asked.answers[at : at + BESIDE]:
                button = self._add(key, label, with_keys=with_keys and key not in {each.value for each in Choice})
                button.clicked.connect(lambda _on=False, answer=answer: self.told.emit(asked.cells, answer))
                across.addWidget(button, 1)
            whole.addLayout(across)
        if asked.ask_at and not asked.answers:
            button = self._add(ASK, _("Go and ask since when"), with_keys=with_keys)
            button.clicked.connect(lambda _on=False: self.wanted.emit(asked.ask_at))
            whole.addWidget(button)
        self.setLayout(whole)
        self._keyed = with_keys

    def _add(self, key: str, label: str, *, with_keys: bool) -> AlarmButton:
        button = AlarmButton(label, key_text(key) if with_keys else "")
        self.buttons[key] = button
        return button

    def press(self, letter: str) -> bool:
        """A letter or digit pressed with the answering key; whether it is one of these."""
        button = self.buttons.get(letter) if self._keyed else None
        if button is None:
            return False
        button.click()
        return True

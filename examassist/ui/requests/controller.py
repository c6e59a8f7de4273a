"""Opens the card of a request on what is recorded now, and copies the whole note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.domain.act import RequestText
    from examassist.report.record import Record
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.exam_screens import ExamScreens
    from examassist.ui.main_window import MainWindow
    from examassist.ui.requests.card import RequestCard


class Requesting(QObject):
    """One for each window; the card is made when it is asked for."""

    def __init__(self, window: MainWindow, copy: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._copy = copy
        self.card: RequestCard | None = None
        self._model: EncounterModel | None = None
        """The exam whose request lies in the card: what is typed there goes into no other."""

    def open(self, name: str) -> None:
        """Show the request of a test, or the letter to a reader."""

        def composed(record: Record, screens: ExamScreens) -> None:
            from examassist.report.requests.compose import request
            from examassist.report.requests.edited import own_of

            document = request(record, name)
            self._model = screens.model
            self._card().show_it(document, own_of(record, name))

        self._with_record(composed)

    def copy_note(self) -> None:
        """Copy the whole note as plain words."""

        def composed(record: Record, _screens: ExamScreens) -> None:
            from examassist.report.requests.note import whole_note

            self._copy(whole_note(record))

        self._with_record(composed)

    def put_away(self) -> None:
        """Close the card, because the exam behind it goes; what was typed in it is kept."""
        if self.card is not None:
            self.card.close_it()

    def _with_record(self, then: Callable[[Record, ExamScreens], None]) -> None:
        """Assess the exam as it stands beside the window; what it was asked for is left when another exam is open."""
        screens = self._window.screens
        if screens is None:
            return
        screens.commit()

        def assessed(record: Record) -> None:
            if isValid(screens) and self._window.screens is screens:
                then(record, screens)

        self._window.desk.files.say_record(assessed)

    def _card(self) -> RequestCard:
        if self.card is None:
            from examassist.ui.requests.card import RequestCard

            self.card = RequestCard(self._window)
            self.card.edited.connect(self._edit)
            self.card.copy_wanted.connect(self._copy)
        return self.card

    def _edit(self, edited: RequestText) -> None:
        if self._model is not None:
            self._model.edit_request(edited)

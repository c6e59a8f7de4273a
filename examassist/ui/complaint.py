"""Begins an exam by what the patient complains of: the content says which rows are unfolded first for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from examassist.language import translate as _
from examassist.ui.flow import Flow
from examassist.ui.pieces import Chip, column, words
from examassist.ui.theme import SEMIBOLD

if TYPE_CHECKING:
    from examassist.knowledge.edition import ChiefComplaint, Edition
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.main_window import MainWindow


class ComplaintRow(QWidget):
    """One button for each complaint; hidden where the content names none."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._inside = column(gap=8)
        self._inside.addWidget(words(_("New exam, by what the patient complains of"), size=14, weight=SEMIBOLD))
        self.buttons: dict[str, QPushButton] = {}
        self._flow: Flow | None = None
        self.setLayout(self._inside)
        self.hide()

    def show_complaints(self, complaints: tuple[ChiefComplaint, ...]) -> None:
        """Offer these; none is chosen beforehand."""
        if self._flow is not None:
            self._inside.removeWidget(self._flow)
            self._flow.hide()
            self._flow.deleteLater()
        self.buttons = {each.id: _button(each) for each in complaints}
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, name=name: self.wanted.emit(name))
        self._flow = Flow(list(self.buttons.values()), gap=8)
        self._inside.addWidget(self._flow)
        self.setVisible(bool(complaints))


def _button(complaint: ChiefComplaint) -> QPushButton:
    button = Chip(complaint.label)
    button.setCheckable(False)
    button.setAutoDefault(True)
    button.setAccessibleName(_("New exam: {complaint}").format(complaint=complaint.label))
    return button


class Complaints(QObject):
    """Keeps what was chosen until the exam is there, and unfolds its rows; what is asked for safety stays as it is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._offered: tuple[ChiefComplaint, ...] = ()
        self._chosen: ChiefComplaint | None = None
        window.start_page.complaints.wanted.connect(self._begin)

    def offer(self, edition: Edition) -> None:
        """Offer the complaints of this content."""
        self._offered = edition.header.complaints
        self._window.start_page.complaints.show_complaints(self._offered)

    def forget(self) -> None:
        """The next exam begins without one."""
        self._chosen = None

    def _begin(self, name: str) -> None:
        self._window.new_exam()
        self._chosen = next((each for each in self._offered if each.id == name), None)

    def opened(self, model: EncounterModel) -> None:
        """Unfold the rows in a new exam; an exam from the journal or a file has its own."""
        chosen, self._chosen = self._chosen, None
        new = not model.encounter.findings and model.follow_up is None and not self._window.desk.resumed
        if chosen is not None and new:
            QTimer.singleShot(0, lambda: self._unfold(model, chosen))  # after the acts that began the exam were saved

    def _unfold(self, model: EncounterModel, complaint: ChiefComplaint) -> None:
        if self._window.desk.model is model:
            model.request(name for name in complaint.opens if name in model.edition.item)

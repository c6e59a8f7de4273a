"""Earlier visits in one window: who the patient turns out to be, files attached on request, marks on and off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from examassist.language import translate as _

# What reads visits is imported when one is wanted: the first paint of the window waits for nothing.
if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.domain.encounter import Encounter
    from examassist.domain.patient import Patient
    from examassist.ui.background import Background
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.main_window import MainWindow
    from examassist.ui.visits.reading import Given
    from examassist.workstation import Workstation


class Visits(QObject):
    """Puts earlier visits beside the open exam; whether marks are shown is remembered until the window closes."""

    def __init__(self, window: MainWindow, workstation: Workstation, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._background = background
        self.marks_on = True

    def doings(self) -> dict[str, Callable[[], None]]:
        """What can be done from anywhere in the window."""
        return {"earlier": self.ask_for_file, "marks": self.switch_marks}

    def opened(self, model: Any) -> None:  # noqa: ANN401  an EncounterModel, which is not imported yet
        """An exam was opened: its marks are shown as those of the exam before."""
        model.marks.on = self.marks_on

    # ------------------------------------------------------------------ marks

    def switch_marks(self) -> None:
        """Show no mark, or all of them again."""
        self.marks_on = not self.marks_on
        model = self._window.desk.model
        if model is None or self._window.screens is None:
            return
        model.marks.on = self.marks_on
        self._window.screens.show_marks()
        self._window.notice.say(
            _("Marks of earlier visits are shown, each once this visit has an answer.")
            if self.marks_on
            else _("Marks of earlier visits are hidden until Ctrl Shift P.")
        )

    # ------------------------------------------------------------------ who it is

    def identify(self, patient: Patient, back: Callable[[], None]) -> None:
        """Record who the patient of the open exam is, after the same question as before a new exam."""
        model = self._window.desk.model
        if model is None:
            return
        if _who(patient) == _who(model.encounter.patient):
            self._identified(model, patient, None)
            return
        self._window.identity.check(
            patient, lambda given: self._identified(model, patient, given), back, but=model.exam_id
        )

    def _identified(self, model: EncounterModel, patient: Patient, given: Given | None) -> None:
        """``given`` are the earlier visits of whom it turned out to be; those of anybody else go."""
        if self._window.desk.model is not model or self._window.screens is None:
            return
        from examassist.domain.fold import earlier_given
        from examassist.ui.visits.reading import given_by

        model.identify(patient)
        if given is not None and given.exams != given_by(earlier_given(model.acts)).exams:
            self._put(model, given)
        self._window.screens.show_current()

    def _put(self, model: EncounterModel, given: Given) -> None:
        from examassist.ui.visits.reading import read_visits

        who = _who(model.encounter.patient)

        def put(visits: tuple[Encounter, ...]) -> None:
            if self._window.desk.model is model and _who(model.encounter.patient) == who:
                self._window.desk.give_earlier(given, visits)

        if not given.exams:
            put(())
            return
        self._background.run(
            lambda: read_visits(self._workstation, given.exams),
            put,
            lambda error: self._window.notice.complain(str(error)),
        )

    # ------------------------------------------------------------------ a visit in a file

    def ask_for_file(self) -> None:
        """Ask which file holds the earlier visit."""
        if not self._window.in_exam:
            return
        path, _kind = QFileDialog.getOpenFileName(self._window, _("Attach an earlier visit"), "", _("Exams (*.json)"))
        if path:
            self.attach(Path(path))

    def attach(self, path: Path) -> None:
        """Put the visit in a file beside the open exam, if it is a visit of this patient before it."""
        from examassist.domain.fold import earlier_given
        from examassist.ui.visits.attaching import attachable, kept

        model = self._window.desk.model
        if model is None:
            return

        checked = _who(model.encounter.patient), earlier_given(model.acts)

        def read() -> tuple[Given, tuple[Encounter, ...]]:
            visit = self._workstation.read_exam(path)
            attachable(visit, model.encounter)
            return kept(self._workstation, visit, model)

        def put(found: tuple[Given, tuple[Encounter, ...]]) -> None:
            if self._window.desk.model is not model or self._window.screens is None:
                return
            if (_who(model.encounter.patient), earlier_given(model.acts)) != checked:
                self.attach(path)  # it was compared with somebody whom this exam is no longer about
            else:
                self._window.desk.give_earlier(*found)
                self._window.notice.say(_("The earlier visit stands beside this exam. Nothing of it was filled in."))

        self._background.run(read, put, lambda error: self._window.notice.complain(str(error)))


def _who(patient: Patient) -> tuple[object, ...]:
    """What says who it is; the rest may be corrected without a question."""
    return patient.id, patient.family_name, patient.given_name, patient.birth_date

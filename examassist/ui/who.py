"""Who is examined: asked before an exam begins, corrected or completed later, in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from examassist.language import translate as _
from examassist.ui.key_bar import Hint

if TYPE_CHECKING:
    from examassist.domain.patient import Patient
    from examassist.ui.main_window import MainWindow
    from examassist.ui.new_exam import NewExam
    from examassist.workstation import Workstation


class Who(QObject):
    """Shows the form in one window; it is made when it is first asked for."""

    def __init__(self, window: MainWindow, workstation: Workstation) -> None:
        super().__init__(window)
        self._window = window
        self._workstation = workstation
        self._rename = False
        self.form: NewExam | None = None
        window.banner.identify_wanted.connect(self.identify)

    def ask(self) -> None:
        """Ask who is examined next."""
        self._rename = False
        self._window.complaints.forget()
        form = self._made()
        form.ask()
        self._show(form, _("start"))

    def identify(self) -> None:
        """Correct or complete who is examined."""
        model = self._window.desk.model if self._window.ready else None
        if model is None:
            return
        self._rename = True
        form = self._made()
        form.ask(model.encounter.patient)
        self._show(form, _("save"))

    def release(self) -> None:
        """What was asked for did not work: the form can be used again."""
        if self.form is not None:
            self.form.hold(on=False)

    def _show(self, form: NewExam, enter: str) -> None:
        self._window.show_page(form)
        form.family.setFocus()
        self._window.keys.show_keys((Hint("Tab", _("next field")), Hint("Enter", enter), Hint("Esc", _("cancel"))))

    def _made(self) -> NewExam:
        if self.form is None:
            from examassist.ui.new_exam import NewExam

            edition = self._window.edition
            title = edition.header.title if edition is not None else ""
            self.form = NewExam(title, lambda: self._workstation.now().date())
            self.form.started.connect(self._given)
            self.form.cancelled.connect(self._window.back)
        return self.form

    def _given(self, patient: Patient) -> None:
        if self.form is None or not self._window.ready:
            return
        self.form.hold(on=True)
        desk = self._window.desk
        if self._rename and desk.model is not None:
            self._window.visits.identify(patient, self.release)
        else:
            self._window.identity.check(patient, lambda given: desk.begin(patient, given), self.release)

"""The exam that is open: where it comes from, its model, what can still change its plan, and when it is put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from examassist.reasoning.assess import assess
from examassist.reasoning.reasoner import Reasoner
from examassist.ui import opening
from examassist.ui.background import Lane
from examassist.ui.banner import patient_name
from examassist.ui.encounter_model import Conduct, EncounterModel
from examassist.ui.exam_files import ExamFiles
from examassist.ui.keeping import Keeping
from examassist.ui.on_record import OnRecord
from examassist.ui.visits import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from examassist.domain.encounter import Encounter
    from examassist.domain.patient import Patient
    from examassist.errors import ExamAssistError
    from examassist.reasoning.assessment import OpenItem
    from examassist.ui.background import Background
    from examassist.ui.opening import Begun
    from examassist.ui.visits.reading import Given
    from examassist.workstation import Workstation

RESTED = 300
"""Milliseconds without an answer after which the program looks ahead (docs/decisions/0010)."""


class Desk(QObject):
    """Opens one exam at a time; nothing here shows anything."""

    opening = Signal(str)
    """An exam is being read: its id, a patient's name, or the name of a file."""
    not_opened = Signal()
    opened = Signal(object)
    """The EncounterModel, ready to be shown."""
    closing = Signal()
    """Another exam takes the place of the open one: what is still being typed belongs to that one."""
    put_away = Signal()
    """No exam is open any more."""
    looked_ahead = Signal(object)
    """The OpenItems that can still change the plan, some time after the last key."""
    failed = Signal(str)
    """What did not work, in words for people."""

    def __init__(self, workstation: Workstation, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workstation = workstation
        self._background = background
        self._opening = False
        self.model: EncounterModel | None = None
        self.keeping = Keeping(workstation, background, self)
        self.record = OnRecord(workstation, background, self)
        self.record.refused.connect(self.failed)
        self.files = ExamFiles(workstation, background, self)
        self.files.failed.connect(self.failed)
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.timeout.connect(self._look_ahead)
        self._looking = False
        self.earlier: tuple[Encounter, ...] = ()
        """The visits that stand beside the exam."""
        self.resumed = False
        """Whether the exam was begun before and is gone on with."""

    # ------------------------------------------------------------------ opening and closing

    def begin(self, patient: Patient | None, given: Given | None = None) -> None:
        """Begin a new exam, beside the earlier visits ``given``."""
        at = self._workstation.now()
        name = patient_name(patient) if patient is not None else ""
        self._open(lambda: opening.begin(self._workstation, patient, at, given), name)

    def go_on(self, exam: str) -> None:
        """Go on with a draft."""
        self._open(lambda: opening.go_on(self._workstation, exam), exam)

    def open_file(self, path: Path) -> None:
        """Open the exam in a file; it becomes an exam of this workstation."""

        def read() -> Begun:
            encounter = opening.read_exam(self._workstation, path)
            return opening.take_in(self._workstation, encounter, (), self._workstation.now())

        self._open(read, path.name, in_a_file=True)

    def take_in(self, encounter: Encounter, earlier: Sequence[Encounter]) -> None:
        """Open an exam that was read already."""
        at = self._workstation.now()
        name = patient_name(encounter.patient)
        self._open(lambda: opening.take_in(self._workstation, encounter, earlier, at), name)

    def close(self) -> bool:
        """Put the exam away; whether all of it is on the disk."""
        whole = self.keeping.end()
        if self.model is not None:
            self._workstation.mark_closed(self.model.exam_id)
            self.model.deleteLater()
        self.model = None
        self._rested.stop()
        self.put_away.emit()
        return whole

    def _open(self, prepare: Callable[[], Begun], what: str, *, in_a_file: bool = False) -> None:
        if self._opening:
            return
        self._opening = True
        self.opening.emit(what)
        marked = opening.marked(self._workstation, prepare)
        show = lambda begun: self._show(begun, in_a_file=in_a_file)  # noqa: E731
        self._background.run(marked, show, self._not_opened, lane=Lane.AWAITED)

    def _not_opened(self, error: ExamAssistError) -> None:
        self._opening = False
        self.not_opened.emit()
        self.failed.emit(str(error))

    def _show(self, begun: Begun, *, in_a_file: bool) -> None:
        self._opening = False
        self.closing.emit()
        self.close()
        self.resumed = begun.on_disk > 0
        edition, earlier = begun.edition, begun.earlier
        self.earlier = earlier
        model = self.model = EncounterModel(
            edition,
            begun.acts,
            actor=self._workstation.actor,
            clock=self._workstation.now,
            conduct=Conduct(),
            submit=lambda act: self.keeping.submit(act, of=model),
            assess=Reasoner(edition, earlier).assess,
            parent=self,
        )
        beside.put(self.model, earlier)
        self.model.changed.connect(lambda _change: self._rested.start(RESTED))
        self._rested.start(RESTED)
        self.keeping.take(model, begun.refused, len(begun.acts) if in_a_file else 0)
        self.opened.emit(model)
        if self.resumed:
            self.record.opened(model.exam_id)
        self._viewed(earlier)
        self.keeping.start(begun)

    def give_earlier(self, given: Given, earlier: Sequence[Encounter]) -> None:
        """Put these earlier visits of the patient beside the open exam, and no others."""
        if self.model is not None:
            self.earlier = tuple(earlier)
            self.model.give_earlier(given, Reasoner(self.model.edition, earlier).assess)
            beside.put(self.model, earlier)
            self._viewed(earlier)

    def _viewed(self, earlier: Sequence[Encounter]) -> None:
        for visit in earlier:
            if visit.exam:
                self.record.viewed(visit.exam)

    # ------------------------------------------------------------------ looking ahead

    @property
    def looking_ahead(self) -> bool:
        """Whether what can still change the plan is yet to be found for the exam as it stands."""
        return self._looking or self._rested.isActive()

    def _look_ahead(self) -> None:
        """Find what can still change the plan, beside the window and one exam at a time."""
        model = self.model
        if model is None or self._looking:
            return
        self._looking = True
        encounter, edition, earlier = model.encounter, model.edition, self.earlier

        def seen(items: tuple[OpenItem, ...]) -> None:
            self._looking = False
            if self.model is not None and self.model.encounter is encounter:
                beside.ask_what_decides(self.model, items)
                self.looked_ahead.emit(items)
            else:
                self._rested.start(RESTED)

        def unseen(error: ExamAssistError) -> None:
            self._looking = False
            self.failed.emit(str(error))

        self._background.run(lambda: assess(encounter, edition, earlier).open, seen, unseen)

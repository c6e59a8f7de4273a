"""The exam that is open: its model, the thread that saves it, and what is written to files from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from examassist import __version__
from examassist.domain.act import act_json
from examassist.domain.encounter import encounter_json
from examassist.durable import write_for_others
from examassist.errors import CouldNot
from examassist.language import translate as _
from examassist.reasoning.assess import assess
from examassist.reasoning.reasoner import Reasoner
from examassist.ui import opening
from examassist.ui.banner import patient_name
from examassist.ui.emergency.waiting import unanswered
from examassist.ui.encounter_model import Conduct, EncounterModel
from examassist.ui.free_name import free_name
from examassist.ui.visits import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from examassist.domain.act import Act
    from examassist.domain.encounter import Encounter
    from examassist.domain.patient import Patient
    from examassist.errors import ExamAssistError
    from examassist.reasoning.assessment import OpenItem
    from examassist.report.document import ReportDocument
    from examassist.storage.writer import JournalWriter
    from examassist.ui.background import Background
    from examassist.ui.opening import Begun
    from examassist.ui.visits.reading import Given
    from examassist.workstation import Workstation

T = TypeVar("T")
RESTED = 300
"""Milliseconds without an answer after which the program looks ahead (docs/decisions/0010)."""
SLOW = 400
"""Milliseconds after which an answer that is not on the disk is called being saved."""
CLOSING = 10.0
"""Seconds that closing an exam waits for the disk."""


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
    saved = Signal(object)
    """Everything is on the disk, at this time."""
    saving = Signal()
    not_saved = Signal(object, str)
    """Since when answers are in memory only, and why."""
    looked_ahead = Signal(object)
    """The OpenItems that can still change the plan, some time after the last key."""
    written = Signal(bool)
    """A file was written, or could not be."""
    said = Signal(str)
    failed = Signal(str)
    """What did not work, in words for people."""

    def __init__(self, workstation: Workstation, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workstation = workstation
        self._background = background
        self._writer: JournalWriter | None = None
        self._opening = False
        self._refused: CouldNot | None = None
        self._entering = False
        self.model: EncounterModel | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._still_saving)
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.timeout.connect(self._look_ahead)
        self._looking = False
        self._earlier: tuple[Encounter, ...] = ()
        self._in_a_file = 0
        """The newest act that a file holds with all before it."""
        self.writing = False
        """Whether a file is being written."""
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

    def unsaved(self) -> int:
        """How many answers only this window has, after trying once more to save them."""
        if self.model is None:
            return 0
        newest = self.model.acts[-1].seq
        if newest <= self._in_a_file:
            return 0
        if self._refused is None:
            if self._writer is None:
                return 0
            self._writer.retry()
            if self._writer.flush(CLOSING):
                return 0
            return min(self._writer.unsaved(), newest - 1)  # that an exam was opened is no answer
        return newest - max(self._in_a_file, 1)

    def close(self) -> bool:
        """Put the exam away; whether all of it is on the disk."""
        writer, self._writer = self._writer, None
        whole = writer.close(CLOSING) if writer is not None else True
        if self.model is not None:
            self._workstation.mark_closed(self.model.exam_id)
            self.model.deleteLater()
        self.model = None
        self._slow.stop()
        self._rested.stop()
        self.put_away.emit()
        return whole

    def _open(self, prepare: Callable[[], Begun], what: str, *, in_a_file: bool = False) -> None:
        if self._opening:
            return
        self._opening = True
        self.opening.emit(what)
        marked = opening.marked(self._workstation, prepare)
        self._background.run(marked, lambda begun: self._show(begun, in_a_file=in_a_file), self._not_opened)

    def _not_opened(self, error: ExamAssistError) -> None:
        self._opening = False
        self.not_opened.emit()
        self.failed.emit(str(error))

    def _show(self, begun: Begun, *, in_a_file: bool) -> None:
        self._opening = False
        self.closing.emit()
        self.close()
        self._in_a_file = len(begun.acts) if in_a_file else 0
        self.resumed = begun.on_disk > 0
        edition, earlier = begun.edition, begun.earlier
        self._earlier = earlier
        model = self.model = EncounterModel(
            edition,
            begun.acts,
            actor=self._workstation.actor,
            clock=self._workstation.now,
            conduct=Conduct(),
            submit=lambda act: self._submit(act, of=model),
            assess=Reasoner(edition, earlier).assess,
            parent=self,
        )
        beside.put(self.model, earlier)
        self.model.saved.connect(self._on_saved)
        self.model.not_saved.connect(self._on_not_saved)
        self.model.changed.connect(lambda _change: self._rested.start(RESTED))
        self._rested.start(RESTED)
        self._refused = begun.refused
        if begun.refused is None:
            self._writer = self._workstation.start_writer(self.model.journal_saved, self.model.journal_failed)
        self.opened.emit(self.model)
        if begun.refused is not None:
            self.not_saved.emit(begun.acts[0].at, str(begun.refused))
            return
        if begun.on_disk:
            self.model.journal_saved(self.model.exam_id, begun.on_disk)
        for act in begun.acts[begun.on_disk :]:
            self._submit(act, of=model)

    def give_earlier(self, given: Given, earlier: Sequence[Encounter]) -> None:
        """Put these earlier visits of the patient beside the open exam, and no others."""
        if self.model is not None:
            self._earlier = tuple(earlier)
            self.model.give_earlier(given, Reasoner(self.model.edition, earlier).assess)
            beside.put(self.model, earlier)

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
        encounter, edition, earlier = model.encounter, model.edition, self._earlier

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

    # ------------------------------------------------------------------ saving

    def _submit(self, act: Act, of: EncounterModel) -> None:
        """Give an act to the thread that saves; CouldNot without a journal, and when the exam is not open any more."""
        if of is not self.model:
            raise CouldNot(_("This exam was put away before that could be saved."))
        if self._refused is not None:
            raise self._refused
        if self._writer is not None:
            self._slow.start(SLOW)
            self._writer.submit(of.exam_id, act.seq, act_json(act))

    def retry(self) -> None:
        """Try again to save what could not be saved; an exam that the journal refused is entered into it now."""
        if self._writer is not None:
            self._writer.retry()
        elif self._refused is not None and self.model is not None and not self._entering:
            self._entering = True
            self._enter(self.model)

    def _enter(self, model: EncounterModel) -> None:
        def entered(_exam: object) -> None:
            self._entering = False
            if self.model is not model:
                return
            self._refused = None
            self._writer = self._workstation.start_writer(model.journal_saved, model.journal_failed)
            for act in model.acts:
                self._submit(act, of=model)

        def refused(error: ExamAssistError) -> None:
            self._entering = False
            if self.model is model:
                self._on_not_saved(str(error))

        self._background.run(lambda: self._workstation.start_exam(model.edition, model.exam_id), entered, refused)

    def _on_saved(self, _seq: int) -> None:
        if self.model is not None and not self.model.unsaved:
            self._slow.stop()
            self.saved.emit(self._workstation.now())

    def _still_saving(self) -> None:
        if self.model is not None and self.model.unsaved:
            self.saving.emit()

    def _on_not_saved(self, why: str) -> None:
        if self.model is None:
            return
        self._slow.stop()
        self.not_saved.emit(self._since(self.model), why)

    def _since(self, model: EncounterModel) -> datetime:
        return next((act.at for act in model.acts if act.seq > model.saved_seq), model.acts[-1].at)

    # ------------------------------------------------------------------ files

    def save_file(self, path: Path) -> None:
        """Write the exam as a file that any ExamAssist opens."""
        if self.model is None:
            return
        content = encounter_json(self.model.encounter).encode()
        newest = self.model.acts[-1].seq

        def write() -> None:
            try:
                write_for_others(path, content)
            except OSError as error:
                raise CouldNot(
                    _("The file {path} could not be written: {why}.").format(path=path, why=error.strerror),
                    _("The exam itself is safe; a file that was there before is unchanged."),
                    _("Choose another folder, or free some room, and save again."),
                ) from error

        self._write(write, newest, lambda _none: _("Saved as {path}").format(path=path))

    def _write(self, write: Callable[[], T], newest: int, says: Callable[[T], str]) -> None:
        """Write a file that holds the acts up to ``newest`` beside the window, and say so."""
        self.writing = True
        model = self.model

        def done(result: T) -> None:
            self.writing = False
            if self.model is model:
                self._in_a_file = max(self._in_a_file, newest)
            self.said.emit(says(result))
            self.written.emit(True)

        def failed(error: ExamAssistError) -> None:
            self.writing = False
            self.failed.emit(str(error))
            self.written.emit(False)

        self._background.run(write, done, failed)

    def file_name(self) -> str:
        """What a file made from this exam is called: the exam and its date, never a name."""
        if self.model is None:
            return ""
        exam = (self.model.exam_id or "exam")[:8]
        return f"examassist-{exam}-{self.model.encounter.examined_at:%Y-%m-%d}"

    def export(self, folder: Path) -> None:
        """Write the PDF summary into a folder, beside the window, and say where it is."""
        model, writer = self.model, self._writer
        if model is None:
            return
        path = folder / f"{self.file_name()}.pdf"
        acts, compose = len(model.acts), self._composing(model)

        nobody_acts = bool(unanswered(model.assessment, model.encounter, model.edition))

        def write() -> Path:
            from examassist.report.pdf import write_pdf

            written = write_pdf(compose(), free_name(path), self._workstation.settings.paper)
            if nobody_acts:
                return written  # it stays among the drafts until somebody has said who acts
            if writer is not None and writer.flush(CLOSING) and len(model.acts) == acts:
                self._finish(model.exam_id)
            return written

        self._write(write, model.acts[-1].seq, lambda written: _("Exported to {path}").format(path=written))

    def say_document(self, then: Callable[[ReportDocument], None]) -> None:
        """Compose what the report says now, beside the window, and hand it on."""
        if self.model is not None:
            self._background.run(self._composing(self.model), then, lambda error: self.failed.emit(str(error)))

    def _composing(self, model: EncounterModel) -> Callable[[], ReportDocument]:
        """What composes the report of the exam as it stands at this moment."""
        encounter, edition, earlier, made_at = model.encounter, model.edition, self._earlier, self._workstation.now()

        def composed() -> ReportDocument:
            from examassist.report.compose import compose

            actor = self._workstation.actor
            return compose(
                encounter,
                assess(encounter, edition, earlier),
                edition,
                clinic=self._workstation.settings.clinic,
                made_at=made_at,
                program_version=__version__,
                written_by=f"{actor.name} (role {actor.role})",
            )

        return composed

    def _finish(self, exam: str) -> None:
        """Take the exam off the drafts; it is one again as soon as something is added."""
        journal = self._workstation.open_journal()
        try:
            journal.finish(exam, self._workstation.now().isoformat())
        finally:
            journal.close()

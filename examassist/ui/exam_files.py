"""What is written to files from the open exam: the exam itself, its report; composed and written beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from examassist import __version__
from examassist.domain.encounter import encounter_json
from examassist.durable import write_for_others
from examassist.errors import CouldNot
from examassist.language import translate as _
from examassist.reasoning.assess import assess
from examassist.report.file_name import file_stem
from examassist.ui.emergency.waiting import unanswered
from examassist.ui.free_name import free_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from examassist.errors import ExamAssistError
    from examassist.report.document import ReportDocument
    from examassist.report.record import Record
    from examassist.ui.background import Background
    from examassist.ui.desk import Desk
    from examassist.ui.encounter_model import EncounterModel
    from examassist.workstation import Workstation

T = TypeVar("T")


class ExamFiles(QObject):
    """Writes the exam that lies on one desk; does nothing while none does."""

    said = Signal(str)
    failed = Signal(str)
    """What did not work, in words for people."""
    written = Signal(bool)
    """A file was written, or could not be."""

    def __init__(self, workstation: Workstation, background: Background, desk: Desk) -> None:
        super().__init__(desk)
        self._workstation = workstation
        self._background = background
        self._desk = desk
        self.writing = False
        """Whether a file is being written."""

    def name(self) -> str:
        """What a file made from this exam is called: the exam and its date, never a name."""
        model = self._desk.model
        if model is None:
            return ""
        return file_stem(model.exam_id, model.encounter.examined_at)

    def save(self, path: Path) -> None:
        """Write the exam as a file that any ExamAssist opens."""
        model = self._desk.model
        if model is None:
            return
        content = encounter_json(model.encounter).encode()

        def write() -> None:
            try:
                write_for_others(path, content)
            except OSError as error:
                raise CouldNot(
                    _("The file {path} could not be written: {why}.").format(path=path, why=error.strerror),
                    _("The exam itself is safe; a file that was there before is unchanged."),
                    _("Choose another folder, or free some room, and save again."),
                ) from error

        self._write(model, write, lambda _none: _("Saved as {path}").format(path=path))

    def export(self, folder: Path) -> None:
        """Write the PDF summary into a folder and say where it is."""
        model = self._desk.model
        if model is None:
            return
        path = folder / f"{self.name()}.pdf"
        acts, compose = len(model.acts), self._composing(model)
        saved = self._desk.keeping.waiting_for(model)

        nobody_acts = bool(unanswered(model.assessment, model.encounter, model.edition))

        def write() -> Path:
            from examassist.report.pdf import write_pdf

            written = write_pdf(compose(), free_name(path), self._workstation.settings.paper)
            if nobody_acts:
                return written  # it stays among the drafts until somebody has said who acts
            if saved() and len(model.acts) == acts:
                self._finish(model.exam_id)
            return written

        self._write(model, write, lambda written: _("Exported to {path}").format(path=written))

    def transfer(self, folder: Path) -> None:
        """Write the page that goes with an emergency into a folder and say where it is; the exam stays a draft."""
        model = self._desk.model
        if model is None:
            return
        path = folder / f"{self.name()}-transfer.pdf"
        compose = self._composing_transfer(model)

        def write() -> Path:
            from examassist.report.pdf import write_pdf

            return write_pdf(compose(), free_name(path), self._workstation.settings.paper)

        self._write(model, write, lambda written: _("Transfer page written to {path}").format(path=written))

    def say_document(self, then: Callable[[ReportDocument], None]) -> None:
        """Compose what the report says now, and hand it on."""
        if self._desk.model is not None:
            compose = self._composing(self._desk.model)
            self._background.run(compose, then, lambda error: self.failed.emit(str(error)))

    def say_record(self, then: Callable[[Record], None]) -> None:
        """Assess the exam as it stands, with its earlier visits, and hand both on."""
        model, earlier = self._desk.model, self._desk.earlier
        if model is None:
            return
        encounter, edition = model.encounter, model.edition

        def assessed() -> Record:
            from examassist.report.record import Record

            return Record(encounter, assess(encounter, edition, earlier), edition)

        self._background.run(assessed, then, lambda error: self.failed.emit(str(error)))

    def _write(self, model: EncounterModel, write: Callable[[], T], says: Callable[[T], str]) -> None:
        """Write a file that holds the acts of now, and say so."""
        self.writing = True
        newest = model.acts[-1].seq

        def done(result: T) -> None:
            self.writing = False
            self._desk.keeping.note_file(model, newest)
            self.said.emit(says(result))
            self.written.emit(True)

        def failed(error: ExamAssistError) -> None:
            self.writing = False
            self.failed.emit(str(error))
            self.written.emit(False)

        self._background.run(write, done, failed)

    def _composing(self, model: EncounterModel) -> Callable[[], ReportDocument]:
        """What composes the report of the exam as it stands at this moment."""
        encounter, edition, made_at = model.encounter, model.edition, self._workstation.now()
        earlier = self._desk.earlier

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

    def _composing_transfer(self, model: EncounterModel) -> Callable[[], ReportDocument]:
        """What composes the transfer page of the exam as it stands at this moment."""
        encounter, edition, made_at = model.encounter, model.edition, self._workstation.now()
        earlier, settings = self._desk.earlier, self._workstation.settings

        def composed() -> ReportDocument:
            from examassist.report.transfer.compose import compose_transfer
            from examassist.report.writing import Writing

            actor = self._workstation.actor
            written_by = f"{actor.name} (role {actor.role})"
            writing = Writing(settings.clinic, made_at, __version__, written_by, settings.paper)
            return compose_transfer(encounter, assess(encounter, edition, earlier), edition, writing)

        return composed

    def _finish(self, exam: str) -> None:
        """Take the exam off the drafts; it is one again as soon as something is added."""
        journal = self._workstation.open_journal()
        try:
            journal.finish(exam, self._workstation.now().isoformat())
        finally:
            journal.close()

"""What is written to files from the open exam: the exam itself, its report; composed and written beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from examassist.domain.encounter import encounter_json
from examassist.durable import write_for_others
from examassist.errors import CouldNot
from examassist.language import translate as _
from examassist.reasoning.assess import assess
from examassist.report.file_name import file_stem
from examassist.storage.audit.entry import Document, What
from examassist.ui.composing import ENDINGS, composing
from examassist.ui.emergency.waiting import unanswered
from examassist.ui.free_name import free_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from examassist.errors import ExamAssistError
    from examassist.report.document import ReportDocument
    from examassist.report.record import Record
    from examassist.ui.background import Background
    from examassist.ui.composing import Kind
    from examassist.ui.desk import Desk
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.preview.made import Made
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

    def name_of(self, kind: Kind) -> str:
        """What a file or a print of that document is called."""
        return f"{self.name()}{ENDINGS[kind]}"

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

        kept = self._desk.record.doing(What.EXPORTED, model.exam_id, Document.FILE, write)
        self._write(model, kept, lambda _none: _("Saved as {path}").format(path=path))

    def export(self, folder: Path) -> None:
        """Write the PDF summary into a folder and say where it is."""
        self._put("summary", folder)

    def transfer(self, folder: Path) -> None:
        """Write the page that goes with an emergency into a folder and say where it is; the exam stays a draft."""
        self._put("transfer", folder)

    def put_made(self, made: Made, folder: Path) -> None:
        """Write a document that was made and shown before, byte by byte; one that is no longer so is not written."""
        model = self._desk.model
        if model is not None and made.still_holds(model):
            self._put(made.kind, folder, made)
        else:
            self.failed.emit(_("The exam has changed since these pages were made. Look at the new ones, then export."))

    def _put(self, kind: Kind, folder: Path, made: Made | None = None) -> None:
        """Write a document under a name that no file has; an exam of which the summary is written is no draft."""
        model = self._desk.model
        if model is None:
            return
        path = folder / f"{self.name_of(kind)}.pdf"
        acts, compose = len(model.acts), self.composing(model, kind)
        saved = self._desk.keeping.waiting_for(model)
        # it stays among the drafts until somebody has said who acts
        stays = kind != "summary" or bool(unanswered(model.assessment, model.encounter, model.edition))

        def write() -> Path:
            from examassist.report.pdf import put_pdf, write_pdf

            if made is not None:
                written = put_pdf(made.data, free_name(path))
            else:
                written = write_pdf(compose(), free_name(path), self._workstation.settings.paper)
            if not stays and saved() and len(model.acts) == acts:
                self._finish(model.exam_id)
            return written

        holds = kind != "leaflet"
        kept = self._desk.record.doing(What.EXPORTED, model.exam_id, Document(kind), write)
        self._write(model, kept, lambda written: _says(kind).format(path=written), holds_acts=holds)

    def say_document(self, then: Callable[[ReportDocument], None]) -> None:
        """Compose what the report says now, and hand it on."""
        if self._desk.model is not None:
            compose = self.composing(self._desk.model, "summary")
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

    def _write(
        self,
        model: EncounterModel,
        write: Callable[[], tuple[T, str]],
        says: Callable[[T], str],
        *,
        holds_acts: bool = True,
    ) -> None:
        """Write a file, and say so; one that holds the acts of now is a copy of what the disk may have refused."""
        self.writing = True
        newest = model.acts[-1].seq

        def done(kept: tuple[T, str]) -> None:
            self.writing = False
            if holds_acts:
                self._desk.keeping.note_file(model, newest)
            result, unrecorded = kept
            self.said.emit(f"{says(result)}\n{unrecorded}".rstrip())
            self.written.emit(True)

        def failed(error: ExamAssistError) -> None:
            self.writing = False
            self.failed.emit(str(error))
            self.written.emit(False)

        self._background.run(write, done, failed)

    def composing(self, model: EncounterModel, kind: Kind, paper: str = "") -> Callable[[], ReportDocument]:
        """What composes that document of the exam as it stands at this moment."""
        return composing(kind, model, self._desk.earlier, self._workstation, paper)

    def _finish(self, exam: str) -> None:
        """Take the exam off the drafts; it is one again as soon as something is added."""
        journal = self._workstation.open_journal()
        try:
            journal.finish(exam, self._workstation.now().isoformat(), self._workstation.actor)
        finally:
            journal.close()


def _says(kind: Kind) -> str:
    """What is said when that document was written."""
    if kind == "transfer":
        return _("Transfer page written to {path}")
    return _("Leaflet written to {path}") if kind == "leaflet" else _("Exported to {path}")

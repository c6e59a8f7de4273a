"""The open exam on its way to the disk: given to the thread that saves, tried again, and waited for at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from examassist.domain.act import act_json
from examassist.errors import CouldNot
from examassist.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from examassist.domain.act import Act
    from examassist.errors import ExamAssistError
    from examassist.storage.writer import JournalWriter
    from examassist.ui.background import Background
    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.opening import Begun
    from examassist.workstation import Workstation

SLOW = 400
"""Milliseconds after which an answer that is not on the disk is called being saved, and a wait for it is shown."""
CLOSING = 10.0
"""Seconds that closing an exam waits for the disk."""


class Keeping(QObject):
    """Saves the acts of one exam at a time; the disk may refuse, and then every answer is kept here and tried again."""

    saved = Signal(object)
    """Everything is on the disk, at this time."""
    saving = Signal()
    not_saved = Signal(object, str)
    """Since when answers are in memory only, and why."""
    waits = Signal(bool)
    """The window waits for the disk from now on, and nothing else happens in it meanwhile; False when that is over."""

    def __init__(self, workstation: Workstation, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workstation = workstation
        self._background = background
        self._model: EncounterModel | None = None
        self._writer: JournalWriter | None = None
        self._refused: CouldNot | None = None
        self._entering = False
        self._in_a_file = 0
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._still_saving)

    # ------------------------------------------------------------------ one exam after the other

    def take(self, model: EncounterModel, refused: CouldNot | None, in_a_file: int) -> None:
        """Save the acts of this exam from now on; where the journal ``refused`` it, in memory only."""
        self._model = model
        self._refused = refused
        self._in_a_file = in_a_file
        model.saved.connect(self._on_saved)
        model.not_saved.connect(self._on_not_saved)
        if refused is None:
            self._writer = self._workstation.start_writer(model.journal_saved, model.journal_failed)

    def start(self, begun: Begun) -> None:
        """Save what the exam began with, once it is shown; what lies on the disk already is said to be there."""
        model = self._model
        if model is None:
            return
        if begun.refused is not None:
            self.not_saved.emit(begun.acts[0].at, str(begun.refused))
            return
        if begun.on_disk:
            model.journal_saved(model.exam_id, begun.on_disk)
        for act in begun.acts[begun.on_disk :]:
            self.submit(act, of=model)

    def end(self) -> bool:
        """Put the exam away; whether all of it is on the disk. A wait that one can feel is shown."""
        writer, self._writer = self._writer, None
        self._model = None
        self._slow.stop()
        if writer is None:
            return True
        if writer.flush(SLOW / 1000):
            return writer.close(CLOSING)
        self.waits.emit(True)
        try:
            return writer.close(CLOSING)
        finally:
            self.waits.emit(False)

    # ------------------------------------------------------------------ answers

    def submit(self, act: Act, of: EncounterModel) -> None:
        """Give an act to the thread that saves; CouldNot without a journal, and when the exam is not open any more."""
        if of is not self._model:
            raise CouldNot(_("This exam was put away before that could be saved."))
        if self._refused is not None:
            raise self._refused
        if self._writer is not None:
            self._slow.start(SLOW)
            self._writer.submit(of.exam_id, act.seq, act_json(act))

    def unsaved(self) -> int:
        """How many answers only this window has, after trying once more to save them."""
        if self._model is None:
            return 0
        newest = self._model.acts[-1].seq
        if newest <= self._in_a_file:
            return 0
        if self._refused is not None:
            return newest - max(self._in_a_file, 1)
        if self._writer is None:
            return 0
        self._writer.retry()
        if self._flushed(self._writer):
            return 0
        return min(self._writer.unsaved(), newest - 1)  # that an exam was opened is no answer

    def _flushed(self, writer: JournalWriter) -> bool:
        if writer.flush(SLOW / 1000):
            return True
        self.waits.emit(True)
        try:
            return writer.flush(CLOSING)
        finally:
            self.waits.emit(False)

    def waiting_for(self, model: EncounterModel) -> Callable[[], bool]:
        """What waits, in a thread, for everything of this exam and says whether it is on the disk."""
        writer = self._writer if self._model is model else None
        return lambda: writer is not None and writer.flush(CLOSING)

    def note_file(self, model: EncounterModel, newest: int) -> None:
        """A file holds the acts of that exam up to ``newest``."""
        if self._model is model:
            self._in_a_file = max(self._in_a_file, newest)

    def retry(self) -> None:
        """Try again to save what could not be saved; an exam that the journal refused is entered into it now."""
        if self._writer is not None:
            self._writer.retry()
        elif self._refused is not None and self._model is not None and not self._entering:
            self._entering = True
            self._enter(self._model)

    def _enter(self, model: EncounterModel) -> None:
        def entered(_exam: object) -> None:
            self._entering = False
            if self._model is not model:
                return
            self._refused = None
            self._writer = self._workstation.start_writer(model.journal_saved, model.journal_failed)
            for act in model.acts:
                self.submit(act, of=model)

        def refused(error: ExamAssistError) -> None:
            self._entering = False
            if self._model is model:
                self._on_not_saved(str(error))

        self._background.run(lambda: self._workstation.start_exam(model.edition, model.exam_id), entered, refused)

    # ------------------------------------------------------------------ what is told

    def _on_saved(self, _seq: int) -> None:
        if self._model is not None and not self._model.unsaved:
            self._slow.stop()
            self.saved.emit(self._workstation.now())

    def _still_saving(self) -> None:
        if self._model is not None and self._model.unsaved:
            self.saving.emit()

    def _on_not_saved(self, why: str) -> None:
        if self._model is None:
            return
        self._slow.stop()
        self.not_saved.emit(self._since(self._model), why)

    def _since(self, model: EncounterModel) -> datetime:
        return next((act.at for act in model.acts if act.seq > model.saved_seq), model.acts[-1].at)

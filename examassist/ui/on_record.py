"""What leaves the window or is looked at in it, put on record beside it; nothing is held up by that, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from examassist.language import translate as _
from examassist.storage.audit.entry import Document, What

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.errors import CouldNot
    from examassist.ui.background import Background
    from examassist.workstation import Workstation

T = TypeVar("T")


class OnRecord(QObject):
    """One for each desk; the rows are written in threads."""

    refused = Signal(str)
    """Something that must be on record is not yet, and why."""

    def __init__(self, workstation: Workstation, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workstation = workstation
        self._background = background

    def doing(self, what: What, exam: str, document: str, work: Callable[[], T]) -> Callable[[], tuple[T, str]]:
        """What does the work in a thread, on record before it: its result, and a sentence where it is not on record."""

        def done() -> tuple[T, str]:
            result, refused = self._workstation.audit.doing(what, exam, document, work)
            return result, _sentence(refused)

        return done

    def copied(self, exam: str) -> None:
        """Words of an exam lie where they can be pasted from."""
        self._note(What.COPIED, exam, Document.TEXT, tell=True)

    def previewed(self, exam: str, document: str) -> None:
        """A document of an exam was shown."""
        self._note(What.PREVIEWED, exam, document)

    def opened(self, exam: str) -> None:
        """An exam of the journal was opened."""
        self._note(What.OPENED, exam)

    def viewed(self, exam: str) -> None:
        """An exam of the journal stands beside another one."""
        self._note(What.VIEWED, exam)

    def _note(self, what: What, exam: str, document: str = "", *, tell: bool = False) -> None:
        def noted(refused: CouldNot | None) -> None:
            if tell and refused is not None:
                self.refused.emit(_sentence(refused))

        self._background.run(
            lambda: self._workstation.audit.record(what, exam, document),
            noted,
            lambda error: self.refused.emit(str(error)),
        )


def _sentence(refused: CouldNot | None) -> str:
    """That this is not on record, and why; nothing where it is."""
    if refused is None:
        return ""
    text = _("This could not be put on record: {why} It is written down as soon as that is possible, until you quit.")
    return text.format(why=refused.what)

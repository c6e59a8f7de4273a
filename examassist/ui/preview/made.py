"""One document as a finished file in memory, and of which entries of the exam it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from examassist.report.document import ReportDocument
    from examassist.report.layout import Drawn
    from examassist.report.page_images import PageSize
    from examassist.ui.composing import Kind
    from examassist.ui.encounter_model import EncounterModel


class Made(NamedTuple):
    """A file that was read back and may be released as it is."""

    kind: Kind
    paper: str
    data: bytes
    sizes: tuple[PageSize, ...]
    texts: tuple[str, ...]
    """What stands on each page, in reading order, for people who hear the screen."""
    state: str
    """What every page says of itself, as that it is an unsigned draft; nothing in one for the patient."""
    exam: str
    entry: int
    """The number of the newest entry of the exam that is in it."""
    made_at: datetime

    def still_holds(self, model: EncounterModel) -> bool:
        """Whether the exam stands as it did when this was made."""
        return self.exam == model.exam_id and self.entry == model.acts[-1].seq


def making(kind: Kind, paper: str, model: EncounterModel, compose: Callable[[], ReportDocument]) -> Callable[[], Made]:
    """What makes that document, in a thread beside the window."""
    exam, entry = model.exam_id, model.acts[-1].seq

    def make() -> Made:
        from examassist.report.page_images import page_sizes
        from examassist.report.pdf import checked_pdf

        document = compose()
        file = checked_pdf(document, paper)
        sizes = page_sizes(file.data)
        texts = tuple(_said_on(number, file.drawn) for number in range(1, len(sizes) + 1))
        return Made(kind, paper, file.data, sizes, texts, document.state, exam, entry, document.made_at)

    return make


def _said_on(page: int, drawn: tuple[Drawn, ...]) -> str:
    """The texts of a page, each once."""
    return "\n".join(dict.fromkeys(each.text for each in drawn if each.page == page and each.text.strip()))

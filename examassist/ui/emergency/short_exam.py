"""The short emergency exam: the rows that the receiving team asks for, in their order, of the same record."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, cast

from examassist.knowledge.item import Step
from examassist.language import translate as _
from examassist.ui.checklist import Checklist, Part, Progress
from examassist.ui.exam_page import ExamPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from examassist.domain.finding import FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.ui.encounter_model import EncounterModel


def parts_for(items: Sequence[Item], edition: Edition) -> tuple[Part, ...]:
    """These rows in their order, each run of one section under its name."""
    return tuple(
        Part(edition.section[section], tuple(run), ())
        for section, run in itertools.groupby(items, key=lambda item: item.section)
    )


class _View:
    """The open exam as one page of these rows: everything else is the exam's own."""

    def __init__(self, model: EncounterModel, items: Sequence[Item]) -> None:
        self._model = model
        self._parts = parts_for(items, model.edition)
        self._checklist = Checklist(model.edition)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the exam has
        return getattr(self._model, name)

    def parts_of(self, _step: int) -> tuple[Part, ...]:
        return self._parts

    def progress_of(self, _step: int) -> Progress:
        return self._checklist.progress_of(self._parts, self._model.encounter)

    def rest_normal_plan(self, _step: int) -> list[object]:
        return []

    def held_back(self, _step: int) -> list[object]:
        return []


class ShortExam(ExamPage):
    """Ordinary rows on a page of their own; nothing here is filled for a whole page at once."""

    def __init__(
        self, model: EncounterModel, items: Sequence[Item], *, half_grades: bool, parent: QWidget | None = None
    ) -> None:
        after = max(step.step for step in model.edition.steps) + 1
        step = Step(step=after, title=_("Short emergency exam"), position="lying")
        view = cast("EncounterModel", _View(model, items))
        super().__init__(view, step, half_grades=half_grades, parent=parent)

    def focus_cell(self, key: FindingKey) -> bool:
        """Bring the keys to a cell of this page, whatever step it belongs to elsewhere."""
        return self._area.bring(self._sheet.cell(key))

    def _may_fill(self) -> bool:
        return False

"""Earlier visits put beside an open exam: their marks, and the rows of a follow-up; worked out anew, never kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.domain.fold import earlier_given
from examassist.knowledge.follow_up import follow_up
from examassist.ui.visits.reading import given_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.reasoning.assessment import OpenItem
    from examassist.ui.encounter_model import EncounterModel


def put(model: EncounterModel, earlier: Sequence[Encounter]) -> None:
    """Show what these visits found beside the answers; where the exam is a follow-up, ask what one asks."""
    before = [visit for visit in earlier if visit.examined_at < model.encounter.examined_at]
    follows = given_by(earlier_given(model.acts)).follow_up and bool(before)
    asked = follow_up(before, model.edition) if follows else None
    model.marks.use(before, asked.abnormal if asked is not None else ())
    model.ask(asked)


def ask_what_decides(model: EncounterModel, items: Iterable[OpenItem]) -> None:
    """In a follow-up, ask also what can still change the plan, as far as there is room for it."""
    if model.follow_up is None:
        return
    asked = model.follow_up.with_deciding(FindingKey.parse(each.finding).item for each in items)
    if asked.deciding != model.follow_up.deciding:
        model.ask(asked)

"""The exam that was open when the program ended without being closed: whose, how much of it is saved, what is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examassist.domain.act import Recorded, RowsOpened, read_act
from examassist.domain.finding import How
from examassist.domain.fold import fold, in_force
from examassist.language import translate as _
from examassist.reasoning.say import say_for
from examassist.ui import checklist
from examassist.ui.act_text import act_text, cell_text
from examassist.ui.banner import born_text, patient_name
from examassist.ui.opening import place_after
from examassist.ui.states.answers import answers_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from examassist.domain.act import Act
    from examassist.knowledge.edition import Edition
    from examassist.ui.drafts import DraftSummary
    from examassist.workstation import Workstation


@dataclass(frozen=True)
class Interrupted:
    """What is asked about before anything else can be done."""

    exam: str
    name: str
    about: str
    """Birth date and number."""
    answers: int
    last: str
    """The last answer, with its value."""
    last_at: datetime
    next: str
    """The cell, or else the step, at which it goes on."""
    when: str = ""
    old: bool = False
    """Whether so long ago that the patient may have changed."""
    emergency: str = ""
    """What nobody has acted on yet."""


def interrupted(workstation: Workstation, drafts: Sequence[DraftSummary]) -> Interrupted | None:
    """That exam, if there is one among these drafts that can be gone on with; CouldNot when the journal refuses."""
    exam = workstation.left_open()
    draft = next((each for each in drafts if each.exam == exam and not each.broken), None)
    if exam is None or draft is None:
        return None
    journal = workstation.open_journal()
    try:
        acts = [read_act(text) for text in journal.acts(exam)]
    finally:
        journal.close()
    encounter = fold(acts)
    edition = workstation.edition(encounter.pack, encounter.edition)
    standing = in_force(acts)
    born = _("Born {day}").format(day=born_text(encounter.patient, acts[-1].at.date()))
    return Interrupted(
        exam,
        patient_name(encounter.patient),
        "  ·  ".join(part for part in (born, encounter.patient.id or "") if part),
        answers_in(standing),
        _last(standing, edition),
        acts[-1].at,
        _next(acts, edition),
        draft.when,
        draft.old,
        _("{clock}: nobody is acting. {says}").format(clock=draft.clock, says=draft.emergency)
        if draft.emergency
        else "",
    )


def _last(acts: Sequence[Act], edition: Edition) -> str:
    """The last thing that was answered; empty where nothing was."""
    act = next((each for each in reversed(acts) if answers_in([each])), None)
    if act is None:
        return ""
    if not isinstance(act, Recorded):
        return act_text(act, edition)
    own = [each for each in act.findings if each.how is not How.GROUP_ANSWER] or list(act.findings)
    return _("{cell}: {value}").format(cell=cell_text(own[-1].key, edition), value=say_for(edition).value(own[-1]))


def _next(acts: Sequence[Act], edition: Edition) -> str:
    """Where the keys go when it is gone on with."""
    encounter = fold(acts)
    asked = frozenset(item for act in acts if isinstance(act, RowsOpened) for item in act.items)
    rows = checklist.Checklist(edition)
    shown = checklist.shown_when(encounter, edition)
    place = place_after(acts, edition, encounter, lambda step: rows.parts_of(step, encounter, shown, asked))
    if place.key is not None:
        return cell_text(place.key, edition)
    return next(step.title for step in edition.steps if step.step == place.step)

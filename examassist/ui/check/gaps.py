"""What an exam still lacks before a colleague reads it: each gap with the place where it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.reasoning.say import say_for
from examassist.ui.emergency.waiting import unanswered
from examassist.ui.safety import not_examined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.ui.encounter_model import EncounterModel

Place = Literal["cell", "identify", "decide"]


@dataclass(frozen=True)
class Gap:
    """One thing to settle: its name, which leads there, and what is the matter."""

    name: str
    matter: str
    goes: Place
    key: FindingKey | None = None
    told: bool = False
    """Whether it has its reason already: it is said all the same, but nothing waits for it."""


def gaps(model: EncounterModel) -> tuple[Gap, ...]:
    """All of them, what may harm most first; none of them holds anything back."""
    return (
        *_unanswered_flags(model),
        *_not_examined(model),
        *_blank_safety_items(model),
        *_contradictions(model),
        *_about_the_patient(model),
        *_no_impression(model),
    )


def _unanswered_flags(model: EncounterModel) -> Iterator[Gap]:
    answered = {each.flag for each in model.encounter.flag_answers}
    for flag in unanswered(model.assessment, model.encounter, model.edition):
        keys = [FindingKey.parse(fact.finding) for fact in flag.because]
        known = [key for key in keys if key.item in model.edition.item]
        matter = _("Nobody has said who is acting.")
        if flag.id in answered:
            matter = _("More was recorded since it was answered: not assessed.")
        yield Gap(flag.says, matter, "cell" if known else "decide", known[0] if known else None)


def _not_examined(model: EncounterModel) -> Iterator[Gap]:
    """Safety examinations without a result, also those with a reason: a colleague must not read them as normal."""
    say = say_for(model.edition)
    for why, keys in not_examined(model).items():
        blank = model.encounter.finding(keys[0]) is None
        told = _("{why}, and a safety item: record it, or say why not.") if blank else _("{why}: the report says so.")
        of_item: dict[str, list[FindingKey]] = {}
        for key in keys:
            of_item.setdefault(key.item, []).append(key)
        for cells in of_item.values():
            yield Gap(say.cells(cells), told.format(why=why), "cell", cells[0], told=not blank)


def _blank_safety_items(model: EncounterModel) -> Iterator[Gap]:
    say = say_for(model.edition)
    for step in model.edition.steps:
        for part in model.parts_of(step.step):
            for item in part.rows:
                if not item.safety or item.position != "talk":
                    continue
                blank = [key for key in model.edition.keys_of(item) if model.encounter.finding(key) is None]
                if blank:
                    matter = _("Blank, and a safety item: record it, or say why not.")
                    yield Gap(say.cells(blank), matter, "cell", blank[0])


def _contradictions(model: EncounterModel) -> Iterator[Gap]:
    say = say_for(model.edition)
    for pair in model.assessment.contradictions:
        keys = [FindingKey.parse(fact.finding) for fact in pair.between]
        keys = [key for key in keys if key.item in model.edition.item]
        if pair.state == "open" and keys:
            yield Gap(say.cells(keys), pair.says, "cell", keys[0])


def _about_the_patient(model: EncounterModel) -> Iterator[Gap]:
    if not model.encounter.patient.identified:
        yield Gap(_("Not identified"), _("Nobody can tell whose exam this is."), "identify")
    for says in model.assessment.patient_not_known:
        yield Gap(says, _("Some warnings wait for it."), "identify")


def _no_impression(model: EncounterModel) -> Iterator[Gap]:
    impression = model.encounter.impression
    if impression is None or not (impression.conditions or impression.text):
        yield Gap(_("Your impression"), _("Not recorded; the report says so."), "decide")

"""What one would say on the phone now: only what was recorded, and what was not examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.patient import Sex
from examassist.language import translate as _
from examassist.reasoning.assessed import telling
from examassist.reasoning.say import say_for
from examassist.ui.banner import patient_name
from examassist.ui.emergency.matter import matter_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import FlagResult


def phone_text(flags: Sequence[FlagResult], items: Sequence[Item], encounter: Encounter, edition: Edition) -> str:
    """Who, what, since when, what was found and what was not looked at, a line each."""
    lines = [_person(encounter)]
    said: set[str] = set()
    for flag in flags:
        matter = matter_of(flag, encounter, edition)
        lines.append(_("{clock}: {title}.").format(clock=matter.clock, title=matter.title))
        lines.append(_("Recorded: {findings}.").format(findings="; ".join(matter.recorded)))
        said |= {fact.finding for fact in telling(flag, edition)}
    say = say_for(edition)
    keys = [key for item in items for key in edition.keys_of(item)]
    found = [encounter.finding(key) for key in keys if str(key) not in said]
    facts = [say.fact(finding) for finding in found if finding is not None]
    if facts:
        lines.append(_("Also: {findings}.").format(findings="; ".join(facts)))
    blank = [key for key in keys if encounter.finding(key) is None]
    if blank:
        lines.append(_("Not examined or asked: {cells}.").format(cells=say.cells(blank, len(blank))))
    return "\n".join(line.replace("..", ".") for line in lines)


def _person(encounter: Encounter) -> str:
    patient = encounter.patient
    age = _("{n} years").format(n=encounter.age) if encounter.age is not None else _("age not known")
    sexes = {Sex.FEMALE: _("female"), Sex.MALE: _("male"), Sex.OTHER: _("other sex")}
    parts = [patient_name(patient), age, sexes.get(patient.sex, ""), patient.id or ""]
    return ", ".join(part for part in parts if part)

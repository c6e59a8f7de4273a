"""One emergency as window, bar and page show it: what was recorded, which criteria that meets, what is usual."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.finding import FindingKey
from examassist.language import translate as _
from examassist.reasoning.assessed import standing, telling
from examassist.reasoning.say import say_for
from examassist.ui.banner import patient_name
from examassist.ui.emergency.onsets import Disagrees, OnsetAsked, disagrees, onset_asked
from examassist.ui.emergency.said_before import not_assessed
from examassist.ui.emergency.waiting import group_of

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import FlagResult

NAMED = 7
SOURCES = 3


class Matter(NamedTuple):
    """What is shown of one raised flag."""

    flag: str
    title: str
    clock: str
    recorded: tuple[str, ...]
    criteria: str
    actions: tuple[str, ...]
    onset: OnsetAsked | None = None
    """What to ask about the onset, where nobody told it; else None."""
    against: Disagrees | None = None
    """What speaks against calling it long-standing."""
    before: str = ""
    """What an earlier answer does not hold for; empty while nothing was answered or the answer holds."""


def matter_of(flag: FlagResult, encounter: Encounter, edition: Edition) -> Matter:
    """One raised flag in the words of its content."""
    say = say_for(edition)
    return Matter(
        flag.id,
        flag.says if flag.side is None else f"{flag.says} ({say.side(flag.side)})",
        say.tier(flag.tier or "routine"),
        recorded_lines(flag, encounter, edition),
        _criteria(flag, edition),
        flag.actions,
        onset_asked(flag, encounter, edition),
        disagrees(flag, edition),
        not_assessed(standing(flag, encounter, edition)),
    )


def recorded_lines(flag: FlagResult, encounter: Encounter, edition: Edition) -> tuple[str, ...]:
    """What raised it, each safety question in one line with its onset; the first few, and how many more.

    What is normal beside it is left out: here it would carry the mark of what is not. The reasons tell it.
    """
    say = say_for(edition)
    onsets = {item.onset for item in edition.items if item.onset is not None}
    lines = []
    for fact in telling(flag, edition):
        key = FindingKey.parse(fact.finding)
        if key.item in onsets:
            continue
        line = fact.says
        group = group_of(key, edition)
        onset_item = edition.item[group].onset if group == key.item else None
        onset = encounter.finding(FindingKey(onset_item)) if onset_item is not None else None
        if onset is not None:
            line = f"{line} ({say.value(onset)})"
        lines.append(line)
    unique = tuple(dict.fromkeys(lines))
    if len(unique) <= NAMED:
        return unique
    return (*unique[:NAMED], _("{n} more").format(n=len(unique) - NAMED))


def _criteria(flag: FlagResult, edition: Edition) -> str:
    """Where the criteria are published, with the year, the first few."""
    sources = [edition.source[key] for key in flag.sources if key in edition.source]
    cited = [f"{each.citation} ({each.year})" if each.year is not None else each.citation for each in sources[:SOURCES]]
    more = len(sources) - SOURCES
    if more > 0:
        cited.append(_("{n} more").format(n=more))
    return "; ".join(cited)


def who(encounter: Encounter) -> tuple[str, str]:
    """Whose exam this is, as the banner says it: the name, then age and number."""
    patient = encounter.patient
    age = _("{n} years").format(n=encounter.age) if encounter.age is not None else ""
    return patient_name(patient), ", ".join(part for part in (age, patient.id or "") if part)

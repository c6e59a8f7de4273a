"""Whether what was recorded is an answer the edition knows, and whether it counts as normal."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

from examassist.domain.body import Laterality
from examassist.domain.finding import FindingKey, started_on
from examassist.domain.quantity import is_number
from examassist.errors import Problem
from examassist.knowledge.item import NormalFrom

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, Value
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item

NO = "no"
"""The answer by which a grouped question speaks for all its parts."""

Tone = Literal["normal", "neutral", "abnormal", "plain"]


def problems_with(encounter: Encounter, edition: Edition) -> list[Problem]:
    """Everything in ``encounter`` that ``edition`` does not know; empty when all of it can be reasoned about.

    Places name the finding (``findings[3] dorsal_pulse.left``); what was recorded is never repeated.
    """
    if encounter.pack != edition.header.id:
        return [
            Problem("pack", f"is not {edition.header.id}, the pack this was to be read with", "name the right pack")
        ]
    problems: list[Problem] = []
    for index, finding in enumerate(encounter.findings):
        place = f"findings[{index}] {finding.key}"
        problems.extend(Problem(place, what, todo) for what, todo in _with_finding(finding, encounter, edition))
    problems.extend(_with_decisions(encounter, edition))
    return problems


def tone_of(item: Item, value: Value) -> Tone:
    """How a value of ``item`` is shown: plain where the item calls nothing normal, neutral where it has no weight.

    Numbers are normal inside the item's normal limits; a coded result that is not listed is abnormal. Of a list the
    most telling value counts, and an empty list (asked, none applies) is normal.
    """
    if isinstance(value, tuple):
        tones = {_tone_of_one(item, each) for each in value} or {"normal" if item.normal else "plain"}
        order: tuple[Tone, ...] = ("abnormal", "neutral", "normal", "plain")
        return next(tone for tone in order if tone in tones)
    return _tone_of_one(item, value)


def _tone_of_one(item: Item, value: float | str) -> Tone:
    if value in item.settles_nothing or value in item.neutral:
        return "neutral"
    if isinstance(item.normal, NormalFrom):
        return "normal" if _inside(item.normal, value) else "abnormal"
    if not item.normal:
        return "plain"
    return "normal" if value in item.normal else "abnormal"


def _inside(limits: NormalFrom, value: float | str) -> bool:
    if isinstance(value, str):
        return False
    low, high = limits.at_least, limits.at_most
    return (low is None or value >= low) and (high is None or value <= high)


Said = tuple[str, str]
"""What is wrong and what to do."""


def _with_finding(finding: Finding, encounter: Encounter, edition: Edition) -> Iterator[Said]:
    item = edition.item.get(finding.item)
    if item is None:
        yield "is no item of this edition", _nearest(finding.item, edition.item)
        return
    if item.sided and finding.side is Laterality.UNSIDED:
        yield "needs a side", "say left or right"
    if not item.sided and finding.side is not Laterality.UNSIDED:
        yield "has no side", "leave the side out"
    if finding.value is not None:
        yield from _with_value(item, finding.value, encounter)
    for qualifier in dict.fromkeys(finding.qualifiers):
        if qualifier not in item.qualifiers:
            yield "has a qualifier that the item does not declare", _nearest(qualifier, item.qualifiers)
    if len(set(finding.qualifiers)) != len(finding.qualifiers):
        yield "has the same qualifier twice", "keep one"
    yield from _with_onset(item, finding, encounter, edition)
    yield from _with_denied_parts(item, finding, encounter, edition)


def _with_denied_parts(item: Item, finding: Finding, encounter: Encounter, edition: Edition) -> Iterator[Said]:
    group = edition.item.get(item.part_of or "")
    if group is None or group.parts is None or group.parts.item != item.id or not finding.value:
        return
    asked = encounter.finding(FindingKey(group.id))
    if asked is not None and asked.value == NO:
        yield f"names a part of {group.id}, which was answered no", "correct one of the two"


def _with_onset(item: Item, finding: Finding, encounter: Encounter, edition: Edition) -> Iterator[Said]:
    if finding.onset is None and finding.since is None:
        return
    onset_item = edition.item.get(item.onset or "")
    if onset_item is None:
        yield "has no onset of its own", "leave onset and since out"
        return
    if finding.onset is not None:
        known = [answer.id for answer in onset_item.values]
        if finding.onset not in known:
            yield "has an onset that is not one of its answers", _nearest(finding.onset, known)
    if finding.since is not None and _in_future(finding.since, encounter):
        yield "began after the exam", "correct `since` or the time of the exam"


def _with_value(item: Item, value: Value, encounter: Encounter) -> Iterator[Said]:
    match item.kind:
        case "multi":
            yield from _with_list(item, value)
        case "measure":
            yield from _with_measure(item, value)
        case "date":
            yield from _with_date(item, value, encounter)
        case "text":
            if not isinstance(value, str):
                yield "must be text", ""
            elif not value.strip():
                yield "is empty", "leave the finding out"
        case _:
            known = [answer.id for answer in item.values]
            if not isinstance(value, str):
                yield "must be one of its answers", _nearest("", known)
            elif value not in known:
                yield "is not one of its answers", _nearest(value, known)


def _with_list(item: Item, value: Value) -> Iterator[Said]:
    known = [answer.id for answer in item.values]
    if not isinstance(value, tuple):
        yield "must be a list of its answers", _nearest("", known)
        return
    for each in dict.fromkeys(value):
        if each not in known:
            yield "holds something that is not one of its answers", _nearest(each, known)
    if len(set(value)) != len(value):
        yield "holds the same answer twice", "keep one"
    if len(set(value)) > 1:
        for each in dict.fromkeys(value):
            answer = item.answer(each)
            if answer is not None and answer.exclusive:
                yield f"`{each}` excludes every other answer", "keep it alone or remove it"


def _with_measure(item: Item, value: Value) -> Iterator[Said]:
    if isinstance(value, str):
        if value not in item.coded_results:
            todo = _nearest(value, item.coded_results) if item.coded_results else ""
            yield "must be a number" + (" or one of its coded results" if item.coded_results else ""), todo
        return
    if isinstance(value, tuple) or not is_number(value):
        yield "must be a number", ""
        return
    unit = f" {item.unit}" if item.unit else ""
    if item.range is not None and not item.range[0] <= value <= item.range[1]:
        yield f"lies outside {item.range[0]} to {item.range[1]}{unit}", "correct it"
    elif not on_grid(value, item.step):
        yield f"is finer than its step of {item.step}{unit}", "round it as it was read"


def on_grid(value: float, step: float | None) -> bool:
    """Whether ``value`` is a whole number of steps, reckoned in decimals; without a step every number is."""
    if step is None:
        return True
    try:
        return Decimal(repr(value)) % Decimal(repr(step)) == 0
    except InvalidOperation:  # more steps than a decimal can count
        return False


def _with_date(item: Item, value: Value, encounter: Encounter) -> Iterator[Said]:
    how = "write it as 2026, 2026-08, 2026-08-12 or 2026-08-12T14:30"
    if not isinstance(value, str):
        yield "must be a date", how
        return
    try:
        _, last = started_on(value)
    except ValueError:
        yield "is not a date of the calendar", how
        return
    written = {4: "year", 7: "month", 10: "day"}.get(len(value), "hour")
    if item.precision and written not in item.precision:
        yield f"is given to the {written}", "give it to the " + " or ".join(item.precision)
    if _in_future(value, encounter):
        yield "lies after the exam", "correct it or the time of the exam"
    born = encounter.patient.birth_date
    if born is not None and last < born:
        yield "lies before the patient was born", "correct it or the birth date"


def _in_future(written: str, encounter: Encounter) -> bool:
    """Whether all that the (possibly partial) date can mean lies after the exam, by the clock of the exam."""
    first, _ = started_on(written)
    examined = encounter.examined_at.replace(tzinfo=None)
    if "T" in written:
        return datetime.fromisoformat(written) > examined
    return first > examined.date()


def _with_decisions(encounter: Encounter, edition: Edition) -> Iterator[Problem]:
    contradictions = {each.id for each in edition.contradictions}
    named: list[tuple[str, str, Collection[str], str]] = [
        *(
            (f"impression.conditions[{at}]", each, edition.condition, "condition")
            for at, each in enumerate(encounter.impression.conditions if encounter.impression else ())
        ),
        *(
            (f"decisions[{at}].investigation", each.investigation, edition.investigation, "investigation")
            for at, each in enumerate(encounter.decisions)
        ),
        *((f"plan[{at}]", each, edition.step_of_care, "step of care") for at, each in enumerate(encounter.plan)),
        *(
            (f"{name}[{at}].flag", each.flag, edition.gate, "red flag")
            for name in ("flag_answers", "answers_before")
            for at, each in enumerate(getattr(encounter, name))
        ),
        *(
            (f"settled[{at}].contradiction", each.contradiction, contradictions, "contradiction")
            for at, each in enumerate(encounter.settled)
        ),
    ]
    for place, name, known, kind in named:
        if name not in known:
            yield Problem(place, f"is no {kind} of this edition", _nearest(name, known))


def _nearest(given: str, known: Collection[str]) -> str:
    """What to do: the ids most like the one given, or all of a short list."""
    near = get_close_matches(given, known, n=3, cutoff=0.6)
    if near:
        return "did you mean " + " or ".join(f"`{each}`" for each in near) + "?"
    few = 12
    return "use one of: " + ", ".join(known) if 0 < len(known) <= few else "see `examassist items`"

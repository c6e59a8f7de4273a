"""Which fixed texts a patient gets: by the ticked impression and plan, never by what the program found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.reasoning.assessed import standing
from examassist.reasoning.evaluate import holds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.knowledge.handed import LeafletPart, LeafletText
    from examassist.report.record import Record

OUTRIGHT = frozenset({"assessed_not_an_emergency", "already_known", "mistake"})
"""What somebody may have answered to an emergency so that the patient goes home after all."""


def always(record: Record, part: LeafletPart) -> list[LeafletText]:
    """The texts of a part that stand there for everyone in this country."""
    country = record.encounter.profile.country
    return [
        each
        for each in record.edition.leaflet
        if each.part == part and (country in each.countries or not each.countries)
    ]


def goes_home(record: Record) -> bool:
    """Whether no emergency is raised that nobody has judged otherwise: advice for home would say that it can wait."""
    for flag in record.assessment.raised:
        beside = standing(flag, record.encounter, record.edition)
        judged = beside.is_answered and beside.answer is not None and beside.answer.answer in OUTRIGHT
        if flag.tier == "now" and not judged:
            return False
    return True


def causes(record: Record) -> list[LeafletText]:
    """What is said of each ticked condition, in the order of the content; of others that they were talked about."""
    impression = record.encounter.impression
    return _of_each(record, "cause", impression.conditions if impression else (), "conditions")


def exercise(record: Record) -> list[LeafletText]:
    """One way to walk; where the ticks point to two that do not go together, the one for that."""
    impression = record.encounter.impression
    ticked = {*(impression.conditions if impression else ()), *record.encounter.plan}
    found = [each for each in always(record, "exercise") if ticked & {*each.conditions, *each.steps}]
    if len(found) > 1:
        return [each for each in always(record, "exercise") if each.several]
    return found


def care(record: Record) -> list[LeafletText]:
    """What was agreed, as far as it is something that the patient does."""
    return [each for each in always(record, "care") if set(each.steps) & set(record.encounter.plan)]


def tests(record: Record) -> list[LeafletText]:
    """One text for each kind of test that the clinician recommended; while a check holds it, that it is held."""
    wanted = [each.investigation for each in record.encounter.decisions if each.choice == "recommend"]
    return list(dict.fromkeys(text for name in wanted if (text := _of_test(record, name)) is not None))


def _of_test(record: Record, name: str) -> LeafletText | None:
    for text in always(record, "test"):
        if not (name in text.investigations or text.others):
            continue
        if (not text.while_held or any(_holds(record, gate) for gate in text.while_held)) and is_recorded(record, text):
            return text
    return None


def _holds(record: Record, name: str) -> bool:
    """Whether a check holds back, read from the record: a test that was not suggested has no checks beside it."""
    when = record.edition.safety_gate[name].hold_when
    return when is not None and holds(when, record.encounter, record.edition) is Truth.YES


def is_recorded(record: Record, text: LeafletText) -> bool:
    """Whether the item that a text waits for is recorded, with one of the values that it waits for."""
    if text.item is None:
        return True
    finding = record.encounter.finding(FindingKey(text.item))
    if finding is None or not finding.value:
        return False
    found = set(finding.value) if isinstance(finding.value, tuple) else {str(finding.value)}
    return not text.values or bool(found & set(text.values))


def _of_each(record: Record, part: LeafletPart, ticked: Iterable[str], field: str) -> list[LeafletText]:
    texts = always(record, part)
    known = {name for text in texts for name in getattr(text, field)}
    chosen = [text for text in texts if set(getattr(text, field)) & set(ticked)]
    return chosen + [text for text in texts if text.others and set(ticked) - known]

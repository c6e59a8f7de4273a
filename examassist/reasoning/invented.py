"""The encounters of a pack's invented patients."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from examassist.domain.act import Profile
from examassist.domain.body import SIDES
from examassist.domain.encounter import Encounter
from examassist.domain.finding import AbsentReason, Finding, FindingKey, How
from examassist.domain.patient import Patient, Sex
from examassist.errors import BadInput, Problem
from examassist.knowledge.answers import problems_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from examassist.domain.finding import Value
    from examassist.knowledge.case import Case, EarlierVisit
    from examassist.knowledge.edition import Edition

EXAMINED_AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
"""When every invented patient of a pack was examined; dates in their answers are written for it."""

BOTH = "both"

_NOTHING: Mapping[str, AbsentReason] = MappingProxyType({})


NOWHERE: Mapping[tuple[str, str], str] = MappingProxyType({})
"""The places of entries that came from no file."""


def at_its_line(problem: Problem, places: Mapping[tuple[str, str], str], kind: str, name: str) -> Problem:
    """The same fault, at the file and line of the entry ``name`` of the list ``kind`` where that is known."""
    place = places.get((kind, name))
    return problem if place is None else problem._replace(place=f"{place}: {problem.place}")


def case_encounter(case: Case, cases: Sequence[Case], edition: Edition) -> Encounter:
    """The encounter of an invented patient; a twin is its model with its own changes."""
    line = _lineage(case, cases)
    cells: dict[FindingKey, Value | AbsentReason] = {}
    for each in line:
        for text in each.erase:
            for key in _keys(text):
                cells.pop(key, None)
        cells |= _cells(each.answers, each.not_obtained)
        if each.mirrored:
            cells = {key.mirrored: value for key, value in cells.items()}
    age = next((each.age_years for each in reversed(line) if each.age_years is not None), None)
    sex = next((each.sex for each in reversed(line) if each.sex is not None), Sex.UNKNOWN)
    profile = next((each.profile for each in reversed(line) if each.profile is not None), Profile())
    return Encounter(
        exam=f"EX-{case.id}"[:64],
        pack=edition.header.id,
        edition=edition.digest,
        profile=profile,
        examined_at=EXAMINED_AT,
        patient=Patient(id=f"EX-{case.id}"[:64], family_name="Invented", given_name="Patient", age_years=age, sex=sex),
        findings=_findings(cells),
    )


def case_earlier(case: Case, cases: Sequence[Case], edition: Edition) -> tuple[Encounter, ...]:
    """The earlier visits of an invented patient."""
    visits = next((each.earlier for each in reversed(_lineage(case, cases)) if each.earlier), ())
    return tuple(_visit(visit, edition) for visit in visits)


def findings_of(
    answers: Mapping[str, Value], not_obtained: Mapping[str, AbsentReason] = _NOTHING
) -> tuple[Finding, ...]:
    """The findings written by printed key, where ``item.both`` stands for right and left."""
    return _findings(_cells(answers, not_obtained))


def impossible(place: str, encounter: Encounter, earlier: Sequence[Encounter], edition: Edition) -> Iterable[Problem]:
    """The answers no item can have, of the exam and of the visits before it."""
    for visit in (encounter, *earlier):
        days = (encounter.examined_at - visit.examined_at).days
        at = f"{place}, {days} days before" if visit is not encounter else place
        for each in problems_with(visit, edition):
            yield Problem(f"{at}, {each.place}", each.what, each.todo)


def _visit(visit: EarlierVisit, edition: Edition) -> Encounter:
    return Encounter(
        pack=edition.header.id,
        examined_at=EXAMINED_AT - timedelta(days=visit.days_ago),
        findings=findings_of(visit.answers),
    )


def _lineage(case: Case, cases: Sequence[Case]) -> list[Case]:
    line = [case]
    if case.based_on is None:
        return line
    by_id = {each.id: each for each in reversed(cases)}
    while line[0].based_on is not None:
        parent = by_id.get(line[0].based_on)
        if parent is None or parent in line:
            what = f"is based on {line[0].based_on}, which is not a case before it"
            raise BadInput([Problem(f"case {case.id}", what)])
        line.insert(0, parent)
    return line


def _keys(text: str) -> tuple[FindingKey, ...]:
    item, _, side = text.partition(".")
    if side == BOTH:
        return tuple(FindingKey(item, each) for each in SIDES)
    return (FindingKey.parse(text),)


def _cells(
    answers: Mapping[str, Value], not_obtained: Mapping[str, AbsentReason]
) -> dict[FindingKey, Value | AbsentReason]:
    cells: dict[FindingKey, Value | AbsentReason] = {}
    for text, cell in (*answers.items(), *not_obtained.items()):
        cells |= dict.fromkeys(_keys(text), cell)
    return cells


def _findings(cells: Mapping[FindingKey, Value | AbsentReason]) -> tuple[Finding, ...]:
    return tuple(
        Finding(item=key.item, side=key.side, not_obtained=cell, how=How.SINGLE)
        if isinstance(cell, AbsentReason)
        else Finding(item=key.item, side=key.side, value=cell, how=How.SINGLE)
        for key, cell in cells.items()
    )

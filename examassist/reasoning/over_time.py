"""The visits of one patient side by side: what each found for a cell, and where this visit differs from the last.

Nothing of an earlier visit is here for a cell that this visit has not answered: it would lead the hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from examassist.domain.quantity import is_number
from examassist.knowledge.answers import tone_of
from examassist.knowledge.item import NormalFrom
from examassist.reasoning.judges import grades_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, FindingKey, Value
    from examassist.knowledge.answers import Tone
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item

How = Literal["worse", "better", "higher", "lower", "changed"]
"""Worse and better only where the content says what is normal; higher and lower where there is an order."""


@dataclass(frozen=True)
class Visit:
    """One visit; ``left_out`` counts what it recorded and this edition does not know."""

    encounter: Encounter
    now: bool
    findings: Mapping[FindingKey, Finding]
    left_out: int

    @property
    def day(self) -> date:
        """When it was."""
        return self.encounter.examined_at.date()

    @property
    def examiners(self) -> tuple[str, ...]:
        """Who recorded its values, in the order of the record."""
        return tuple(dict.fromkeys(finding.by for finding in self.encounter.findings if finding.by))


@dataclass(frozen=True)
class Change:
    """How a result differs from the latest one before it; ``up`` is the way on the scale, where it has one."""

    how: How
    up: bool | None
    since: date


@dataclass(frozen=True)
class Result:
    """What one visit found for a cell: a value, a reason why not, or nothing, which means not examined."""

    finding: Finding | None
    tone: Tone | None = None
    change: Change | None = None

    @property
    def had(self) -> bool:
        """Whether there is a value."""
        return self.finding is not None and self.finding.value is not None


@dataclass(frozen=True)
class Row:
    """One cell of the exam, visit by visit."""

    key: FindingKey
    results: tuple[Result, ...]

    @property
    def matters(self) -> bool:
        """Whether it changed between visits or was ever abnormal."""
        return any(each.change is not None or each.tone == "abnormal" for each in self.results)

    @property
    def lost(self) -> bool:
        """Whether an earlier visit has a value and this one says why it has none."""
        return not self.results[-1].had and any(each.had for each in self.results)


@dataclass(frozen=True)
class OverTime:
    """The visits in order, this one last; rows in the order of the exam."""

    visits: tuple[Visit, ...]
    rows: tuple[Row, ...]
    """Every cell that this visit has answered."""
    waiting: int
    """So many cells with a value of an earlier visit have no answer yet, and stand nowhere."""
    never: int
    """So many cells were not examined at any visit."""

    @property
    def changed(self) -> tuple[Row, ...]:
        """The rows that changed or were ever abnormal."""
        return tuple(row for row in self.rows if row.matters)

    @property
    def left_out(self) -> int:
        """How many findings of all visits this edition does not know."""
        return sum(visit.left_out for visit in self.visits)


def over_time(encounter: Encounter, earlier: Sequence[Encounter], edition: Edition) -> OverTime:
    """This visit beside those before it."""
    before = sorted(
        (visit for visit in earlier if visit.examined_at < encounter.examined_at), key=lambda each: each.examined_at
    )
    visits = (*(_visit(each, edition, now=False) for each in before), _visit(encounter, edition, now=True))
    rows: list[Row] = []
    waiting = never = 0
    for item in edition.items:
        for key in edition.keys_of(item):
            if key in visits[-1].findings:
                rows.append(Row(key, tuple(_results(key, item, visits))))
            elif any((known := visit.findings.get(key)) is not None and known.value is not None for visit in visits):
                waiting += 1
            else:
                never += 1
    return OverTime(visits, tuple(rows), waiting, never)


def _visit(encounter: Encounter, edition: Edition, *, now: bool) -> Visit:
    same = encounter.pack == edition.header.id
    known = {each.key: each for each in encounter.findings if same and _known(each, edition)}
    return Visit(encounter, now, known, len(encounter.findings) - len(known))


def _known(finding: Finding, edition: Edition) -> bool:
    """Whether this edition has the cell and the value; what another edition asked in other words is not guessed."""
    item, value = edition.item.get(finding.item), finding.value
    if item is None or finding.key not in edition.keys_of(item):
        return False
    if value is None or item.kind in {"text", "date"}:
        return True
    if item.kind == "measure":
        return is_number(value) or value in item.coded_results
    given = value if isinstance(value, tuple) else (value,)
    return all(isinstance(each, str) and item.answer(each) is not None for each in given)


def _results(key: FindingKey, item: Item, visits: Sequence[Visit]) -> Iterator[Result]:
    last: tuple[Finding, date] | None = None
    for visit in visits:
        finding = visit.findings.get(key)
        if finding is None or finding.value is None:
            yield Result(finding)
            continue
        tone = tone_of(item, finding.value)
        if finding.value in item.settles_nothing:
            yield Result(finding, tone)
            continue
        how = difference(item, last[0], finding) if last is not None else None
        yield Result(finding, tone, Change(how[0], how[1], last[1]) if how is not None and last is not None else None)
        last = finding, visit.day


def difference(item: Item, before: Finding, now: Finding) -> tuple[How, bool | None] | None:
    """How ``now`` differs from ``before``, and which way on its scale; None where both say the same."""
    if _plain(before) == _plain(now):
        return None
    one, other = _place(item, before.value), _place(item, now.value)
    if one is None or other is None or one == other:
        return "changed", None
    up = other > one
    plain: How = "higher" if up else "lower"
    limits = _normal(item)
    if limits is None:
        # without a normal there is no worse; a scale of words has no higher either, a number has
        return (plain, up) if item.kind == "measure" else ("changed", None)
    weightless = now.value in item.neutral or before.value in item.neutral
    small = item.kind == "grade" and abs(other - one) < 1  # half a grade alone is no progress (A9)
    was, is_ = _outside(one, limits), _outside(other, limits)
    if weightless or small or was == is_ or (was > 0 > is_) or (was < 0 < is_):
        return plain, up
    return ("worse" if abs(is_) > abs(was) else "better"), up


def _plain(finding: Finding) -> tuple[object, ...]:
    value = finding.value
    said = frozenset(value) if isinstance(value, tuple) else value
    return said, frozenset(finding.qualifiers), finding.onset


def _place(item: Item, value: Value | None) -> Fraction | None:
    """Where a value lies on the scale of its item; None where it has no place."""
    if item.kind == "measure":
        return Fraction(value) if isinstance(value, int | float) and is_number(value) else None
    return grades_of(item).get(value) if isinstance(value, str) else None


def _normal(item: Item) -> tuple[Fraction | None, Fraction | None] | None:
    """The lower and upper end of what is normal; None where nothing is called so."""
    if isinstance(item.normal, NormalFrom):
        low, high = item.normal.at_least, item.normal.at_most
        return (Fraction(low) if low is not None else None), (Fraction(high) if high is not None else None)
    places = [place for each in item.normal if (place := _place(item, each)) is not None]
    return (min(places), max(places)) if places else None


def _outside(place: Fraction, limits: tuple[Fraction | None, Fraction | None]) -> Fraction:
    """How far below (less than nothing) or above what is normal."""
    low, high = limits
    if low is not None and place < low:
        return place - low
    if high is not None and place > high:
        return place - high
    return Fraction(0)

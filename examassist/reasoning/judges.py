"""How each kind of condition is judged, as a function made once and called on any encounter."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from examassist.domain.finding import AbsentReason, FindingKey
from examassist.domain.patient import Sex
from examassist.domain.truth import Truth, known
from examassist.reasoning.trace import AGE, SEX, Verdict, number_of, once, opposite

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from examassist.domain.finding import Value
    from examassist.knowledge import condition as c
    from examassist.knowledge.item import Item
    from examassist.reasoning.derive import Facts

    Judge = Callable[[Facts], Verdict]
    """One node, ready to be judged on any encounter of its edition."""

BLANK = Verdict(Truth.UNKNOWN)
"""Not known, and no answer here would make it so."""

_TRIED = frozenset((AbsentReason.UNABLE, AbsentReason.DECLINED, AbsentReason.NOT_APPLICABLE))
"""Why a result could not be had although it was tried or asked for."""

AMPUTATED = "amputated"

_HALF_GRADE = {"+": Fraction(1, 3), "-": Fraction(-1, 3)}


def all_parts(parts: Sequence[Judge]) -> Judge:
    """``all_of`` in one pass; while it is open, what holds already speaks for it."""
    return _each(parts, Truth.NO, Truth.YES, open_keeps=True)


def any_part(parts: Sequence[Judge]) -> Judge:
    """``any_of`` in one pass; while it is open, what does not hold says nothing about it."""
    return _each(parts, Truth.YES, Truth.NO, open_keeps=False)


def _each(parts: Sequence[Judge], settles: Truth, otherwise: Truth, *, open_keeps: bool) -> Judge:
    """One part that ``settles`` is enough, and then no list of what is missing is needed."""

    def judge(facts: Facts) -> Verdict:
        settled, others, missing = [], [], []
        truth = otherwise
        for part in parts:
            verdict = part(facts)
            if verdict.truth is settles:
                truth = settles
                settled.append(verdict.because)
            elif truth is not settles:
                if verdict.truth is Truth.UNKNOWN:
                    truth = Truth.UNKNOWN
                    missing.append(verdict.missing)
                else:
                    others.append(verdict.because)
        if truth is settles:
            return Verdict(truth, once(settled))
        return Verdict(truth, once(others) if open_keeps or truth is otherwise else (), once(missing))

    return judge


def not_part(part: Judge) -> Judge:
    """The part does not hold."""

    def judge(facts: Facts) -> Verdict:
        return opposite(part(facts))

    return judge


def at_least(number: int, parts: Sequence[Judge]) -> Judge:
    """At least ``number`` parts hold."""

    def judge(facts: Facts) -> Verdict:
        return number_of(number, [part(facts) for part in parts])

    return judge


def _answers(key: FindingKey) -> tuple[Verdict, Verdict, Verdict]:
    """The three verdicts of a leaf that reads one cell: blank, yes, no."""
    cell = (key,)
    return Verdict(Truth.UNKNOWN, (), cell), Verdict(Truth.YES, cell), Verdict(Truth.NO, cell)


def is_one_of(key: FindingKey, wanted: frozenset[str]) -> Judge:
    """The answer is one of ``wanted``; of a list, any chosen one counts."""
    blank, yes, no = _answers(key)

    def judge(facts: Facts) -> Verdict:
        value = facts.settled.get(key)
        if value is None:
            return blank
        if isinstance(value, tuple):
            return no if wanted.isdisjoint(value) else yes
        return yes if value in wanted else no

    return judge


def measured(key: FindingKey, low: float, high: float) -> Judge:
    """A recorded number lies between two limits."""
    blank, yes, no = _answers(key)

    def judge(facts: Facts) -> Verdict:
        number = facts.number(key)
        if number is None:
            return blank
        return yes if low <= number <= high else no

    return judge


def computed(key: FindingKey, low: float, high: float, *, can_be_missing: bool) -> Judge:
    """A computed number lies between two limits."""
    blank = Verdict(Truth.UNKNOWN, missing=(key,))
    unknown = blank if can_be_missing else BLANK

    def judge(facts: Facts) -> Verdict:
        measured = facts.measured(key.item, key.side)
        if measured is None:
            return unknown
        if measured.at_least and measured.value <= high:
            # One artery is missing and the true number may be higher: only one already above the band settles it.
            return blank
        return Verdict(known(low <= measured.value <= high), because=(key, *measured.inputs))

    return judge


def changed(key: FindingKey, condition: c.Changed, item: Item) -> Judge:
    """A grade of ``item`` against the latest earlier visit that recorded it."""
    grades = grades_of(item)
    least, recent, lower = condition.by_whole_grade, condition.within_days, condition.how == "lower"
    blank, yes, no = _answers(key)

    def judge(facts: Facts) -> Verdict:
        now = facts.value(key)
        if now is None:
            return blank
        before = facts.before(key)
        if before is None:
            return BLANK
        here, there = _grade(grades, now), _grade(grades, before.value)
        if here is None or there is None:
            return BLANK
        fall = there - here if lower else here - there
        enough = fall >= least if least is not None else fall > 0
        if enough and recent is not None and before.days_ago > recent:
            # It may have happened at any time since that visit.
            return BLANK
        return yes if enough else no

    return judge


def recorded(key: FindingKey) -> Judge:
    """A settled result was recorded."""
    _, yes, no = _answers(key)

    def judge(facts: Facts) -> Verdict:
        return no if facts.settled.get(key) is None else yes

    return judge


def not_obtained(key: FindingKey) -> Judge:
    """It was tried and could not be had; of a limb that is not there nothing was to be had."""
    blank, yes, no = _answers(key)

    def judge(facts: Facts) -> Verdict:
        if facts.settled.get(key) is not None:
            return no
        finding = facts.encounter.finding(key)
        if finding is not None and finding.detail == AMPUTATED:
            return no
        return yes if finding is not None and finding.not_obtained in _TRIED else blank

    return judge


def age(limits: c.AgeRange) -> Judge:
    """The age lies inside ``limits``."""
    blank, yes, no = Verdict(Truth.UNKNOWN, missing=(AGE,)), Verdict(Truth.YES), Verdict(Truth.NO)

    def judge(facts: Facts) -> Verdict:
        age = facts.age
        if age is None:
            return blank
        inside = (
            (limits.above is None or age > limits.above)
            and (limits.at_least is None or age >= limits.at_least)
            and (limits.below is None or age < limits.below)
        )
        return yes if inside else no

    return judge


def sex(wanted: Sex) -> Judge:
    """The sex on record is ``wanted``."""
    blank, yes, no = Verdict(Truth.UNKNOWN, missing=(SEX,)), Verdict(Truth.YES), Verdict(Truth.NO)

    def judge(facts: Facts) -> Verdict:
        sex = facts.encounter.patient.sex
        if sex is Sex.UNKNOWN:
            return blank
        return yes if sex is wanted else no

    return judge


def since(condition: c.Since) -> Judge:
    """A date lies no longer ago than the limit."""
    item, limit = condition.since, condition.within_days
    blank, yes, no = _answers(FindingKey(item))

    def judge(facts: Facts) -> Verdict:
        days = facts.days_since(item)
        if days is None:
            return blank
        fewest, most = days
        if most <= limit:
            return yes
        return no if fewest > limit else blank

    return judge


def always_no(facts: Facts) -> Verdict:
    """What no formula speaks for."""
    del facts
    return Verdict(Truth.NO)


def grades_of(item: Item) -> Mapping[str, Fraction]:
    """The answers of an ordered item as numbers: a half grade is a third of a step from the whole one.

    Exact, so that 4+ to 3+ is a whole grade (as floats it falls short of one).
    """
    if not item.ordered:
        return {}
    grades = {}
    for place, answer in enumerate(item.values):
        whole = answer.key is not None and answer.key[0].isdigit()
        digit, half = (answer.key[0], answer.key[1:]) if whole and answer.key is not None else (str(place), "")
        grades[answer.id] = int(digit) + _HALF_GRADE.get(half, Fraction(0))
    return grades


def _grade(grades: Mapping[str, Fraction], value: Value) -> Fraction | None:
    if isinstance(value, int | float):
        return Fraction(value)
    return grades.get(value) if isinstance(value, str) else None

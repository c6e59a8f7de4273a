"""The formulas of an edition as functions: what a visit to a node would look up again is looked up once, here."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import AbsentReason, FindingKey
from examassist.domain.patient import Sex
from examassist.domain.truth import Truth, known
from examassist.knowledge import condition as c
from examassist.reasoning.compile import Held, items_of
from examassist.reasoning.derive import keys_for
from examassist.reasoning.totals import is_usable, total_of
from examassist.reasoning.trace import Verdict, number_of, once, opposite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from examassist.domain.finding import Value
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.knowledge.score import Score
    from examassist.reasoning.derive import Facts

    Judge = Callable[[Facts], Verdict]
    """One node, ready to be judged on any encounter of its edition."""

_TRIED = frozenset((AbsentReason.UNABLE, AbsentReason.DECLINED, AbsentReason.NOT_APPLICABLE))
"""Why a result could not be had although it was tried or asked for."""

_HALF_GRADE = {"+": Fraction(1, 3), "-": Fraction(-1, 3)}

_BLANK = Verdict(Truth.UNKNOWN)


class Formula:
    """One condition for one side: how it is judged, and what it reads."""

    __slots__ = ("condition", "judge", "reads")

    def __init__(self, condition: Condition, judge: Judge, reads: frozenset[str]) -> None:
        """Judge ``condition``, which is held so that no other one can take its place in memory."""
        self.condition = condition
        self.judge = judge
        self.reads = reads

    def on(self, facts: Facts) -> Verdict:
        """Its verdict, judged once for these facts."""
        seen = facts.judged.get(self)
        if seen is None:
            seen = facts.judged[self] = self.judge(facts)
        return seen


class Formulas:
    """The formulas of one edition, each made when it is first asked for."""

    def __init__(self, edition: Edition) -> None:
        """Make nothing yet."""
        self.edition = edition
        self._made: dict[tuple[int, Laterality], Formula] = {}
        self._reading: dict[str, list[Formula]] = {}

    def of(self, condition: Condition, side: Laterality) -> Formula:
        """``condition`` judged for ``side``."""
        place = (id(condition), side)
        formula = self._made.get(place)
        if formula is None:
            reads = frozenset(items_of(self.edition, (condition,)))
            formula = self._made[place] = Formula(condition, self.node(condition, side), reads)
            for item in reads:
                self._reading.setdefault(item, []).append(formula)
        return formula

    def reading(self, item: str) -> Iterable[Formula]:
        """The formulas made so far that read ``item``."""
        return self._reading.get(item, ())

    def node(self, condition: Condition, side: Laterality) -> Judge:  # noqa: C901, PLR0911, PLR0912  one arm for each kind of the closed set
        """The function of one node; every part below it is made by this same method."""
        match condition:
            case c.All():
                return _all([self.node(part, side) for part in condition.all])
            case c.AnyOf():
                return _any([self.node(part, side) for part in condition.any])
            case c.Not():
                return _not(self.node(condition.negated, side))
            case c.AtLeast():
                return _at_least(condition.at_least, [self.node(part, side) for part in condition.of])
            case c.FindingIs():
                wanted = condition.wanted
                return self._each(condition.finding, condition.side, side, lambda key: _is(key, wanted))
            case c.MeasureBetween():
                return self._each(condition.measure, condition.side, side, lambda key: self._between(key, condition))
            case c.Coded():
                coded = frozenset((condition.value,))
                return self._each(condition.coded, condition.side, side, lambda key: _is(key, coded))
            case c.Age():
                return _age(condition.age)
            case c.SexIs():
                return _sex(condition.wanted)
            case c.Since():
                return _since(condition)
            case c.Changed():
                return self._each(condition.changed, condition.side, side, lambda key: self._changed(key, condition))
            case c.ScoreAtLeast():
                return self._score(condition, side)
            case c.GroupIs():
                return self._group(condition, side)
            case c.Recorded():
                return self._each(condition.recorded, condition.side, side, _recorded)
            case c.NotObtained():
                return self._each(condition.not_obtained, condition.side, side, _not_obtained)
            case _:
                assert_never(condition)

    def _each(self, name: str, asked: str | None, side: Laterality, leaf: Callable[[FindingKey], Judge]) -> Judge:
        judges = [leaf(key) for key in keys_for(self.edition, name, asked, side)]
        if len(judges) == 1:
            return judges[0]
        return _all(judges) if asked == "both" else _any(judges)

    def _group(self, condition: c.GroupIs, side: Laterality) -> Judge:
        group = self.edition.group[condition.group]
        formula = group.pro if condition.verdict == "pro" else group.con
        if formula is None:
            return _always_no
        if group.side == "none":
            sides: tuple[Laterality, ...] = (Laterality.UNSIDED,)
        elif side is Laterality.UNSIDED or condition.side in {"either", "both"}:
            sides = SIDES
        else:
            sides = (side.opposite if condition.side == "other" else side,)
        # A group is judged once per encounter, however many rules ask for it.
        judges = [self.of(formula, each).on for each in sides]
        if condition.side == "both":
            return _all(judges)
        return _any(judges) if len(judges) > 1 else judges[0]

    def _score(self, condition: c.ScoreAtLeast, side: Laterality) -> Judge:
        score = self.edition.score[condition.score]
        sides: tuple[Laterality, ...] = (Laterality.UNSIDED,)
        if score.side == "each":
            sides = SIDES if side is Laterality.UNSIDED else (side,)
        return _any([self._reaches(condition.at_least, score, each) for each in sides])

    def _reaches(self, total: float, score: Score, side: Laterality) -> Judge:
        def judge(facts: Facts) -> Verdict:
            def option(when: Condition) -> Verdict:
                return self.of(when, side).on(facts)

            if not is_usable(score, option):
                return _BLANK
            possible = total_of(score, option)
            if possible.low < total <= possible.high:
                return Verdict(Truth.UNKNOWN, possible.because, possible.missing)
            return Verdict(known(possible.low >= total), possible.because)

        return judge

    def _between(self, key: FindingKey, condition: c.MeasureBetween) -> Judge:
        low, high = condition.between
        derived = self.edition.derived_by_id.get(key.item)
        if derived is not None:
            return _computed(key, low, high, can_be_missing=derived.calculation is not None)
        blank, yes, no = _answers(key)

        def judge(facts: Facts) -> Verdict:
            number = facts.number(key)
            if number is None:
                return blank
            return yes if low <= number <= high else no

        return judge

    def _changed(self, key: FindingKey, condition: c.Changed) -> Judge:
        item = self.edition.item[key.item]
        grades = _grades(item)
        least, recent, lower = condition.by_whole_grade, condition.within_days, condition.how == "lower"
        blank, yes, no = _answers(key)

        def judge(facts: Facts) -> Verdict:
            now = facts.value(key)
            if now is None:
                return blank
            before = facts.before(key)
            if before is None:
                return _BLANK
            here, there = _grade(grades, now), _grade(grades, before.value)
            if here is None or there is None:
                return _BLANK
            fall = there - here if lower else here - there
            enough = fall >= least if least is not None else fall > 0
            if enough and recent is not None and before.days_ago > recent:
                # It may have happened at any time since that visit.
                return _BLANK
            return yes if enough else no

        return judge


def formulas_of(edition: Edition) -> Formulas:
    """The formulas of ``edition``; one object for each loaded edition."""
    return _formulas(Held(edition))


@lru_cache(maxsize=8)
def _formulas(held: Held) -> Formulas:
    return Formulas(held.edition)


def _all(parts: Sequence[Judge]) -> Judge:
    """``all_of`` in one pass: a truth that is settled needs no list of what is missing."""

    def judge(facts: Facts) -> Verdict:
        yes, no, missing = [], [], []
        truth = Truth.YES
        for part in parts:
            verdict = part(facts)
            if verdict.truth is Truth.NO:
                truth = Truth.NO
                no.append(verdict.because)
            elif truth is not Truth.NO:
                if verdict.truth is Truth.UNKNOWN:
                    truth = Truth.UNKNOWN
                    missing.append(verdict.missing)
                else:
                    yes.append(verdict.because)
        if truth is Truth.NO:
            return Verdict(truth, once(no))
        return Verdict(truth, once(yes), once(missing))

    return judge


def _any(parts: Sequence[Judge]) -> Judge:
    """``any_of`` in one pass."""

    def judge(facts: Facts) -> Verdict:
        yes, no, missing = [], [], []
        truth = Truth.NO
        for part in parts:
            verdict = part(facts)
            if verdict.truth is Truth.YES:
                truth = Truth.YES
                yes.append(verdict.because)
            elif truth is not Truth.YES:
                if verdict.truth is Truth.UNKNOWN:
                    truth = Truth.UNKNOWN
                    missing.append(verdict.missing)
                else:
                    no.append(verdict.because)
        if truth is Truth.YES:
            return Verdict(truth, once(yes))
        return Verdict(truth, (), once(missing)) if truth is Truth.UNKNOWN else Verdict(truth, once(no))

    return judge


def _not(part: Judge) -> Judge:
    def judge(facts: Facts) -> Verdict:
        return opposite(part(facts))

    return judge


def _at_least(number: int, parts: Sequence[Judge]) -> Judge:
    def judge(facts: Facts) -> Verdict:
        return number_of(number, [part(facts) for part in parts])

    return judge


def _answers(key: FindingKey) -> tuple[Verdict, Verdict, Verdict]:
    """The three verdicts of a leaf that reads one cell: blank, yes, no."""
    cell = (key,)
    return Verdict(Truth.UNKNOWN, (), cell), Verdict(Truth.YES, cell), Verdict(Truth.NO, cell)


def _is(key: FindingKey, wanted: frozenset[str]) -> Judge:
    blank, yes, no = _answers(key)

    def judge(facts: Facts) -> Verdict:
        value = facts.settled.get(key)
        if value is None:
            return blank
        if isinstance(value, tuple):
            return no if wanted.isdisjoint(value) else yes
        return yes if value in wanted else no

    return judge


def _computed(key: FindingKey, low: float, high: float, *, can_be_missing: bool) -> Judge:
    blank = Verdict(Truth.UNKNOWN, missing=(key,))
    unknown = blank if can_be_missing else _BLANK

    def judge(facts: Facts) -> Verdict:
        measured = facts.measured(key.item, key.side)
        if measured is None:
            return unknown
        if measured.at_least and measured.value <= high:
            # One artery is missing and the true number may be higher: only one already above the band settles it.
            return blank
        return Verdict(known(low <= measured.value <= high), because=(key, *measured.inputs))

    return judge


def _recorded(key: FindingKey) -> Judge:
    _, yes, no = _answers(key)

    def judge(facts: Facts) -> Verdict:
        return no if facts.settled.get(key) is None else yes

    return judge


def _not_obtained(key: FindingKey) -> Judge:
    blank, yes, no = _answers(key)

    def judge(facts: Facts) -> Verdict:
        if facts.settled.get(key) is not None:
            return no
        finding = facts.encounter.finding(key)
        return yes if finding is not None and finding.not_obtained in _TRIED else blank

    return judge


def _age(limits: c.AgeRange) -> Judge:
    yes, no = Verdict(Truth.YES), Verdict(Truth.NO)

    def judge(facts: Facts) -> Verdict:
        age = facts.age
        if age is None:
            return _BLANK
        inside = (
            (limits.above is None or age > limits.above)
            and (limits.at_least is None or age >= limits.at_least)
            and (limits.below is None or age < limits.below)
        )
        return yes if inside else no

    return judge


def _sex(wanted: Sex) -> Judge:
    yes, no = Verdict(Truth.YES), Verdict(Truth.NO)

    def judge(facts: Facts) -> Verdict:
        sex = facts.encounter.patient.sex
        if sex is Sex.UNKNOWN:
            return _BLANK
        return yes if sex is wanted else no

    return judge


def _since(condition: c.Since) -> Judge:
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


def _always_no(facts: Facts) -> Verdict:
    del facts
    return Verdict(Truth.NO)


def _grades(item: Item) -> Mapping[str, Fraction]:
    """The answers of a graded item as numbers: a half grade is a third of a step from the whole one.

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

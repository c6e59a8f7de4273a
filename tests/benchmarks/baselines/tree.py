"""The condition objects walked as they are, everything looked up at each visit: what the compiled formulas equal.

It shares no code with them, so that a test may compare the two.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import AbsentReason, FindingKey
from examassist.domain.patient import Sex
from examassist.domain.truth import Truth, at_least, every, known, some
from examassist.knowledge import condition as c
from examassist.reasoning.derive import keys_for
from examassist.reasoning.totals import is_usable, total_of
from examassist.reasoning.trace import AGE, SEX, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.domain.finding import Value
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.item import Item
    from examassist.knowledge.score import Score
    from examassist.reasoning.derive import Facts

_TRIED = (AbsentReason.UNABLE, AbsentReason.DECLINED, AbsentReason.NOT_APPLICABLE)
_HALF_GRADE = {"+": Fraction(1, 3), "-": Fraction(-1, 3)}


class Tree:
    """The interpreter of one encounter; a group is judged once in it."""

    def __init__(self, facts: Facts) -> None:
        """Read ``facts``; nothing that was judged of them is used."""
        self.facts = facts
        self.visits = 0
        self._groups: dict[tuple[str, str, Laterality], Verdict] = {}

    def evaluate(self, condition: Condition, side: Laterality = Laterality.UNSIDED) -> Verdict:  # noqa: C901, PLR0911, PLR0912  one arm for each kind of the closed set
        """The truth of ``condition`` with the cells that made it so."""
        self.visits += 1
        match condition:
            case c.All():
                return _all_of([self.evaluate(part, side) for part in condition.all])
            case c.AnyOf():
                return _any_of([self.evaluate(part, side) for part in condition.any])
            case c.Not():
                verdict = self.evaluate(condition.negated, side)
                return Verdict(~verdict.truth, verdict.because, verdict.missing)
            case c.AtLeast():
                found = [self.evaluate(part, side) for part in condition.of]
                return _joined(at_least(condition.at_least, [part.truth for part in found]), found)
            case c.FindingIs():
                wanted = condition.wanted
                return self._each(condition.finding, condition.side, side, lambda key: self._is(key, wanted))
            case c.MeasureBetween():
                return self._each(condition.measure, condition.side, side, lambda key: self._between(key, condition))
            case c.Coded():
                coded = frozenset((condition.value,))
                return self._each(condition.coded, condition.side, side, lambda key: self._is(key, coded))
            case c.Age():
                truth = _age(self.facts.age, condition.age)
                return Verdict(truth, missing=(AGE,) if truth is Truth.UNKNOWN else ())
            case c.SexIs():
                if self.facts.encounter.patient.sex is Sex.UNKNOWN:
                    return Verdict(Truth.UNKNOWN, missing=(SEX,))
                return Verdict(known(self.facts.encounter.patient.sex is condition.wanted))
            case c.Since():
                return self._since(condition)
            case c.Changed():
                return self._each(condition.changed, condition.side, side, lambda key: self._changed(key, condition))
            case c.ScoreAtLeast():
                return self._score(condition, side)
            case c.GroupIs():
                return self._group(condition, side)
            case c.Recorded():
                return self._each(condition.recorded, condition.side, side, self._recorded)
            case c.NotObtained():
                return self._each(condition.not_obtained, condition.side, side, self._not_obtained)
            case _:
                assert_never(condition)

    def _each(self, name: str, asked: str | None, side: Laterality, judge: Callable[[FindingKey], Verdict]) -> Verdict:
        keys = keys_for(self.facts.edition, name, asked, side)
        if len(keys) == 1:
            return judge(keys[0])
        verdicts = [judge(key) for key in keys]
        return _all_of(verdicts) if asked == "both" else _any_of(verdicts)

    def _is(self, key: FindingKey, wanted: frozenset[str]) -> Verdict:
        value = self.facts.value(key)
        if value is None:
            return Verdict(Truth.UNKNOWN, missing=(key,))
        found = any(each in wanted for each in value) if isinstance(value, tuple) else value in wanted
        return Verdict(known(found), because=(key,))

    def _between(self, key: FindingKey, condition: c.MeasureBetween) -> Verdict:
        low, high = condition.between
        derived = self.facts.edition.derived_by_id.get(key.item)
        if derived is None:
            number = self.facts.number(key)
            if number is None:
                return Verdict(Truth.UNKNOWN, missing=(key,))
            return Verdict(known(low <= number <= high), because=(key,))
        measured = self.facts.measured(key.item, key.side)
        if measured is None:
            return Verdict(Truth.UNKNOWN, missing=(key,) if derived.calculation else ())
        if measured.at_least and measured.value <= high:
            return Verdict(Truth.UNKNOWN, missing=(key,))
        return Verdict(known(low <= measured.value <= high), because=(key, *measured.inputs))

    def _recorded(self, key: FindingKey) -> Verdict:
        return Verdict(known(self.facts.value(key) is not None), because=(key,))

    def _not_obtained(self, key: FindingKey) -> Verdict:
        if self.facts.value(key) is not None:
            return Verdict(Truth.NO, because=(key,))
        finding = self.facts.encounter.finding(key)
        if finding is not None and finding.not_obtained in _TRIED:
            return Verdict(Truth.YES, because=(key,))
        return Verdict(Truth.UNKNOWN, missing=(key,))

    def _since(self, condition: c.Since) -> Verdict:
        key = FindingKey(condition.since)
        days = self.facts.days_since(condition.since)
        if days is None:
            return Verdict(Truth.UNKNOWN, missing=(key,))
        fewest, most = days
        if most <= condition.within_days:
            return Verdict(Truth.YES, because=(key,))
        if fewest > condition.within_days:
            return Verdict(Truth.NO, because=(key,))
        return Verdict(Truth.UNKNOWN, missing=(key,))

    def _changed(self, key: FindingKey, condition: c.Changed) -> Verdict:
        now, before = self.facts.value(key), self.facts.before(key)
        if now is None:
            return Verdict(Truth.UNKNOWN, missing=(key,))
        if before is None:
            return Verdict(Truth.UNKNOWN)
        item = self.facts.edition.item[key.item]
        here, there = _grade(item, now), _grade(item, before.value)
        if here is None or there is None:
            return Verdict(Truth.UNKNOWN)
        fall = there - here if condition.how == "lower" else here - there
        enough = fall >= condition.by_whole_grade if condition.by_whole_grade is not None else fall > 0
        if enough and condition.within_days is not None and before.days_ago > condition.within_days:
            return Verdict(Truth.UNKNOWN)
        return Verdict(known(enough), because=(key,))

    def _group(self, condition: c.GroupIs, side: Laterality) -> Verdict:
        found = [self._group_on(condition.group, condition.verdict, each) for each in self._sides(condition, side)]
        if condition.side == "both":
            return _all_of(found)
        return _any_of(found) if len(found) > 1 else found[0]

    def _sides(self, condition: c.GroupIs, side: Laterality) -> tuple[Laterality, ...]:
        if self.facts.edition.group[condition.group].side == "none":
            return (Laterality.UNSIDED,)
        if side is Laterality.UNSIDED or condition.side in {"either", "both"}:
            return SIDES
        return (side.opposite if condition.side == "other" else side,)

    def _group_on(self, name: str, verdict: str, side: Laterality) -> Verdict:
        group = self.facts.edition.group[name]
        formula = group.pro if verdict == "pro" else group.con
        if formula is None:
            return Verdict(Truth.NO)
        place = (name, verdict, side)
        if place not in self._groups:
            self._groups[place] = self.evaluate(formula, side)
        return self._groups[place]

    def _score(self, condition: c.ScoreAtLeast, side: Laterality) -> Verdict:
        score = self.facts.edition.score[condition.score]
        sides: tuple[Laterality, ...] = (Laterality.UNSIDED,)
        if score.side == "each":
            sides = SIDES if side is Laterality.UNSIDED else (side,)
        return _any_of([self._reaches(condition.at_least, score, each) for each in sides])

    def _reaches(self, total: float, score: Score, side: Laterality) -> Verdict:
        if not is_usable(score, lambda when: self.evaluate(when, side)):
            return Verdict(Truth.UNKNOWN)
        possible = total_of(score, lambda when: self.evaluate(when, side))
        if possible.low < total <= possible.high:
            return Verdict(Truth.UNKNOWN, possible.because, possible.missing)
        return Verdict(known(possible.low >= total), possible.because)


def _all_of(verdicts: Sequence[Verdict]) -> Verdict:
    return _joined(every(part.truth for part in verdicts), verdicts)


def _any_of(verdicts: Sequence[Verdict]) -> Verdict:
    return _joined(some(part.truth for part in verdicts), verdicts)


def _joined(truth: Truth, verdicts: Sequence[Verdict]) -> Verdict:
    if truth is Truth.UNKNOWN:
        missing = tuple(key for part in verdicts for key in part.missing)
        because = tuple(key for part in verdicts if part.truth is Truth.YES for key in part.because)
        return Verdict(truth, _once(because), _once(missing))
    return Verdict(truth, _once(tuple(key for part in verdicts if part.truth is truth for key in part.because)))


def _once(keys: tuple[FindingKey, ...]) -> tuple[FindingKey, ...]:
    return tuple(dict.fromkeys(keys))


def _age(age: int | None, limits: c.AgeRange) -> Truth:
    if age is None:
        return Truth.UNKNOWN
    return known(
        (limits.above is None or age > limits.above)
        and (limits.at_least is None or age >= limits.at_least)
        and (limits.below is None or age < limits.below)
    )


def _grade(item: Item, value: Value) -> Fraction | None:
    if isinstance(value, int | float):
        return Fraction(value)
    if not isinstance(value, str) or not item.ordered:
        return None
    order = [answer.id for answer in item.values]
    answer = item.answer(value)
    if answer is None:
        return None
    if answer.key is not None and answer.key[0].isdigit():
        return int(answer.key[0]) + _HALF_GRADE.get(answer.key[1:], Fraction(0))
    return Fraction(order.index(value))

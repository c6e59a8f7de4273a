"""One condition judged on one encounter: the same walk computes the truth and what it rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, FindingKey
from examassist.domain.truth import Truth, known
from examassist.knowledge import condition as c
from examassist.reasoning.derive import Facts, keys_for
from examassist.reasoning.trace import Verdict, all_of, any_of, number_of, opposite

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Value
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item


_TRIED = (AbsentReason.UNABLE, AbsentReason.DECLINED, AbsentReason.NOT_APPLICABLE)
"""Why a result could not be had although it was tried or asked for."""

_HALF_GRADE = {"+": Fraction(1, 3), "-": Fraction(-1, 3)}


def holds(condition: Condition, encounter: Encounter, edition: Edition) -> Truth:
    """Whether ``condition`` holds on an encounter, without a side."""
    return evaluate(condition, Facts(encounter, edition)).truth


def evaluate(condition: Condition, facts: Facts, side: Laterality = Laterality.UNSIDED) -> Verdict:  # noqa: C901, PLR0911, PLR0912  one arm for each kind of the closed set
    """The truth of ``condition``, judged for ``side`` in a sided rule, with the cells that made it so."""
    match condition:
        case c.All():
            return all_of([evaluate(part, facts, side) for part in condition.all])
        case c.AnyOf():
            return any_of([evaluate(part, facts, side) for part in condition.any])
        case c.Not():
            return opposite(evaluate(condition.negated, facts, side))
        case c.AtLeast():
            return number_of(condition.at_least, [evaluate(part, facts, side) for part in condition.of])
        case c.FindingIs():
            wanted = condition.wanted
            return _each(condition.finding, condition.side, facts, side, lambda key: _is(facts, key, wanted))
        case c.MeasureBetween():
            return _each(condition.measure, condition.side, facts, side, lambda key: _between(facts, key, condition))
        case c.Coded():
            return _each(condition.coded, condition.side, facts, side, lambda key: _is(facts, key, {condition.value}))
        case c.Age():
            return Verdict(_age(facts.age, condition.age))
        case c.Since():
            return _since(facts, condition)
        case c.Changed():
            return _each(condition.changed, condition.side, facts, side, lambda key: _changed(facts, key, condition))
        case c.ScoreAtLeast():
            return Verdict(Truth.UNKNOWN)
        case c.GroupIs():
            return _group(condition, facts, side)
        case c.Recorded():
            return _each(condition.recorded, condition.side, facts, side, lambda key: _recorded(facts, key))
        case c.NotObtained():
            return _each(condition.not_obtained, condition.side, facts, side, lambda key: _not_obtained(facts, key))
        case _:
            assert_never(condition)


def group_verdict(group_id: str, facts: Facts, sides: Sequence[Laterality], verdict: str) -> Verdict:
    """Whether a group is ``pro`` or ``con`` on any of ``sides``; each group is judged once per encounter."""
    group = facts.edition.group[group_id]
    formula = group.pro if verdict == "pro" else group.con
    if formula is None:
        return Verdict(Truth.NO)
    found = []
    for side in sides:
        place = (group_id, verdict, side)
        if place not in facts.verdicts:
            facts.verdicts[place] = evaluate(formula, facts, side)
        found.append(facts.verdicts[place])
    return any_of(found) if len(found) > 1 else found[0]


def _group(condition: c.GroupIs, facts: Facts, side: Laterality) -> Verdict:
    sides = _group_sides(condition, facts, side)
    if condition.side == "both":
        return all_of([group_verdict(condition.group, facts, (each,), condition.verdict) for each in sides])
    return group_verdict(condition.group, facts, sides, condition.verdict)


def _group_sides(condition: c.GroupIs, facts: Facts, side: Laterality) -> tuple[Laterality, ...]:
    if facts.edition.group[condition.group].side == "none":
        return (Laterality.UNSIDED,)
    if side is Laterality.UNSIDED or condition.side in {"either", "both"}:
        return (Laterality.RIGHT, Laterality.LEFT)
    return (side.opposite if condition.side == "other" else side,)


def _each(
    name: str, asked: str | None, facts: Facts, side: Laterality, judge: Callable[[FindingKey], Verdict]
) -> Verdict:
    keys = keys_for(facts.edition, name, asked, side)
    if len(keys) == 1:
        return judge(keys[0])
    verdicts = [judge(key) for key in keys]
    return all_of(verdicts) if asked == "both" else any_of(verdicts)


def _is(facts: Facts, key: FindingKey, wanted: frozenset[str] | set[str]) -> Verdict:
    value = facts.value(key)
    if value is None:
        return Verdict(Truth.UNKNOWN, missing=(key,))
    found = any(each in wanted for each in value) if isinstance(value, tuple) else value in wanted
    return Verdict(known(found), because=(key,))


def _between(facts: Facts, key: FindingKey, condition: c.MeasureBetween) -> Verdict:
    low, high = condition.between
    derived = facts.edition.derived_by_id.get(key.item)
    if derived is None:
        number = facts.number(key)
        if number is None:
            return Verdict(Truth.UNKNOWN, missing=(key,))
        return Verdict(known(low <= number <= high), because=(key,))
    measured = facts.measured(key.item, key.side)
    if measured is None:
        return Verdict(Truth.UNKNOWN, missing=(key,) if derived.calculation else ())
    if measured.at_least and measured.value <= high:
        # One artery is missing and the true number may be higher: only a number already above the band settles it.
        return Verdict(Truth.UNKNOWN, missing=(key,))
    return Verdict(known(low <= measured.value <= high), because=(key, *measured.inputs))


def _recorded(facts: Facts, key: FindingKey) -> Verdict:
    settled = facts.value(key) is not None
    return Verdict(Truth.YES, because=(key,)) if settled else Verdict(Truth.NO, because=(key,))


def _not_obtained(facts: Facts, key: FindingKey) -> Verdict:
    if facts.value(key) is not None:
        return Verdict(Truth.NO, because=(key,))
    finding = facts.encounter.finding(key)
    if finding is not None and finding.not_obtained in _TRIED:
        return Verdict(Truth.YES, because=(key,))
    return Verdict(Truth.UNKNOWN, missing=(key,))


def _age(age: int | None, limits: c.AgeRange) -> Truth:
    if age is None:
        return Truth.UNKNOWN
    return known(
        (limits.above is None or age > limits.above)
        and (limits.at_least is None or age >= limits.at_least)
        and (limits.below is None or age < limits.below)
    )


def _since(facts: Facts, condition: c.Since) -> Verdict:
    key = FindingKey(condition.since)
    days = facts.days_since(condition.since)
    if days is None:
        return Verdict(Truth.UNKNOWN, missing=(key,))
    fewest, most = days
    if most <= condition.within_days:
        return Verdict(Truth.YES, because=(key,))
    if fewest > condition.within_days:
        return Verdict(Truth.NO, because=(key,))
    return Verdict(Truth.UNKNOWN, missing=(key,))


def _changed(facts: Facts, key: FindingKey, condition: c.Changed) -> Verdict:
    now, before = facts.value(key), facts.before(key)
    if now is None:
        return Verdict(Truth.UNKNOWN, missing=(key,))
    if before is None:
        return Verdict(Truth.UNKNOWN)
    item = facts.edition.item[key.item]
    here, there = _grade(item, now), _grade(item, before.value)
    if here is None or there is None:
        return Verdict(Truth.UNKNOWN)
    fall = there - here if condition.how == "lower" else here - there
    enough = fall >= condition.by_whole_grade if condition.by_whole_grade is not None else fall > 0
    if enough and condition.within_days is not None and before.days_ago > condition.within_days:
        # It may have happened at any time since that visit.
        return Verdict(Truth.UNKNOWN)
    return Verdict(known(enough), because=(key,))


def _grade(item: Item, value: Value) -> Fraction | None:
    """A recorded grade as a number: a half grade is a third of a step from the whole one.

    Exact, so that 4+ to 3+ is a whole grade (as floats it falls short of one).
    """
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

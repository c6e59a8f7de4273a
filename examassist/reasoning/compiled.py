"""The formulas of an edition as functions: what a visit to a node would look up again is looked up once, here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth, known
from examassist.knowledge import condition as c
from examassist.reasoning import judges
from examassist.reasoning.compile import Held, items_of
from examassist.reasoning.derive import keys_for
from examassist.reasoning.onset import WORST_FIRST, Began, complaint_began, told_with
from examassist.reasoning.totals import is_usable, total_of
from examassist.reasoning.trace import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.score import Score
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.judges import Judge


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
                return judges.all_parts([self.node(part, side) for part in condition.all])
            case c.AnyOf():
                return judges.any_part([self.node(part, side) for part in condition.any])
            case c.Not():
                return judges.not_part(self.node(condition.negated, side))
            case c.AtLeast():
                return judges.at_least(condition.at_least, [self.node(part, side) for part in condition.of])
            case c.FindingIs():
                wanted = condition.wanted
                if condition.finding in self.edition.onset_items:
                    return self._onset_in(FindingKey(condition.finding), wanted)
                return self._each(condition.finding, condition.side, side, lambda key: judges.is_one_of(key, wanted))
            case c.MeasureBetween():
                return self._each(condition.measure, condition.side, side, lambda key: self._between(key, condition))
            case c.Coded():
                coded = frozenset((condition.value,))
                return self._each(condition.coded, condition.side, side, lambda key: judges.is_one_of(key, coded))
            case c.Age():
                return judges.age(condition.age)
            case c.SexIs():
                return judges.sex(condition.wanted)
            case c.Since():
                return judges.since(condition)
            case c.Changed():
                return self._each(
                    condition.changed,
                    condition.side,
                    side,
                    lambda key: judges.changed(key, condition, self.edition.item[key.item]),
                )
            case c.ScoreAtLeast():
                return self._score(condition, side)
            case c.GroupIs():
                return self._group(condition, side)
            case c.Recorded():
                return self._each(condition.recorded, condition.side, side, judges.recorded)
            case c.NotObtained():
                return self._each(condition.not_obtained, condition.side, side, judges.not_obtained)
            case _:
                assert_never(condition)

    def _each(self, name: str, asked: str | None, side: Laterality, leaf: Callable[[FindingKey], Judge]) -> Judge:
        parts = [leaf(key) for key in keys_for(self.edition, name, asked, side)]
        if len(parts) == 1:
            return parts[0]
        return judges.all_parts(parts) if asked == "both" else judges.any_part(parts)

    def began(self, facts: Facts) -> Began:
        """When the complaint began, with the cells that say so; looked up once for the same facts."""
        if facts.began is None:
            facts.began = complaint_began(facts, lambda condition: self.of(condition, Laterality.UNSIDED).on(facts))
        return facts.began

    def onset_told(self, key: FindingKey, facts: Facts) -> Began | None:
        """The onset recorded in one cell, read beside that of the complaint; None when none is recorded."""
        value = facts.settled.get(key)
        told = next((onset for onset in WORST_FIRST if onset == value), None)
        return told_with(Began(told, (key,)), lambda: self.began(facts)) if told is not None else None

    def _onset_in(self, key: FindingKey, wanted: frozenset[str]) -> Judge:
        blank = Verdict(Truth.UNKNOWN, (), (key,))

        def judge(facts: Facts) -> Verdict:
            told = self.onset_told(key, facts)
            return Verdict(known(told.onset in wanted), told.because) if told is not None else blank

        return judge

    def _group(self, condition: c.GroupIs, side: Laterality) -> Judge:
        group = self.edition.group[condition.group]
        formula = group.pro if condition.verdict == "pro" else group.con
        if formula is None:
            return judges.always_no
        if group.side == "none":
            sides: tuple[Laterality, ...] = (Laterality.UNSIDED,)
        elif side is Laterality.UNSIDED or condition.side in {"either", "both"}:
            sides = SIDES
        else:
            sides = (side.opposite if condition.side == "other" else side,)
        # A group is judged once per encounter, however many rules ask for it.
        parts = [self.of(formula, each).on for each in sides]
        if condition.side == "both":
            return judges.all_parts(parts)
        return judges.any_part(parts) if len(parts) > 1 else parts[0]

    def _score(self, condition: c.ScoreAtLeast, side: Laterality) -> Judge:
        score = self.edition.score[condition.score]
        sides: tuple[Laterality, ...] = (Laterality.UNSIDED,)
        if score.side == "each":
            sides = SIDES if side is Laterality.UNSIDED else (side,)
        return judges.any_part([self._reaches(condition.at_least, score, each) for each in sides])

    def _reaches(self, total: float, score: Score, side: Laterality) -> Judge:
        def judge(facts: Facts) -> Verdict:
            def option(when: Condition) -> Verdict:
                return self.of(when, side).on(facts)

            if not is_usable(score, option):
                return judges.BLANK
            possible = total_of(score, option)
            if possible.low < total <= possible.high:
                return Verdict(Truth.UNKNOWN, possible.because, possible.missing)
            return Verdict(known(possible.low >= total), possible.because)

        return judge

    def _between(self, key: FindingKey, condition: c.MeasureBetween) -> Judge:
        low, high = condition.between
        derived = self.edition.derived_by_id.get(key.item)
        if derived is None:
            return judges.measured(key, low, high)
        return judges.computed(key, low, high, can_be_missing=derived.calculation is not None)


def formulas_of(edition: Edition) -> Formulas:
    """The formulas of ``edition``; one object for each loaded edition."""
    return _formulas(Held(edition))


@lru_cache(maxsize=8)
def _formulas(held: Held) -> Formulas:
    return Formulas(held.edition)

"""What the rules may read of an encounter: settled results, derived numbers, earlier visits."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import Finding, FindingKey, started_on
from examassist.domain.quantity import is_number
from examassist.knowledge.answers import NO
from examassist.reasoning.calculations import CALCULATIONS
from examassist.reasoning.compile import readers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from examassist.domain.act import Profile
    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Value
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import ConditionResult, FlagResult, ScoreResult
    from examassist.reasoning.calculations.ratio import Measured
    from examassist.reasoning.compiled import Formula, Formulas
    from examassist.reasoning.explain import Explained
    from examassist.reasoning.gates import Flagged
    from examassist.reasoning.localise import Localised
    from examassist.reasoning.onset import Began
    from examassist.reasoning.trace import Verdict
    from examassist.reasoning.words import GroupState, Weighed, WeighedFor

K = TypeVar("K")


class Earlier(NamedTuple):
    """What an earlier visit recorded, and how many days ago."""

    value: Value
    days_ago: int


class Facts:
    """One encounter as the rules see it; ``settled`` holds only what settles something, so a gap stays a gap."""

    def __init__(self, encounter: Encounter, edition: Edition, earlier: Sequence[Encounter] = ()) -> None:
        """Read ``encounter`` once; ``earlier`` are visits of the same patient, in any order."""
        self.encounter = encounter
        self.edition = edition
        self._given = earlier
        self.earlier = sorted(
            (visit for visit in earlier if visit.examined_at < encounter.examined_at),
            key=lambda visit: visit.examined_at,
            reverse=True,
        )
        self.settled: dict[FindingKey, Value] = {}
        self.formulas: Formulas | None = None
        self.judged: dict[Formula, Verdict] = {}
        self.states: dict[str, dict[Laterality, GroupState]] = {}
        self.flags: dict[str, Flagged] = {}
        self.weighed: dict[str, dict[WeighedFor, Weighed]] = {}
        self.roots: dict[Laterality, Localised] = {}
        self.explained: dict[tuple[str, ...], tuple[Explained, ConditionResult]] = {}
        self.scored: dict[str, dict[Laterality, ScoreResult]] = {}
        self.told: dict[str, tuple[Flagged, Profile, FlagResult]] = {}
        self.began: Began | None = None
        self._visits: list[Facts] | None = None
        for finding in encounter.findings:
            self._take(finding)

    @property
    def age(self) -> int | None:
        """Whole years at the exam; None when not recorded."""
        return self.encounter.age

    @cached_property
    def day(self) -> date:
        """The day of the exam."""
        return self.encounter.examined_at.date()

    def trying(self, key: FindingKey, value: Value) -> Facts:
        """These facts with one more answer, for asking what it would change.

        What was already judged and does not read the item of ``key`` is kept.
        """
        item = self.edition.item[key.item]
        other = copy(self)
        other.settled = {**self.settled, key: value}
        if item.parts is not None and value == NO:
            _deny_parts(other, item)
        other.keep_of(self, {key.item} | ({item.parts.item} if item.parts is not None else set()))
        return other

    def after(self, encounter: Encounter) -> Facts:
        """The facts of the same exam some acts later; what was judged and reads nothing that changed is kept.

        The patient or the time of the exam is read by too much: when one of them changed nothing is kept.
        """
        now = self.encounter
        if encounter.patient != now.patient or encounter.examined_at != now.examined_at:
            return Facts(encounter, self.edition, self._given)
        other = copy(self)
        other.encounter = encounter
        changed = self._changed_in(encounter)
        other.settled = self.settled.copy()
        other.read_again(changed)
        other.keep_of(self, changed)
        return other

    def _changed_in(self, encounter: Encounter) -> set[str]:
        """The items with another finding in ``encounter``, and those that are read together with one of them."""
        then, now = self.encounter.by_key, encounter.by_key
        met = zip(now, map(then.get, now), now.values(), strict=True)
        items = {key.item for key, was, finding in met if was is not finding and _differ(was, finding)}
        items |= {key.item for key in then.keys() - now.keys()}
        together = readers(self.edition).together
        return items.union(*(together.get(item, ()) for item in items))

    def read_again(self, items: Collection[str]) -> None:
        """Read the findings of ``items`` anew, in the order of the record; no other finding may fill one of them."""
        by_key = self.encounter.by_key
        keys = [FindingKey(item, side) for item in items for side in Laterality]
        for key in keys:
            self.settled.pop(key, None)
        together = readers(self.edition).together
        if any(item in together for item in items):
            found: Iterable[Finding] = (each for each in self.encounter.findings if each.item in items)
        else:
            found = (each for key in keys if (each := by_key.get(key)) is not None)
        for finding in found:
            self._take(finding)

    def keep_of(self, before: Facts, changed: set[str]) -> None:
        """Take over what was judged before, without what reads one of the ``changed`` items."""
        formulas = self.formulas = before.formulas
        self.began = None
        self.judged, self.states = before.judged.copy(), before.states.copy()
        self.flags, self.weighed = before.flags.copy(), before.weighed.copy()
        self.roots, self.scored = before.roots.copy(), before.scored.copy()
        self.explained, self.told = before.explained.copy(), before.told.copy()
        read = readers(self.edition).touched
        for item in changed:
            for formula in formulas.reading(item) if formulas is not None else ():
                self.judged.pop(formula, None)
            touched = read.get(item)
            if touched is not None:
                _forget(self.states, touched.groups)
                _forget(self.flags, touched.gates)
                _forget(self.weighed, touched.conditions)
                _forget(self.scored, touched.scores)
                if touched.roots:
                    self.roots.clear()

    def value(self, key: FindingKey) -> Value | None:
        """The settled result of a cell; None when not examined, not obtained or not settled."""
        return self.settled.get(key)

    def measured(self, name: str, side: Laterality) -> Measured | None:
        """The derived number called ``name`` for one side; None when locked, unknown or not computable."""
        derived = self.edition.derived_by_id.get(name)
        if derived is None or derived.calculation is None:
            return None
        return CALCULATIONS[derived.calculation](_Reader(self, side), derived.inputs)

    def number(self, key: FindingKey) -> float | None:
        """The recorded number of a measure; None when there is none."""
        value = self.settled.get(key)
        return float(value) if isinstance(value, int | float) and is_number(value) else None

    def days_since(self, item: str) -> tuple[int, int] | None:
        """The fewest and most days between the date recorded for ``item`` and the exam; None when not recorded."""
        value = self.settled.get(FindingKey(item))
        if not isinstance(value, str):
            return None
        first, last = started_on(value)
        return max((self.day - last).days, 0), max((self.day - first).days, 0)

    def before(self, key: FindingKey) -> Earlier | None:
        """What the latest earlier visit that settled ``key`` recorded; None when no visit did."""
        for visit, facts in zip(self.earlier, self._earlier_facts, strict=True):
            value = facts.settled.get(key)
            if value is not None:
                return Earlier(value, (self.encounter.examined_at - visit.examined_at).days)
        return None

    @property
    def _earlier_facts(self) -> list[Facts]:
        if self._visits is None:
            self._visits = [Facts(visit, self.edition) for visit in self.earlier]
        return self._visits

    def _take(self, finding: Finding) -> None:
        item = self.edition.item.get(finding.item)
        value = finding.value
        if item is None or value is None:
            return
        if isinstance(value, str) and value in item.settles_nothing:
            return
        self.settled[finding.key] = value
        if item.onset is not None and finding.onset is not None:
            self._take_if_blank(item.onset, finding.onset)
        if item.parts is not None and value == NO:
            _deny_parts(self, item)

    def _take_if_blank(self, name: str, value: str) -> None:
        item = self.edition.item.get(name)
        if item is not None and self.encounter.finding(FindingKey(name)) is None and value not in item.settles_nothing:
            self.settled[FindingKey(name)] = value


def _deny_parts(facts: Facts, group: Item) -> None:
    # A group asked as one sentence and answered No denies each named part that was not recorded by itself.
    parts = facts.edition.item.get(group.parts.item) if group.parts is not None else None
    if parts is not None:
        for key in facts.edition.keys_of(parts):
            if facts.encounter.finding(key) is None:
                facts.settled.setdefault(key, ())


def _forget(kept: dict[str, K], names: Iterable[str]) -> None:
    for name in names:
        kept.pop(name, None)


def _differ(one: Finding | None, other: Finding) -> bool:
    # 1 and 1.0 are equal and printed alike, but a record keeps them apart
    return one is None or type(one.value) is not type(other.value) or one != other


class _Reader(NamedTuple):
    """The record read for one leg."""

    facts: Facts
    side: Laterality

    def number(self, key: FindingKey) -> float | None:
        return self.facts.number(key)


def askable_first(edition: Edition, keys: Iterable[FindingKey]) -> tuple[FindingKey, ...]:
    """``keys`` without the ones reached on request only, unless nothing else is left: what a clinician is asked for."""
    named = tuple(dict.fromkeys(keys))
    asked = tuple(key for key in named if (item := edition.item.get(key.item)) is None or item.show != "on_request")
    return asked or named


def cheapest_first(edition: Edition, keys: Iterable[FindingKey]) -> list[FindingKey]:
    """``keys`` with what takes half a minute at the bedside first and what needs a test or a computation last (7.5)."""
    quick = {name: place for place, name in enumerate(name for each in edition.bedside for name in each.items)}

    def cost(key: FindingKey) -> tuple[int, int]:
        item = edition.item.get(key.item)
        if key.item in quick:
            return 0, quick[key.item]
        if item is None:
            return 3, 0
        if item.show != "on_request":
            return 1, 0
        return (2, 0) if item.position != "any" else (3, 0)

    return sorted(keys, key=cost)


def keys_for(edition: Edition, name: str, side: str | None, context: Laterality) -> tuple[FindingKey, ...]:
    """The cells meant by a leaf: one, or right and left where either or both sides are meant."""
    if not edition.is_sided(name):
        return (FindingKey(name),)
    if context is Laterality.UNSIDED or side in {"either", "both"}:
        return tuple(FindingKey(name, each) for each in SIDES)
    return (FindingKey(name, context.opposite if side == "other" else context),)

"""What the rules may read of an encounter: settled results, derived numbers, earlier visits."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import Finding, FindingKey, started_on
from examassist.domain.quantity import is_number
from examassist.knowledge.answers import NO
from examassist.reasoning.calculations import CALCULATIONS
from examassist.reasoning.compile import readers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Value
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.reasoning.calculations.ratio import Measured
    from examassist.reasoning.gates import Flagged
    from examassist.reasoning.localise import Localised
    from examassist.reasoning.trace import Verdict
    from examassist.reasoning.words import GroupState


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
        self.earlier = sorted(
            (visit for visit in earlier if visit.examined_at < encounter.examined_at),
            key=lambda visit: visit.examined_at,
            reverse=True,
        )
        self.settled: dict[FindingKey, Value] = {}
        self.verdicts: dict[tuple[str, str, Laterality], Verdict] = {}
        self.states: dict[tuple[str, Laterality], GroupState] = {}
        self.flags: dict[str, Flagged] = {}
        self.roots: dict[Laterality, Localised] = {}
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
        read = readers(self.edition)
        item = key.item
        other = copy(self)
        other.settled = {**self.settled, key: value}
        parts = self.edition.item[item].parts
        changed = {item} | ({parts.item} if parts is not None else set())
        if parts is not None and value == NO:
            _deny_parts(other, self.edition.item[item])
        other.verdicts = {at: seen for at, seen in self.verdicts.items() if not changed & read.of_group[at[0]]}
        other.states = {at: seen for at, seen in self.states.items() if not changed & read.of_group[at[0]]}
        other.flags = {name: seen for name, seen in self.flags.items() if not changed & read.of_gate[name]}
        other.roots = {} if changed & read.of_roots else dict(self.roots)
        return other

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

    @cached_property
    def _earlier_facts(self) -> list[Facts]:
        return [Facts(visit, self.edition) for visit in self.earlier]

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


def keys_for(edition: Edition, name: str, side: str | None, context: Laterality) -> tuple[FindingKey, ...]:
    """The cells meant by a leaf: one, or right and left where either or both sides are meant."""
    if not edition.is_sided(name):
        return (FindingKey(name),)
    if context is Laterality.UNSIDED or side in {"either", "both"}:
        return tuple(FindingKey(name, each) for each in SIDES)
    return (FindingKey(name, context.opposite if side == "other" else context),)

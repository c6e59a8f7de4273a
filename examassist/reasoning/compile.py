"""Which groups, gates and conditions read which item, so that one new answer re-evaluates only what depends on it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from examassist.knowledge import condition as c
from examassist.knowledge.condition import leaves
from examassist.reasoning.totals import formulas_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import Gate, Pattern


class Readers(NamedTuple):
    """The items read by each group, gate, condition and score, followed through groups and derived numbers."""

    of_group: Mapping[str, frozenset[str]]
    of_gate: Mapping[str, frozenset[str]]
    of_condition: Mapping[str, frozenset[str]]
    of_score: Mapping[str, frozenset[str]]
    of_roots: frozenset[str]
    touched: Mapping[str, Touched]
    """The same the other way round, by item; an item that nothing reads is not there."""
    together: Mapping[str, frozenset[str]]
    """Items of which one fills another (a question its onset, a group its parts), by each of them."""


class Touched(NamedTuple):
    """What has to be judged again when one item gets another answer."""

    groups: tuple[str, ...]
    gates: tuple[str, ...]
    conditions: tuple[str, ...]
    scores: tuple[str, ...]
    roots: bool


class Held:
    """An edition by identity: one digest is loaded once, and hashing all content would cost more than it saves."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __hash__(self) -> int:
        return id(self.edition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and other.edition is self.edition


def readers(edition: Edition) -> Readers:
    """What every rule of ``edition`` reads; computed once for each loaded edition."""
    return _readers(Held(edition))


@lru_cache(maxsize=8)
def _readers(held: Held) -> Readers:
    edition = held.edition
    groups: dict[str, frozenset[str]] = {}
    for group in edition.groups:
        formulas = [each for each in (group.pro, group.con, group.looked, group.open_when) if each is not None]
        groups[group.id] = frozenset(items_of(edition, formulas))
    gates = {gate.id: frozenset(_items_of_gate(edition, gate)) for gate in edition.gates}
    weighed = {
        each.id: frozenset(_items_of_pattern(edition, each.pattern, groups))
        for each in edition.conditions
        if each.pattern is not None
    }
    scores = {each.id: frozenset((*items_of(edition, formulas_in(each)), *each.totals)) for each in edition.scores}
    roots = frozenset(items_of(edition, [sign.positive for sign in edition.root_signs]))
    by_group, by_gate, by_condition, by_score = map(_turned, (groups, gates, weighed, scores))
    touched = {
        item: Touched(
            tuple(by_group.get(item, ())),
            tuple(by_gate.get(item, ())),
            tuple(by_condition.get(item, ())),
            tuple(by_score.get(item, ())),
            item in roots,
        )
        for item in (by_group.keys() | by_gate.keys() | by_condition.keys() | by_score.keys() | roots)
    }
    return Readers(groups, gates, weighed, scores, roots, touched, _together(edition))


def _together(edition: Edition) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for item in edition.items:
        filled = [item.onset] if item.onset is not None else []
        filled += [item.parts.item] if item.parts is not None else []
        if filled:
            whole = frozenset((item.id, *filled)).union(*(found.get(name, ()) for name in (item.id, *filled)))
            found.update(dict.fromkeys(whole, whole))
    return found


def _turned(reads: Mapping[str, Iterable[str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for rule, items in reads.items():
        for item in items:
            found.setdefault(item, []).append(rule)
    return found


def _items_of_pattern(edition: Edition, pattern: Pattern, groups: Mapping[str, frozenset[str]]) -> Iterable[str]:
    for name in (
        *pattern.keystone,
        *pattern.supports,
        *pattern.contraries,
        *pattern.fits_well_needs,
        *pattern.second_cause,
        *pattern.lowered_by,
    ):
        yield from groups.get(name, ())
    yield from (entry.recorded for entry in pattern.look_list)
    if pattern.closers != "never":
        yield from items_of(edition, pattern.closers)


def _items_of_gate(edition: Edition, gate: Gate) -> Iterable[str]:
    formulas = [tier.when for tier in gate.tiers]
    formulas += [tier.unless for tier in gate.tiers if tier.unless is not None]
    yield from items_of(edition, formulas)
    yield from (*gate.core, *gate.conditional, *gate.onset_from)
    yield from (part for name in gate.onset_from if (part := edition.item[name].part_of) is not None)
    for tier in gate.tiers:
        yield from (name for name in tier.onset_from or ())
        yield from (part for name in tier.onset_from or () if (part := edition.item[name].part_of) is not None)
    yield from _items_of_complaint(edition)


def _items_of_complaint(edition: Edition) -> Iterable[str]:
    """What says when the complaint began; no onset question is among them, which the check demands."""
    header = edition.header
    if header.onset_item is not None:
        yield header.onset_item
    yield from items_of(edition, [each for each in (header.onset_new_when, header.onset_old_when) if each is not None])


def items_of(  # noqa: C901, PLR0912  one arm for each kind of the closed set
    edition: Edition, formulas: Iterable[Condition]
) -> Iterable[str]:
    """The items that ``formulas`` read, followed through groups and derived numbers."""
    for formula in formulas:
        for leaf in leaves(formula):
            match leaf:
                case c.FindingIs():
                    yield leaf.finding
                    if leaf.finding in edition.onset_items:
                        yield from _items_of_complaint(edition)
                case c.MeasureBetween():
                    derived = edition.derived_by_id.get(leaf.measure)
                    yield from derived.inputs if derived is not None else (leaf.measure,)
                case c.Coded():
                    yield leaf.coded
                case c.Since():
                    yield leaf.since
                case c.Changed():
                    yield leaf.changed
                case c.Recorded():
                    yield leaf.recorded
                case c.NotObtained():
                    yield leaf.not_obtained
                case c.GroupIs():
                    group = edition.group[leaf.group]
                    yield from items_of(edition, [each for each in (group.pro, group.con) if each is not None])
                case c.ScoreAtLeast():
                    yield from items_of(edition, formulas_in(edition.score[leaf.score]))
                case _:
                    pass

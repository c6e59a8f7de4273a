"""Which groups and gates read which item, so that one new answer re-evaluates only what depends on it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from examassist.knowledge import condition as c
from examassist.knowledge.condition import leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import Gate


class Readers(NamedTuple):
    """The items read by each group and each gate, followed through groups and derived numbers."""

    of_group: Mapping[str, frozenset[str]]
    of_gate: Mapping[str, frozenset[str]]
    of_roots: frozenset[str]


class _Held:
    """An edition by identity: one digest is loaded once, and hashing all content would cost more than it saves."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __hash__(self) -> int:
        return id(self.edition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.edition is self.edition


def readers(edition: Edition) -> Readers:
    """What every rule of ``edition`` reads; computed once for each loaded edition."""
    return _readers(_Held(edition))


@lru_cache(maxsize=8)
def _readers(held: _Held) -> Readers:
    edition = held.edition
    groups: dict[str, frozenset[str]] = {}
    for group in edition.groups:
        formulas = [each for each in (group.pro, group.con, group.looked, group.open_when) if each is not None]
        groups[group.id] = frozenset(_items(edition, formulas))
    return Readers(
        of_group=groups,
        of_gate={gate.id: frozenset(_items_of_gate(edition, gate)) for gate in edition.gates},
        of_roots=frozenset(_items(edition, [sign.positive for sign in edition.root_signs])),
    )


def _items_of_gate(edition: Edition, gate: Gate) -> Iterable[str]:
    formulas = [tier.when for tier in gate.tiers]
    formulas += [tier.unless for tier in gate.tiers if tier.unless is not None]
    yield from _items(edition, formulas)
    yield from (*gate.core, *gate.conditional, *gate.onset_from)
    yield from (part for name in gate.onset_from if (part := edition.item[name].part_of) is not None)
    for tier in gate.tiers:
        yield from (name for name in tier.onset_from or ())
        yield from (part for name in tier.onset_from or () if (part := edition.item[name].part_of) is not None)
    header = edition.header
    if header.onset_item is not None:
        yield header.onset_item
    yield from _items(edition, [each for each in (header.onset_new_when, header.onset_old_when) if each is not None])


def _items(  # noqa: C901  one arm for each kind of the closed set
    edition: Edition, formulas: Iterable[Condition]
) -> Iterable[str]:
    for formula in formulas:
        for leaf in leaves(formula):
            match leaf:
                case c.FindingIs():
                    yield leaf.finding
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
                    yield from _items(edition, [each for each in (group.pro, group.con) if each is not None])
                case _:
                    pass

"""Whether each rule can ever hold: a part that asks one cell for two answers, or a tier behind its own twin, cannot."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from examassist.knowledge import condition as c
from examassist.knowledge.check_rules import formulas
from examassist.knowledge.implied import implies
from examassist.knowledge.rule import TIERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.rule import Gate, TierRule

OLDEST = 130
"""The highest age that a record may hold."""

_ONE_CELL = (None, "same", "other", "both")
"""How a leaf may name its side so that two leaves with the same words mean the same cells."""


def check_reach(edition: Edition, faults: Faults) -> None:
    """Add every formula with a part that nothing recorded could make true, and every tier that never decides."""
    for formula in formulas(edition):
        for clash in _clashes(formula.condition, edition):
            faults.add(formula.kind, formula.name, f"{formula.part}: can never hold: {clash}")
    for gate in edition.gates:
        for place, tier in enumerate(gate.tiers):
            for at, other in enumerate(gate.tiers):
                if at != place and _decides_before(gate, other, tier, earlier=at < place):
                    faults.add(
                        "gates", gate.id, f"tier {place + 1} never decides: tier {at + 1} holds whenever it does"
                    )
                    break


def _clashes(condition: Condition, edition: Edition) -> Iterator[str]:
    if isinstance(condition, c.All):
        # one reason is enough: the same two parts may clash in several ways
        yield from islice(_clashes_of(list(_flat(condition)), edition), 1)
    elif isinstance(condition, c.Age):
        yield from _clashes_of_patient([condition])
    for part in c.parts(condition):
        # an age beside others was judged with them
        if not (isinstance(condition, c.All) and isinstance(part, c.Age)):
            yield from _clashes(part, edition)


def _flat(condition: c.All) -> Iterator[Condition]:
    for part in condition.all:
        if isinstance(part, c.All):
            yield from _flat(part)
        else:
            yield part


def _clashes_of(parts: list[Condition], edition: Edition) -> Iterator[str]:
    """The cells of which these parts, all together, ask for what no single result can be."""
    wanted: dict[tuple[str, str | None], frozenset[str]] = {}
    limits: dict[tuple[str, str | None], tuple[float, float]] = {}
    for part in parts:
        match part:
            case c.FindingIs() if part.side in _ONE_CELL and _single(part.finding, edition):
                cell = (part.finding, part.side)
                wanted[cell] = wanted.get(cell, part.wanted) & part.wanted
            case c.Not(negated=c.FindingIs() as inner) if inner.side in (None, "same", "other"):
                item = edition.item.get(inner.finding)
                if item is not None and _single(item.id, edition):
                    cell = (inner.finding, inner.side)
                    left = frozenset(answer.id for answer in item.values) - inner.wanted
                    wanted[cell] = wanted.get(cell, left) & left
            case c.MeasureBetween() if part.side in _ONE_CELL:
                cell = (part.measure, part.side)
                low, high = limits.get(cell, part.between)
                limits[cell] = (max(low, part.between[0]), min(high, part.between[1]))
            case _:
                pass
    yield from _clashes_of_patient(parts)
    yield from _opposites(parts)
    yield from (f"`{name}` cannot be all of that at once" for (name, _), values in wanted.items() if not values)
    yield from (f"`{name}` has no number in all the limits" for (name, _), (low, high) in limits.items() if low > high)


def _clashes_of_patient(parts: list[Condition]) -> Iterator[str]:
    """What no patient can be: no age lies in all the limits, or two sexes are asked for."""
    ages = [part.age for part in parts if isinstance(part, c.Age)]
    lowest = max((limit for age in ages for limit in (age.at_least, _next(age.above)) if limit is not None), default=0)
    highest = min((age.below - 1 for age in ages if age.below is not None), default=OLDEST)
    if lowest > highest:
        yield "no age lies in all the limits"
    if len({part.sex for part in parts if isinstance(part, c.SexIs)}) > 1:
        yield "a record has one sex"


def _next(limit: int | None) -> int | None:
    return None if limit is None else limit + 1


def _opposites(parts: list[Condition]) -> Iterator[str]:
    """Parts that ask for something and for its opposite."""
    for part in parts:
        if isinstance(part, c.Not) and any(implies(other, part.negated) for other in parts if other is not part):
            yield "it asks for something and for its opposite"


def _single(name: str, edition: Edition) -> bool:
    item = edition.item.get(name)
    return item is not None and bool(item.values) and item.kind != "multi"


def _decides_before(gate: Gate, first: TierRule, tier: TierRule, *, earlier: bool) -> bool:
    """Whether ``first`` holds whenever ``tier`` does and is more urgent, or as urgent and ``earlier``."""
    onset_from = tuple(gate.onset_from if rule.onset_from is None else rule.onset_from for rule in (first, tier))
    covers = not first.onset or (bool(tier.onset) and set(tier.onset) <= set(first.onset))
    ranks = TIERS.index(first.tier), TIERS.index(tier.tier)
    cancelled_less = first.unless is None or (tier.unless is not None and implies(first.unless, tier.unless))
    return (
        (ranks[0] < ranks[1] or (earlier and ranks[0] == ranks[1]))
        and implies(tier.when, first.when)
        and cancelled_less
        and covers
        and (not first.onset or onset_from[0] == onset_from[1])
    )

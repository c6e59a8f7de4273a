"""Whether one condition holds whenever another does, as far as their words alone show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge import condition as c

if TYPE_CHECKING:
    from examassist.knowledge.condition import Condition


def implies(first: Condition, then: Condition) -> bool:
    """Whether ``then`` is known to hold whenever ``first`` does; no answer is never a proof that it does not."""
    if first == then:
        return True
    if isinstance(first, c.AnyOf):
        return all(implies(part, then) for part in first.any)
    if isinstance(then, c.All):
        return all(implies(first, part) for part in then.all)
    if isinstance(then, c.AnyOf) and any(implies(first, part) for part in then.any):
        return True
    if isinstance(first, c.All):
        return any(implies(part, then) for part in first.all)
    return _leaf_implies(first, then)


def _leaf_implies(first: Condition, then: Condition) -> bool:
    match first, then:
        case c.Not(), c.Not():
            return implies(then.negated, first.negated)
        case c.FindingIs(), c.FindingIs():
            same = (first.finding, first.side) == (then.finding, then.side)
            return same and first.wanted <= then.wanted
        case c.MeasureBetween(), c.MeasureBetween():
            same = (first.measure, first.side) == (then.measure, then.side)
            return same and then.between[0] <= first.between[0] and first.between[1] <= then.between[1]
        case c.AtLeast(), c.AtLeast():
            return first.of == then.of and first.at_least >= then.at_least
        case _:
            return False

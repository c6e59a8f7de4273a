"""What each calculation of the program reads, and between which limits its result lies."""

from __future__ import annotations

from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from examassist.knowledge.item import Item

Limits = tuple[float, float]
SIDED: Literal["left_right"] = "left_right"
UNSIDED: Literal["unsided"] = "unsided"


class Read(NamedTuple):
    """The sides of the numbers it reads, in order; ``more`` of the last kind may follow.

    ``result`` gives the lowest and highest it can compute from the limits of those numbers; a divisor is never nothing.
    """

    sides: tuple[Literal["left_right", "unsided"], ...]
    more: bool
    result: Callable[[Sequence[Limits]], Limits]


def limits_of(item: Item) -> Limits:
    """The lowest and highest number that can be recorded for a measure."""
    return item.range if item.range is not None else (-inf, inf)


def _over(one: Limits, other: Limits) -> Limits:
    """The limits of one number that is not below nothing divided by another."""
    low = one[0] / other[1] if other[1] > 0 else 0.0
    return low, one[1] / other[0] if other[0] > 0 else inf


def _one_of(limits: Sequence[Limits]) -> Limits:
    """The limits of the highest of several numbers, of which all but one may be missing."""
    return min(low for low, _ in limits), max(high for _, high in limits)


def _ratio(limits: Sequence[Limits]) -> Limits:
    arm, *legs = limits
    return _over(_one_of(legs), arm)


def _fall(rest: Limits, ankle_after: Limits, arm_after: Limits) -> Limits:
    after = _over(ankle_after, arm_after)
    # a resting index of nothing is not computed, but it comes as near as one likes
    return 100 * (1 - _over(after, rest)[1]), 100 * (1 - _over(after, rest)[0])


def _index_fall(limits: Sequence[Limits]) -> Limits:
    arm, ankle_after, arm_after, *ankles = limits
    # the least pressure that is not nothing, by its usual step of one
    low, high = _one_of(ankles)
    return _fall(_over((max(low, 1.0), high), arm), ankle_after, arm_after)


def _reported_fall(limits: Sequence[Limits]) -> Limits:
    (low, high), ankle_after, arm_after = limits
    return _fall((max(low, 0.01), high), ankle_after, arm_after)


def _pressure_fall(limits: Sequence[Limits]) -> Limits:
    after, *ankles = limits
    low, high = _one_of(ankles)
    return low - after[1], high - after[0]


def _excess(limits: Sequence[Limits]) -> Limits:
    ((low, high),) = limits
    return low - high, high - low


CALCULATIONS: Mapping[str, Read] = MappingProxyType(
    {
        "ankle_ratio": Read((SIDED, SIDED), more=True, result=_ratio),
        "index_fall": Read((SIDED, SIDED, UNSIDED, SIDED), more=True, result=_index_fall),
        "pressure_fall": Read((SIDED, SIDED), more=True, result=_pressure_fall),
        "reported_index_fall": Read((SIDED, SIDED, UNSIDED), more=False, result=_reported_fall),
        "side_excess": Read((SIDED,), more=False, result=_excess),
        "toe_ratio": Read((SIDED, SIDED), more=False, result=_ratio),
    }
)
"""Every calculation that a pack may name; ``examassist.reasoning.calculations`` computes them."""

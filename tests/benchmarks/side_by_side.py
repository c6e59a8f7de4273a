"""Two ways of doing something, timed in turn, and their ratio."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Ratio(NamedTuple):
    """Median milliseconds of both and the median of the paired ratios; ``noisy`` says that the baseline wavered.

    ``bar`` is the highest ratio that was promised, where one was.
    """

    name: str
    baseline_ms: float
    candidate_ms: float
    ratio: float
    noisy: bool
    pairs: int
    bar: float | None = None


class Amount(NamedTuple):
    """Two amounts of memory and their ratio."""

    name: str
    baseline_mib: float
    candidate_mib: float
    ratio: float
    pairs: int


NOISE = 1.5
"""A baseline whose upper quartile is this much above its lower one judges nothing."""


def side_by_side(name: str, baseline: Callable[[], object], candidate: Callable[[], object], pairs: int) -> Ratio:
    """``candidate`` against ``baseline``, alternating, the first pair thrown away."""
    kept = [(_milliseconds(baseline), _milliseconds(candidate)) for _ in range(pairs + 1)][1:]
    low, _, high = statistics.quantiles([pair[0] for pair in kept], n=4)
    return Ratio(
        name,
        statistics.median(pair[0] for pair in kept),
        statistics.median(pair[1] for pair in kept),
        statistics.median(pair[1] / pair[0] for pair in kept),
        noisy=high / low > NOISE,
        pairs=pairs,
    )


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000

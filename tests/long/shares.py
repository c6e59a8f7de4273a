"""A long run split over processes: each share has a seed of its own, so that a share can be repeated alone."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

S = TypeVar("S")
R = TypeVar("R")

APART = 1_000_000
"""How far the seeds of two shares lie apart."""


class Share(NamedTuple):
    """So many of a run, drawn from one seed."""

    number: int
    seed: int


def shares(number: int, seed: int, jobs: int) -> list[Share]:
    """``number`` in at most ``jobs`` parts; the first keeps ``seed``, so one part alone is the run as it always was."""
    parts = max(1, min(jobs, number))
    return [Share(number * (at + 1) // parts - number * at // parts, seed + APART * at) for at in range(parts)]


def over(worker: Callable[[S], R], parts: Sequence[S]) -> list[R]:
    """What ``worker`` makes of each part, in order; each part in a process of its own, and one part alone in this one.

    ``worker`` is a function of a module, because another process has to find it by its name.
    """
    if len(parts) <= 1:
        return [worker(part) for part in parts]
    with ProcessPoolExecutor(len(parts)) as pool:
        return list(pool.map(worker, parts))

"""The same question asked of every invented patient, shared among processes where the system can share them."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from examassist.knowledge.case import Case
    from examassist.knowledge.edition import Edition

T = TypeVar("T")

MOST = 4
"""Processes at most, because each holds the whole edition."""

_AT_A_TIME = 50

_job: tuple[Callable[..., Any], Sequence[Case], Edition] | None = None


def usual_jobs() -> int:
    """As many processes as this computer has processors, and never more than a few."""
    return min(MOST, os.cpu_count() or 1)


def of_each(
    ask: Callable[[Case, Sequence[Case], Edition], T], edition: Edition, cases: Sequence[Case], jobs: int
) -> Iterator[T]:
    """What ``ask`` says of each case, in the order of ``cases``.

    Only a system that can copy a running process shares the work: a program started anew in each of them would first
    read the whole pack again. Elsewhere, and for a few cases, one process does it all.
    """
    if jobs <= 1 or len(cases) <= _AT_A_TIME or "fork" not in get_all_start_methods():
        yield from (ask(case, cases, edition) for case in cases)
        return
    pool = ProcessPoolExecutor(jobs, get_context("fork"), _begin, (ask, cases, edition))
    with pool:
        yield from pool.map(_asked, range(len(cases)), chunksize=_AT_A_TIME)


def _begin(ask: Callable[..., Any], cases: Sequence[Case], edition: Edition) -> None:
    global _job  # noqa: PLW0603  what every question of this process is about
    _job = (ask, cases, edition)


def _asked(place: int) -> Any:  # noqa: ANN401  whatever is asked
    if _job is None:
        message = "nothing was asked of this process"
        raise RuntimeError(message)
    ask, cases, edition = _job
    return ask(cases[place], cases, edition)

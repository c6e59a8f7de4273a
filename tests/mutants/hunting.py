"""The hunt over a whole pack: which mutants are asked for, shared among processes rule by rule."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from itertools import groupby
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.mutants.killing import Fate, Hunt
from tests.mutants.rules import Mutant, mutants
from tests.reasoning.patients import cases, edition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

BAR_OF_GATES, BAR_OF_ALL = 0.95, 0.90
"""The share of the mutants of red flags, and of all, that whole patients have to kill."""


class Score(NamedTuple):
    """How many mutants there were and how many were killed, of the red flags and of all."""

    of_gates: tuple[int, int]
    of_all: tuple[int, int]

    @property
    def holds(self) -> bool:
        """Whether both bars are met; no mutants at all meet none."""
        bars = ((self.of_gates, BAR_OF_GATES), (self.of_all, BAR_OF_ALL))
        return self.of_all[1] > 0 and all(killed >= bar * total for (killed, total), bar in bars)


def scored(fates: Sequence[Fate]) -> Score:
    """How ``fates`` came out."""
    gates = [fate.killer is not None for fate in fates if fate.mutant.kind == "gates"]
    every = [fate.killer is not None for fate in fates]
    return Score((sum(gates), len(gates)), (sum(every), len(every)))


@lru_cache(maxsize=1)
def every_mutant() -> tuple[Mutant, ...]:
    """All mutants of the leg pain pack, in the same order in every process."""
    return tuple(mutants(edition()))


def places(
    kinds: Collection[str] = (), rules: Collection[str] = (), *, beyond: bool = False, sample: int | None, seed: int
) -> list[int]:
    """Where in ``every_mutant`` the wanted ones stand; all kinds and rules when none are named.

    Only operators, limits, leaves and sides count unless ``beyond``; ``sample`` draws so many by ``seed``.
    """
    wanted = [
        at
        for at, each in enumerate(every_mutant())
        if (not kinds or each.kind in kinds) and (not rules or each.rule in rules) and (beyond or each.asked)
    ]
    if sample is not None and sample < len(wanted):
        wanted = sorted(Random(seed).sample(wanted, sample))  # noqa: S311  a repeatable draw, no secret
    return wanted


def hunted(wanted: Sequence[int], jobs: int = 1) -> Iterator[Fate]:
    """What becomes of the mutants at those places, in order, as it is found out."""
    chunks = [tuple(at) for _, at in groupby(wanted, key=lambda at: every_mutant()[at][:3])]
    if jobs <= 1:
        for chunk in chunks:
            yield from _fates(chunk)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for found in pool.map(_fates, chunks):
            yield from found


def _fates(chunk: Sequence[int]) -> list[Fate]:
    return [_hunt().fate(every_mutant()[at]) for at in chunk]


@lru_cache(maxsize=1)
def _hunt() -> Hunt:
    """The patients of the pack, made once a process."""
    return Hunt(edition(), cases())

"""The result of a condition together with what it rests on."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth, at_least, every, some

if TYPE_CHECKING:
    from collections.abc import Sequence

AGE = FindingKey("age")
SEX = FindingKey("sex")
OF_THE_PATIENT = (AGE, SEX)
"""What rules read of the patient, named like cells so that it can be missing like one; no item may be called so."""


class Verdict(NamedTuple):
    """A truth, the cells that made it so, and the blank cells that keep it unknown."""

    truth: Truth
    because: tuple[FindingKey, ...] = ()
    missing: tuple[FindingKey, ...] = ()


def joined(truth: Truth, verdicts: Sequence[Verdict]) -> Verdict:
    """``truth`` with the parts of ``verdicts`` that account for it.

    A settled truth rests on the parts that have it; an unknown one on what is missing in its unknown parts, beside
    the parts already known.
    """
    if truth is Truth.UNKNOWN:
        missing = [part.missing for part in verdicts if part.missing]
        because = [part.because for part in verdicts if part.truth is Truth.YES and part.because]
        return Verdict(truth, once(because), once(missing))
    return Verdict(truth, once([part.because for part in verdicts if part.truth is truth]))


def all_of(verdicts: Sequence[Verdict]) -> Verdict:
    """Every part holds."""
    return joined(every(part.truth for part in verdicts), verdicts)


def any_of(verdicts: Sequence[Verdict]) -> Verdict:
    """Some part holds."""
    return joined(some(part.truth for part in verdicts), verdicts)


def number_of(number: int, verdicts: Sequence[Verdict]) -> Verdict:
    """At least ``number`` parts hold."""
    return joined(at_least(number, [part.truth for part in verdicts]), verdicts)


def opposite(verdict: Verdict) -> Verdict:
    """The part does not hold; it rests on the same cells."""
    return Verdict(~verdict.truth, verdict.because, verdict.missing)


def once(cells: Sequence[tuple[FindingKey, ...]]) -> tuple[FindingKey, ...]:
    """The cells of all parts, each once; one part alone names each once already."""
    if not cells:
        return ()
    return cells[0] if len(cells) == 1 else tuple(dict.fromkeys(chain.from_iterable(cells)))

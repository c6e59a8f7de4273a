"""Since when: the onset of the complaint, and that of a sign that was told to have come with it (review, 2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.rule import Onset
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.trace import Verdict

NEW: Onset = "new_or_worse"
WITH_COMPLAINT: Onset = "since_this_problem"
WORST_FIRST: tuple[Onset, ...] = (NEW, "unknown", WITH_COMPLAINT, "long_standing_unchanged")


class Began(NamedTuple):
    """An onset and the recorded cells that say so."""

    onset: Onset
    because: tuple[FindingKey, ...] = ()


def complaint_began(facts: Facts, judged: Callable[[Condition], Verdict]) -> Began:
    """When the complaint began: by its date; where no date settles it, by how long it has lasted, as ``judged``."""
    header = facts.edition.header
    if header.onset_item is not None and header.onset_new_days is not None:
        days, dated = facts.days_since(header.onset_item), (FindingKey(header.onset_item),)
        if days is not None and days[1] <= header.onset_new_days:
            return Began(NEW, dated)
        if days is not None and days[0] > header.onset_new_days:
            return Began(WITH_COMPLAINT, dated)
    onsets: tuple[Onset, ...] = (NEW, WITH_COMPLAINT)
    for onset, condition in zip(onsets, (header.onset_new_when, header.onset_old_when), strict=True):
        verdict = judged(condition) if condition is not None else None
        if verdict is not None and verdict.truth is Truth.YES:
            return Began(onset, verdict.because)
    return Began("unknown")


def told_with(told: Began, complaint: Callable[[], Began]) -> Began:
    """The onset ``told`` of a sign, read beside the complaint.

    A sign as old as a complaint of a few days is new: the answer calls it older, the date does not, and of two that
    cannot both be true the one of the higher tier counts.
    """
    if told.onset != WITH_COMPLAINT or (began := complaint()).onset != NEW:
        return told
    return Began(NEW, (*told.because, *began.because))

"""Which red flags are due to be asked about, and which wait for the onset key that follows an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain import act as acts_
from examassist.domain.finding import FindingKey
from examassist.reasoning.assessed import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.domain.act import Act
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessed import Standing
    from examassist.reasoning.assessment import Assessment, FlagResult

_BESIDE = (acts_.RowsOpened, acts_.EarlierGiven, acts_.PaperBegun)
"""Acts by which nothing is recorded of a patient."""

WITH_A_BAR = ("now", "today")
"""The tiers that stand in the bar and are asked about when one leaves (clinical review, A16 and A34)."""


def emergencies(assessment: Assessment) -> tuple[FlagResult, ...]:
    """The raised flags that interrupt."""
    return tuple(flag for flag in assessment.raised if flag.tier == "now")


def with_a_bar(assessment: Assessment) -> tuple[FlagResult, ...]:
    """The raised flags that stand in the bar, those that interrupt first."""
    flags = [flag for flag in assessment.raised if flag.tier in WITH_A_BAR]
    return tuple(sorted(flags, key=lambda flag: flag.tier != "now"))


def standings(assessment: Assessment, encounter: Encounter, edition: Edition) -> tuple[Standing, ...]:
    """Each of them beside what was answered to it."""
    return tuple(standing(flag, encounter, edition) for flag in with_a_bar(assessment))


def unanswered(assessment: Assessment, encounter: Encounter, edition: Edition) -> tuple[FlagResult, ...]:
    """Those of them to which nobody has said anything, or nothing that holds for what was found since."""
    return tuple(each.flag for each in standings(assessment, encounter, edition) if not each.is_answered)


def to_ask(each: Standing) -> frozenset[tuple[str, ...]]:
    """What the window asks about a flag, each once an exam; nothing while what was answered holds.

    First the flag itself. After an answer it comes again only for a sooner clock or for findings of another kind.
    """
    flag, answer = each.flag, each.answer
    if flag.tier != "now" or each.is_answered:
        return frozenset()
    if answer is None:
        return frozenset({(flag.id,)})
    return frozenset((flag.id, str(answer.at), what) for what in each.asks_again)


def group_of(key: FindingKey, edition: Edition) -> str | None:
    """The safety question to which a cell belongs, when that question has an onset of its own; else None."""
    item = edition.item.get(key.item)
    if item is None:
        return None
    group = edition.item.get(item.part_of) if item.part_of is not None else item
    return group.id if group is not None and group.onset is not None else None


def half_told(acts: Sequence[Act], encounter: Encounter, edition: Edition) -> str | None:
    """The safety question just answered whose onset is still blank, because the next key belongs to it; else None.

    Asking between the two keys would swallow the second one, and the onset may make it no emergency at all.
    """
    for key in _touched(acts):
        group = group_of(key, edition)
        onset = edition.item[group].onset if group is not None else None
        if onset is not None and encounter.finding(FindingKey(onset)) is None:
            return group
    return None


def groups_of(flag: FlagResult, edition: Edition) -> frozenset[str | None]:
    """The safety questions on which a flag rests; None among them for what is none."""
    return frozenset(group_of(FindingKey.parse(fact.finding), edition) for fact in flag.because)


def waits(flag: FlagResult, group: str | None, edition: Edition) -> bool:
    """Whether a flag rests on that half told question."""
    return group is not None and group in groups_of(flag, edition)


def _touched(acts: Sequence[Act]) -> Iterable[FindingKey]:
    """The cells of the newest act; of the act that it took back or brought back."""
    by_seq = {act.seq: act for act in acts}
    newest: Act | None = next((act for act in reversed(acts) if not isinstance(act, _BESIDE)), None)
    if isinstance(newest, acts_.Undone):
        newest = by_seq[newest.undoes]
    elif isinstance(newest, acts_.Redone):
        newest = by_seq[newest.redoes]
    if isinstance(newest, acts_.Recorded):
        return [finding.key for finding in newest.findings]
    if isinstance(newest, acts_.Cleared):
        return [FindingKey.parse(key) for key in newest.keys]
    return []

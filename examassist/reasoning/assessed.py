"""How far an answer to a raised flag reaches: it holds for what was known then, never for what is found later."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.act import GivenFor, Ground
from examassist.domain.body import Laterality
from examassist.domain.finding import FindingKey
from examassist.knowledge.answers import tone_of
from examassist.knowledge.rule import TIERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.domain.act import FlagAnswer
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.rule import Onset
    from examassist.reasoning.assessment import Fact, FlagResult

_WORST_FIRST: tuple[Onset, ...] = ("new_or_worse", "unknown", "since_this_problem", "long_standing_unchanged")


class News(NamedTuple):
    """What an answer did not know: whether the flag is due sooner now, the findings, and which are of another kind."""

    sooner: bool
    facts: tuple[Fact, ...]
    kinds: frozenset[str]


class Standing(NamedTuple):
    """One raised flag beside what was answered to it; ``news`` is what that answer does not hold for."""

    flag: FlagResult
    answer: FlagAnswer | None
    news: News

    @property
    def is_answered(self) -> bool:
        """Whether what was answered holds for all that is known now.

        Whoever acts on a flag acts on whatever else it turns out to rest on, but not on what is due sooner or is
        found on the other side. A judgement that it is none, or is known, was made of certain findings.
        """
        if self.answer is None or self.news.sooner:
            return False
        return not (self.news.kinds if self.answer.answer == "acting" else self.news.facts)

    @property
    def asks_again(self) -> frozenset[str]:
        """What the window asks about once more: a sooner clock, and findings of another kind."""
        if self.answer is None or self.is_answered:
            return frozenset()
        return self.news.kinds | ({self.flag.tier or ""} if self.news.sooner else frozenset())


def standing(flag: FlagResult, encounter: Encounter, edition: Edition) -> Standing:
    """How a raised flag stands to the newest answer to it."""
    answer = next((each for each in encounter.flag_answers if each.flag == flag.id), None)
    nothing = News(sooner=False, facts=(), kinds=frozenset())
    return Standing(flag, answer, nothing if answer is None else _news(flag, answer, encounter, edition))


def given_for(flag: FlagResult | None, edition: Edition) -> GivenFor:
    """What an answer given now is given for; a flag that is not raised rests on nothing."""
    if flag is None or flag.state != "raised":
        return GivenFor()
    grounds = tuple(Ground(cell=fact.finding, value=fact.value) for fact in telling(flag, edition))
    return GivenFor(tier=flag.tier, onset=flag.onset, grounds=grounds)


def telling(flag: FlagResult, edition: Edition) -> tuple[Fact, ...]:
    """The facts that raised a flag without the normal ones beside them; all of them where there are no others."""
    found = tuple(fact for fact in flag.because if not _is_normal(fact, edition))
    return found or flag.because


def _is_normal(fact: Fact, edition: Edition) -> bool:
    item = edition.item.get(FindingKey.parse(fact.finding).item)
    return item is not None and tone_of(item, fact.value) == "normal"


def _news(flag: FlagResult, answer: FlagAnswer, encounter: Encounter, edition: Edition) -> News:
    facts = telling(flag, edition)
    told = answer.given_for
    if told is None:  # an older file, which says no more than when
        later = tuple(fact for fact in facts if _is_later(fact, answer, encounter))
        before: Iterable[str] = (fact.finding for fact in facts if fact not in later)
        sooner = False
    else:
        was = {ground.cell: ground.value for ground in told.grounds}
        onsets = {item.onset for item in edition.items if item.onset is not None}
        later = tuple(fact for fact in facts if _says_more(fact, was.get(fact.finding), onsets))
        before = was
        sooner = _rank(flag.tier) < _rank(told.tier)
    known = {kind_of(cell, edition) for cell in before}
    kinds = {kind_of(fact.finding, edition) for fact in later} - known
    if answer.answer == "acting":
        sides = {kind.side for kind in known}
        kinds = {kind for kind in kinds if kind.side is not Laterality.UNSIDED and sides - {Laterality.UNSIDED}}
        kinds = {kind for kind in kinds if kind.side not in sides}
    return News(sooner, later, frozenset(str(kind) for kind in kinds))


def _is_later(fact: Fact, answer: FlagAnswer, encounter: Encounter) -> bool:
    found = encounter.by_key.get(FindingKey.parse(fact.finding))
    return found is not None and found.at is not None and answer.at is not None and found.at > answer.at


def _says_more(fact: Fact, was: object, onsets: set[str]) -> bool:
    """Whether a cell says something that it did not say then: of a list something added, of an onset a worse one."""
    value = fact.value
    if FindingKey.parse(fact.finding).item in onsets:
        return _badness(value) < _badness(was)
    if isinstance(value, tuple):
        return bool(set(value) - set(was if isinstance(was, tuple) else ()))
    return value != was


def _badness(onset: object) -> int:
    """An onset that is not known, or not told, is worse than any that is known to be old."""
    return _WORST_FIRST.index(next((each for each in _WORST_FIRST if each == onset), "unknown"))


def _rank(tier: str | None) -> int:
    return next((at for at, each in enumerate(TIERS) if each == tier), len(TIERS))


class Kind(NamedTuple):
    """Where a finding belongs: the question with its parts, or the section of the exam; and its side."""

    place: str
    side: Laterality

    def __str__(self) -> str:
        return f"{self.place}.{self.side.value}" if self.side is not Laterality.UNSIDED else self.place


def kind_of(cell: str, edition: Edition) -> Kind:
    """What kind of finding a cell holds; two of one question or of one section and side are of the same kind.

    What lies in the middle of the body has no other side.
    """
    key = FindingKey.parse(cell)
    item = edition.item.get(key.item)
    if item is None:
        return Kind(key.item, key.side)
    side = Laterality.UNSIDED if item.midline else key.side
    group = edition.item.get(item.part_of) if item.part_of is not None else item
    if group is not None and group.onset is not None:
        return Kind(group.id, side)
    return Kind(item.section, side)

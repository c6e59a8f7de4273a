"""The conditions of an edition weighed on every side and put in the order they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.body import SIDES, Laterality
from examassist.domain.truth import Truth
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.localise import NOWHERE, localise
from examassist.reasoning.words import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.rule import ClinicalCondition, Tier, Word
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.words import Weighed

WORDS: tuple[Word, ...] = ("fits_well", "possible", "not_enough_data", "little_support_so_far", "does_not_fit")
"""The five words from the strongest to the weakest, as cards are ordered."""

_SHOWN_APART = ("fits_well", "possible")

_ASIDE = ("derived_from_two", "fallback")
"""Roles that stand after the others of the same word: what two others already say, and what is left over."""


class Ranked(NamedTuple):
    """One condition with one word: on one side, on both, or without a side."""

    sides: tuple[Weighed, ...]
    roots: tuple[str, ...]
    roots_disagree: bool = False
    """True when the signs of a leg share no root."""

    @property
    def condition(self) -> ClinicalCondition:
        """The condition weighed."""
        return self.sides[0].condition

    @property
    def word(self) -> Word:
        """Its word."""
        return self.sides[0].word

    @property
    def urgency(self) -> Tier:
        """How soon the patient has to be seen for it: its own urgency once it fits well, else no hurry."""
        pattern = self.condition.pattern
        return pattern.urgency if pattern is not None and self.word == "fits_well" else "routine"


def rank(facts: Facts, gates_quiet: Truth) -> tuple[Ranked, ...]:
    """Every condition that has a pattern, strongest word first.

    Inside a word: keystone pro, then the number of groups pro (capped at three), then the harm if it is missed; never
    age or risk. Below possible what a red flag speaks for stands behind what only findings speak for, before harm is
    asked for: its flag says already what is not cleared. The weaker side is left out unless it is possible or better.
    """
    found: list[Ranked] = []
    for condition in facts.edition.conditions:
        if condition.pattern is not None:
            found += _both_sides(condition, facts, gates_quiet)
    order = {condition.id: place for place, condition in enumerate(facts.edition.conditions)}
    return tuple(sorted(found, key=lambda ranked: (*_strength(ranked), order[ranked.condition.id])))


def _both_sides(condition: ClinicalCondition, facts: Facts, gates_quiet: Truth) -> list[Ranked]:
    sided = condition.pattern is not None and condition.pattern.side == "each"
    results: list[Ranked] = []
    for side in SIDES if sided else (Laterality.UNSIDED,):
        found = localise(facts, side) if sided and condition.roots_named else NOWHERE
        weighed = weigh(condition, facts, side, gates_quiet=gates_quiet, roots=found.roots)
        if weighed.word == "possible" and _flags_quiet(condition, facts):
            weighed = weighed._replace(word="little_support_so_far")
        shown = found if weighed.word in _SHOWN_APART else NOWHERE
        results.append(Ranked((weighed,), shown.roots, shown.disagree))
    return _merged(results)


def _flags_quiet(condition: ClinicalCondition, facts: Facts) -> bool:
    """Whether every red flag of a condition that is named by red flags was asked for and found no trigger.

    Its word goes no further than its flag, so that the two never disagree before the same patient.
    """
    if condition.role != "gate":
        return False
    own = [judge_gate(gate, facts) for gate in facts.edition.gates if gate.condition == condition.id]
    return bool(own) and all(flag.state == "no_trigger" or flag.tier == "routine" for flag in own)


def _merged(results: Sequence[Ranked]) -> list[Ranked]:
    if len(results) == 1:
        return list(results)
    right, left = results
    if right.word == left.word and right[1:] == left[1:]:
        return [Ranked((*right.sides, *left.sides), right.roots, right.roots_disagree)]
    strongest = min(results, key=lambda ranked: WORDS.index(ranked.word))
    others = [ranked for ranked in results if ranked is not strongest and ranked.word in _SHOWN_APART]
    return [strongest, *others]


def _strength(ranked: Ranked) -> tuple[int, int, int, int, int, int]:
    weighed = max(ranked.sides, key=lambda each: each.groups_pro)
    keystone = 0 if weighed.keystone_pro is Truth.YES else 1
    aside = 1 if ranked.condition.role in _ASIDE else 0
    flagged = 1 if ranked.condition.role == "gate" and ranked.word not in _SHOWN_APART else 0
    return WORDS.index(ranked.word), aside, keystone, -weighed.groups_pro, flagged, -ranked.condition.harm

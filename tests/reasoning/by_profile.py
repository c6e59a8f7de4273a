"""One encounter in every country and place, and what differs that may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.act import Country, Place, Profile
from examassist.domain.evolve import evolve
from examassist.reasoning.assess import assess
from examassist.reasoning.derive import Facts
from examassist.reasoning.gates import judge_gate
from tests.reasoning.patients import edition

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.reasoning.assessment import Assessment

EVERYWHERE = tuple(Profile(country=country, place=place) for country in Country for place in Place)


def everywhere(encounter: Encounter) -> list[Assessment]:
    """The assessments of ``encounter`` in all six combinations of country and place."""
    return [assess(evolve(encounter, profile=each), edition(), look_ahead=False) for each in EVERYWHERE]


def flags_changed_by_profile(encounter: Encounter) -> list[str]:
    """The red flags that differ in state, tier, side, onset, reasons or gaps; empty when the law holds."""
    first, *others = (_flags(evolve(encounter, profile=each)) for each in EVERYWHERE)
    return [
        f"{name} in {profile.country} {profile.place}: {told} instead of {first[name]}"
        for profile, other in zip(EVERYWHERE[1:], others, strict=True)
        for name, told in other.items()
        if told != first[name]
    ]


def changed_by_profile(encounter: Encounter) -> list[str]:
    """What else differs in a whole assessment although no profile may change it; empty when the law holds."""
    first, *others = (_fixed(found) for found in everywhere(encounter))
    return [
        f"{name} in {profile.country} {profile.place}: {other[name]} instead of {first[name]}"
        for profile, other in zip(EVERYWHERE[1:], others, strict=True)
        for name in first
        if other[name] != first[name]
    ]


def _flags(encounter: Encounter) -> dict[str, tuple[object, ...]]:
    facts = Facts(encounter, edition())
    found = (judge_gate(gate, facts) for gate in edition().gates)
    return {f.gate.id: (f.state, f.tier, f.sides, f.onset, f.because, f.missing) for f in found}


def _fixed(found: Assessment) -> dict[str, object]:
    return {
        "red flags": [evolve(flag, actions=()) for flag in found.red_flags],
        "not cleared": found.not_cleared,
        "conditions": found.conditions,
        "headline": found.headline,
        "scope": found.scope,
        "contradictions": found.contradictions,
        "scores": found.scores,
    }

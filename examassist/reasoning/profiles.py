"""What is said by country and place; a profile changes words and defaults, never a flag, a tier or a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.act import Country, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.act import Profile
    from examassist.knowledge.advice import ProfileText
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.gates import Flagged


def in_profile(countries: Sequence[Country], places: Sequence[Place], profile: Profile) -> bool:
    """Whether something meant for these countries and places (all, when none is named) is meant for ``profile``."""
    return (not countries or profile.country in countries) and (not places or profile.place in places)


def text_for(text: ProfileText, profile: Profile) -> str:
    """The words of ``text`` for one profile: those of the place where it has its own, else those of the country."""
    own = {Place.SPINE_CLINIC: text.spine_clinic, Place.EMERGENCY: text.emergency}.get(profile.place)
    return own or (text.us if profile.country is Country.US else text.uk)


def with_profile_text(says: str, name: str | None, edition: Edition, profile: Profile) -> str:
    """``says`` followed by the text called ``name`` for this profile; without a name ``says`` alone."""
    added = (text_for(text, profile) for text in edition.profile_texts if text.id == name)
    return " ".join((says if says.endswith((".", "?", "!")) else f"{says}.", *added)) if name is not None else says


def actions(flag: Flagged, edition: Edition, profile: Profile) -> tuple[str, ...]:
    """What to do about a flag: whom to call, where to go from here, then the rest; nothing is said twice."""
    gate, tier = flag.gate.id, flag.tier
    here = [text for text in edition.profile_texts if gate in text.gates and tier in text.tiers]
    said = any(gate in text.in_place_of_call for text in here)
    call = () if said else flag.actions[:1]
    return (*call, *(text_for(text, profile) for text in here), *flag.actions[1:])

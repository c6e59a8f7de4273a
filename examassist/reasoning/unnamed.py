"""Safety questions answered yes of which nobody has said what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.rule import TIERS
from examassist.reasoning.gates import YES

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.knowledge.rule import Tier


def unnamed_yes(encounter: Encounter, edition: Edition, urgency: Tier) -> tuple[Item, ...]:
    """The groups of safety questions with a yes and no part named, in their order; none where today or now is said.

    Most red flags rest on the parts, so such a yes raises little: it must never read as if nothing had been found.
    """
    if TIERS.index(urgency) <= TIERS.index("today"):
        return ()
    groups = sorted((each for each in edition.items if each.group_number), key=lambda each: each.group_number or 0)
    yes = (item for item in groups if _says_yes(item, encounter, edition))
    return tuple(item for item in yes if not _names(item, encounter, edition))


def _says_yes(item: Item, encounter: Encounter, edition: Edition) -> bool:
    return any(found.value == YES for key in edition.keys_of(item) if (found := encounter.finding(key)) is not None)


def _names(item: Item, encounter: Encounter, edition: Edition) -> bool:
    """Whether a part of the group, or a row that belongs to it, names anything."""
    if item.parts is None:
        return True
    parts = edition.item[item.parts.item]
    for key in edition.keys_of(parts):
        found = encounter.finding(key)
        values = found.value if found is not None and isinstance(found.value, tuple) else ()
        if any((answer := parts.answer(value)) is not None and not answer.exclusive for value in values):
            return True
    return False

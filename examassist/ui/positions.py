"""What follows when a patient cannot take a position: all that needs it is unable for that reason, and comes last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from examassist.domain.finding import AbsentReason, Finding, UnableDetail
from examassist.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import FindingKey
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.ui.encounter_model import EncounterModel

Untaken = Literal["prone", "lying"]
UNTAKEN: tuple[Untaken, ...] = ("prone", "lying")
_NEEDED_BY: dict[Untaken, frozenset[str]] = {"prone": frozenset({"prone"}), "lying": frozenset({"lying", "prone"})}
"""Whoever cannot lie down cannot lie prone either."""


def reason(position: Untaken) -> str:
    """The reason as it is recorded with each row."""
    return {"prone": _("cannot lie prone"), "lying": _("cannot lie down")}[position]


def heading(position: Untaken) -> str:
    """The heading over the rows that wait at the end."""
    return {"prone": _("Cannot lie prone"), "lying": _("Cannot lie down")}[position]


def after_all(position: Untaken) -> str:
    """What brings these rows back."""
    return {"prone": _("Can lie prone after all"), "lying": _("Can lie down after all")}[position]


def cannot_take(model: EncounterModel, position: Untaken) -> list[Finding]:
    """The rows of the whole exam that need the position and are blank, each as unable for that reason.

    The content says which they are. A safety item is left: it needs an act of its own.
    """
    return [
        Finding(
            item=key.item,
            side=key.side,
            not_obtained=AbsentReason.UNABLE,
            detail=UnableDetail.OTHER,
            note=reason(position),
        )
        for key in waiting(model, position)
    ]


def waiting(model: EncounterModel, position: Untaken) -> Iterator[FindingKey]:
    """The cells that `cannot_take` would answer."""
    for step in model.edition.steps:
        for part in model.parts_of(step.step):
            for item in part.rows:
                if item.position in _NEEDED_BY[position] and not item.safety:
                    yield from (key for key in model.edition.keys_of(item) if model.encounter.finding(key) is None)


def said_unable(model: EncounterModel, position: Untaken) -> list[FindingKey]:
    """The cells that were said to be unable for that reason."""
    return [finding.key for finding in model.encounter.findings if _for_that(finding, position)]


def set_aside(item: Item, encounter: Encounter, edition: Edition) -> Untaken | None:
    """The position for which every cell of the item is unable; None where anything else is recorded or blank."""
    found = [encounter.finding(key) for key in edition.keys_of(item)]
    return next((each for each in UNTAKEN if all(_for_that(finding, each) for finding in found)), None)


def last(rows: Iterable[Item], encounter: Encounter, edition: Edition) -> dict[Untaken, tuple[Item, ...]]:
    """Those of the rows that wait at the end, by their reason."""
    found: dict[Untaken, tuple[Item, ...]] = {}
    for item in rows:
        if (position := set_aside(item, encounter, edition)) is not None:
            found[position] = (*found.get(position, ()), item)
    return found


def _for_that(finding: Finding | None, position: Untaken) -> bool:
    return finding is not None and finding.not_obtained is AbsentReason.UNABLE and finding.note == reason(position)

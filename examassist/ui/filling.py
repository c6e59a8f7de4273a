"""What the keys "rest normal", "normal" and "same on the other side" would write, and what they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain import act as acts_
from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason, Finding, FindingKey, UnableDetail
from examassist.domain.fold import in_force
from examassist.ui.contrary import contrary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examassist.domain.act import Act
    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import Assessment, FlagResult

_JUDGED = {"choice", "grade", "yes_no"}
"""The kinds one glance can answer; what is measured, dated, written or listed is never filled."""

_OF_THE_PATIENT = {UnableDetail.CANNOT_COOPERATE, UnableDetail.EQUIPMENT}
"""What keeps both sides from being examined; every other detail belongs to the limb that it was recorded for."""


def rest_normal(shown: Iterable[Item], encounter: Encounter, edition: Edition, assessment: Assessment) -> list[Finding]:
    """The normal finding for each blank cell that may be filled by section.

    Only rows of the exam itself: a row that was asked for by name is examined by name. An item whose manoeuvre a raised
    gate forbids was not done, so it is not filled either; nor is any cell of a side with an amputation, nor one whose
    normal would not go with what is recorded.
    """
    planned = _planned(shown, encounter, edition, assessment)
    left = contrary(planned, encounter, edition)
    return [finding for finding in planned if finding.key not in left]


def left_contrary(
    shown: Iterable[Item], encounter: Encounter, edition: Edition, assessment: Assessment
) -> dict[FindingKey, tuple[FindingKey, ...]]:
    """The cells that "rest normal" leaves blank only because of what is recorded elsewhere, each with those cells."""
    return contrary(_planned(shown, encounter, edition, assessment), encounter, edition)


def _planned(shown: Iterable[Item], encounter: Encounter, edition: Edition, assessment: Assessment) -> list[Finding]:
    lost = amputated_sides(encounter)
    return [
        Finding(item=key.item, side=key.side, value=edition.item[key.item].fills)
        for key in _blank_cells(shown, encounter, edition, assessment)
        if key.side not in lost
    ]


def left_to_amputation(
    shown: Iterable[Item], encounter: Encounter, edition: Edition, assessment: Assessment
) -> list[FindingKey]:
    """The cells that "rest normal" leaves blank only because an amputation is recorded on their side."""
    lost = amputated_sides(encounter)
    return [key for key in _blank_cells(shown, encounter, edition, assessment) if key.side in lost]


def amputated_sides(encounter: Encounter) -> frozenset[Laterality]:
    """The sides on which anything is recorded as amputated.

    How much of the limb is gone is not recorded, so nothing of that side is taken for normal unless it is looked at.
    """
    lost = {finding.side for finding in encounter.findings if finding.detail is UnableDetail.AMPUTATED}
    return frozenset(lost - {Laterality.UNSIDED})


def _blank_cells(
    shown: Iterable[Item], encounter: Encounter, edition: Edition, assessment: Assessment
) -> list[FindingKey]:
    raised = {flag.id for flag in assessment.raised}
    return [
        key
        for item in shown
        if _may_be_filled(item, edition) and raised.isdisjoint(item.not_if)
        for key in edition.keys_of(item)
        if encounter.finding(key) is None
    ]


def held_back(
    shown: Iterable[Item], encounter: Encounter, edition: Edition, assessment: Assessment
) -> list[tuple[Item, FlagResult]]:
    """The rows that "rest normal" leaves blank only because of a raised gate, each with the first gate that forbids it.

    What the gate forbids was not done; whoever presses the key must be told so, because the rest is filled.
    """
    found = []
    for item in shown:
        flag = next((flag for flag in assessment.raised if flag.id in item.not_if), None)
        is_blank = any(encounter.finding(key) is None for key in edition.keys_of(item))
        if flag is not None and is_blank and _may_be_filled(item, edition):
            found.append((item, flag))
    return found


def _may_be_filled(item: Item, edition: Edition) -> bool:
    return (
        item.bulk == "allowed"
        and item.fills is not None
        and not item.safety
        and item.kind in _JUDGED
        and item.show != "on_request"
        and edition.section[item.section].rest_normal == "allowed"
    )


def only_normal(item: Item) -> str | None:
    """The value that Space records: the one to fill, or the only normal one; None when there is no single one."""
    if item.fills is not None:
        return item.fills
    return item.normal[0] if isinstance(item.normal, tuple) and len(item.normal) == 1 else None


def copied_to_other_side(
    key: FindingKey, acts: Sequence[Act], encounter: Encounter, edition: Edition
) -> Finding | None:
    """The finding of the side entered last, for the other side.

    None for safety items, where there is no source, towards a side with an amputation, and where the source says why
    this very limb gave no result.
    """
    item = edition.item[key.item]
    if item.safety or key.side is Laterality.UNSIDED:
        return None
    sides = [cell for cell in (key, key.mirrored) if encounter.finding(cell) is not None]
    if not sides:
        return None
    source = encounter.by_key[sides[0] if len(sides) == 1 else _entered_last(sides, acts)]
    if source.side.opposite in amputated_sides(encounter) or of_the_limb(source):
        return None
    return evolve(source, side=source.side.opposite, how=None, by=None, at=None, note=None)


def of_the_limb(finding: Finding) -> bool:
    """Whether it says why this one limb gave no result: it is lost, dressed, painful, wounded, or something else."""
    if finding.not_obtained in {None, AbsentReason.NOT_DONE, AbsentReason.DECLINED, AbsentReason.DEFERRED}:
        return False
    return finding.detail not in _OF_THE_PATIENT


def _entered_last(keys: Sequence[FindingKey], acts: Sequence[Act]) -> FindingKey:
    for act in reversed(in_force(acts)):
        if isinstance(act, acts_.Recorded):
            for finding in reversed(act.findings):
                if finding.key in keys:
                    return finding.key
    return keys[0]

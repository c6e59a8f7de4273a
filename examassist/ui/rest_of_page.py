"""What one key does to all blank cells of a page: the rest is normal, or the rest was passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, Finding
from examassist.language import translate as _
from examassist.language import translate_count
from examassist.reasoning.say import say_for
from examassist.ui.act_text import side_text
from examassist.ui.filling import of_the_limb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.domain.finding import FindingKey
    from examassist.ui.encounter_model import EncounterModel

NAMED = 3
"""So many rows that were left out are named; of more it is said how many."""


def may_fill(model: EncounterModel, step: int) -> bool:
    """Whether anything of a step may be filled by one key at all."""
    if not model.conduct.may_fill_normal:
        return False
    return any(section.rest_normal == "allowed" for section in model.edition.sections if section.step == step)


def fill_rest_normal(model: EncounterModel, step: int) -> tuple[int, str]:
    """Write the normal value into every blank cell that may be filled, as one act; how many, and what to say."""
    left_out = _left_out(model, step)  # before anything is written: what is filled may raise or settle a flag
    count = model.fill_rest_normal(step)
    if count:
        text = translate_count(
            "{n} value marked normal. Ctrl Z undoes it.", "{n} values marked normal. Ctrl Z undoes it.", count
        ).format(n=count)
    elif left_out:
        text = _("Nothing was marked normal.")
    else:
        text = _("Nothing here may be marked normal without looking.")
    return count, " ".join((text, *left_out))


def _left_out(model: EncounterModel, step: int) -> list[str]:
    """A sentence for each red flag, each side with an amputation, and the findings that keep rows from being filled."""
    rows: dict[str, list[str]] = {}
    for item, flag in model.held_back(step):
        rows.setdefault(model.edition.gate[flag.id].label, []).append(item.label)
    told = _("Left blank: {rows}, not to be done because of: {flag}.")
    sides: dict[Laterality, list[str]] = {}
    for key in model.left_to_amputation(step):
        sides.setdefault(key.side, []).append(model.edition.item[key.item].label)
    gone = _("Left blank on the {side}, where an amputation is recorded: {rows}.")
    return [
        *(told.format(rows=_named(labels), flag=flag) for flag, labels in rows.items()),
        *(gone.format(side=side_text(side), rows=_named(labels)) for side, labels in sides.items()),
        *_left_to_looking(model, step),
    ]


def _left_to_looking(model: EncounterModel, step: int) -> list[str]:
    """A sentence for the rows whose normal would not go with what is recorded, with the findings that say so."""
    left = model.left_contrary(step)
    if not left:
        return []
    say = say_for(model.edition)
    beside = dict.fromkeys(key for keys in left.values() for key in keys)
    found = [finding for key in beside if (finding := model.encounter.finding(key)) is not None]
    told = _("Left blank, to be examined one by one beside {findings}: {rows}.")
    return [
        told.format(findings=_named([say.fact(each) for each in found]), rows=_named([say.cell(key) for key in left]))
    ]


def _named(labels: list[str]) -> str:
    more = len(labels) - NAMED
    named = ", ".join(labels[:NAMED])
    return _("{rows} and {n} more").format(rows=named, n=more) if more > 0 else named


def why_not_copied(model: EncounterModel, key: FindingKey) -> str:
    """Why nothing could be copied to the other side of an item."""
    if model.edition.item[key.item].safety:
        return _("A safety item is recorded side by side, never copied.")
    either = (model.encounter.finding(key), model.encounter.finding(key.mirrored))
    if any(finding is not None and of_the_limb(finding) for finding in either):
        return _("A reason that belongs to one limb is never copied to the other.")
    if key.side is not Laterality.UNSIDED and either != (None, None):
        return _("Nothing is copied to a side where an amputation is recorded.")
    return _("Nothing to copy: record one side first.")


def rest_not_examined(model: EncounterModel, keys: Iterable[FindingKey]) -> str:
    """Say of every blank cell that it was passed over on purpose; what to say, nothing where nothing was blank.

    A safety item needs an act of its own.
    """
    findings = [
        Finding(item=key.item, side=key.side, not_obtained=AbsentReason.NOT_DONE)
        for key in keys
        if model.encounter.finding(key) is None and not model.edition.item[key.item].safety
    ]
    if not findings:
        return ""
    model.record(findings)
    text = translate_count("{n} marked as not examined.", "{n} marked as not examined.", len(findings))
    return text.format(n=len(findings))

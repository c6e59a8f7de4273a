"""Since when a sign is there: what is asked where nobody said it, and what speaks against calling it long-standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.finding import Finding, FindingKey
from examassist.language import translate as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.knowledge.rule import Gate, Onset
    from examassist.reasoning.assessment import FlagResult

OLD: Onset = "long_standing_unchanged"
NEW: Onset = "new_or_worse"
YES = "yes"


class OnsetAsked(NamedTuple):
    """What is not known of the onset: in words, the cells to fill, the answers with their keys, else where to ask."""

    says: str
    cells: tuple[str, ...] = ()
    answers: tuple[tuple[str, str, str], ...] = ()
    """Id, label and key of each."""
    ask_at: str = ""


class Disagrees(NamedTuple):
    """Onsets recorded as new beside a reason that calls the sign old, in words, and their cells to correct."""

    says: str
    cells: tuple[str, ...]
    corrected: str
    """What the onset would be corrected to, in the words of the content."""


def onset_asked(flag: FlagResult, encounter: Encounter, edition: Edition) -> OnsetAsked | None:
    """What to ask about the onset of a flag whose tier counts an unknown one as new; None where that is not so."""
    rules = [rule for rule in edition.gate[flag.id].tiers if rule.tier == flag.tier and "unknown" in rule.onset]
    if flag.onset != "unknown" or not rules:
        return None
    says = _("Nobody has said since when. Not known counts as new.")
    blank = [item for item in _onset_items(edition.gate[flag.id], flag, edition) if _is_blank(item, encounter)]
    asked = [item for item in blank if item.part_of is not None and _is_yes(item.part_of, encounter)]
    if asked:
        scale = next((each for each in edition.scales if each.id == asked[0].scale), None)
        answers = tuple((each.id, each.label, each.key or "") for each in scale.values) if scale is not None else ()
        return OnsetAsked(says, tuple(item.id for item in asked), answers)
    question = next((item.part_of for item in blank if item.part_of is not None), None)
    return OnsetAsked(says, ask_at=question or edition.header.onset_item or "")


def _onset_items(gate: Gate, flag: FlagResult, edition: Edition) -> list[Item]:
    names: dict[str, None] = {}
    for rule in gate.tiers:
        if rule.tier == flag.tier and "unknown" in rule.onset:
            names |= dict.fromkeys(gate.onset_from if rule.onset_from is None else rule.onset_from)
    return [edition.item[name] for name in names]


def _is_blank(item: Item, encounter: Encounter) -> bool:
    return encounter.finding(FindingKey(item.id)) is None


def _is_yes(name: str, encounter: Encounter) -> bool:
    found = encounter.finding(FindingKey(name))
    return found is not None and found.value == YES


def disagrees(flag: FlagResult, edition: Edition) -> Disagrees | None:
    """What speaks against calling a flag long-standing: its onset is recorded as new or worse."""
    if flag.onset != NEW:
        return None
    onsets = {item.onset for item in edition.items if item.onset is not None}
    facts = [fact for fact in flag.because if FindingKey.parse(fact.finding).item in onsets and fact.value == NEW]
    says = "; ".join(dict.fromkeys(fact.says for fact in facts)) or _("what was recorded makes it new or worse")
    values = [each for scale in edition.scales for each in scale.values if each.id == OLD]
    return Disagrees(says, tuple(fact.finding for fact in facts), values[0].label if values else "")


def told(cells: Iterable[str], value: str = OLD) -> list[Finding]:
    """These onsets with that answer; corrected ones are long-standing and unchanged."""
    keys = (FindingKey.parse(cell) for cell in cells)
    return [Finding(item=key.item, side=key.side, value=value) for key in keys]

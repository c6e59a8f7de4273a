"""Whether every further key of an item is free and leads to something that can be recorded."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.item import Item, Letter

TAKEN = frozenset("AGMNUWXY")
"""Letters that mean something in every cell."""


def check_letters(edition: Edition, faults: Faults) -> None:
    """Add what is wrong with the further keys of the items."""
    for item in edition.items:
        own = Counter(answer.key.upper() for answer in item.values if answer.key is not None)
        own.update(letter.key for letter in item.letters)
        for letter in item.letters:
            if own[letter.key] > 1 or letter.key in TAKEN:
                faults.add(
                    "items", item.id, f"has the letter `{letter.key}`, which means something else", "choose another"
                )
            if item.kind in {"measure", "date", "text", "multi"}:
                faults.add("items", item.id, f"is a {item.kind} and may have no letters")
            _check_letter(item, letter, edition, faults)


def _check_letter(item: Item, letter: Letter, edition: Edition, faults: Faults) -> None:
    if (letter.qualifier is None) == (letter.item is None):
        faults.add("items", item.id, f"needs exactly one of qualifier and item at its letter `{letter.key}`")
        return
    if letter.qualifier is not None:
        faults.unless_known("items", item.id, [letter.qualifier], item.qualifiers, "qualifier")
        if letter.value is not None:
            faults.unless_known("items", item.id, [letter.value], [each.id for each in item.values], "value")
        return
    faults.unless_known("items", item.id, [letter.item or ""], edition.item, "item")
    other = edition.item.get(letter.item or "")
    if other is None:
        return
    if other.side != item.side or other.id == item.id:
        faults.add("items", item.id, f"leads with `{letter.key}` to `{other.id}`, which has not the same sides")
    if letter.value is not None:
        faults.unless_known("items", item.id, [letter.value], [each.id for each in other.values], "value")
        if other.kind == "multi" or other.safety:
            faults.add("items", item.id, f"answers `{other.id}` with one letter", "lead to it without a value")

"""Everything that can be found from the keyboard: rows of the exam, steps, commands, and what there is to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from examassist.knowledge.numbering import numbers
from examassist.language import translate as _
from examassist.ui.actions import commands
from examassist.ui.commands.matching import Match, match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from examassist.knowledge.edition import Edition
    from examassist.ui.single_keys import SingleKeys

Kind = Literal["item", "step", "command", "index", "how", "condition", "card"]
ORDER: tuple[Kind, ...] = ("item", "step", "command", "index", "how", "condition", "card")
_NUMBER = re.compile(r"\d+\.\d+")
EACH = 4
"""So many of one heading are shown while others have something to say."""


class Entry(NamedTuple):
    """One thing that can be done: what it is, its id, its words, and its keys."""

    kind: Kind
    id: str
    text: str
    about: str = ""
    keys: tuple[str, ...] = ()
    number: str = ""
    """Of a row: the number that it has on paper."""


class Found(NamedTuple):
    """An entry with how the query means it."""

    entry: Entry
    match: Match


def headings() -> Mapping[Kind, str]:
    """What stands over the entries of a kind; kinds with the same heading stand together."""
    return {
        "item": _("Go to a finding"),
        "step": _("Go to a step"),
        "command": _("Do"),
        "index": _("Do"),
        "how": _("Learn"),
        "condition": _("Learn"),
        "card": _("Learn"),
    }


def of_the_program(enabled: Iterable[str], single: SingleKeys) -> Iterator[Entry]:
    """The commands that can be given now, as the menus have them."""
    allowed = set(enabled)
    for command in commands():
        if command.id in allowed:
            keys = command.caps
            if command.single and single.on:
                keys = (single.cap(command.single),)
            yield Entry("command", command.id, command.text, keys=keys)


def of_the_exam(edition: Edition, steps: Mapping[int, str]) -> Iterator[Entry]:
    """The rows, steps and texts of an exam; every row, also those that are folded away."""
    number_of = numbers(edition)
    for item in edition.items:
        yield Entry("item", item.id, item.label, edition.section[item.section].title, number=number_of[item.id])
    for number, title in steps.items():
        yield Entry("step", str(number), title, keys=("Alt", str(number)) if number <= 9 else ())  # noqa: PLR2004
    from examassist.ui.commands.ratios import quantities

    for derived in quantities(edition):
        yield Entry(
            "index", derived.id, _("{label}: type the pressures").format(label=derived.label), keys=("Ctrl", "B")
        )
    for item in edition.items:
        yield Entry("how", item.id, _("How: {label}").format(label=item.label), edition.section[item.section].title)
    for condition in edition.conditions:
        yield Entry("condition", condition.id, condition.label, _("why, and sources"))
    for card in edition.cards:
        yield Entry("card", card.id, card.label, _("when to think of it"))


def search(query: str, entries: Sequence[Entry], recent: Sequence[str], limit: int) -> list[Found]:
    """The entries that are meant, the recently used first, then the best match; no heading hides the others."""
    order = {name: place for place, name in enumerate(recent)}
    found = [Found(entry, matched) for entry in entries if (matched := _meant(query, entry)) is not None]

    def place(each: Found) -> tuple[int, int, int]:
        return (order.get(used(each.entry), len(order)), each.match.rank, len(each.entry.text))

    found.sort(key=place)
    if len(found) <= limit:
        return grouped(found)
    said = headings()
    kept: list[Found] = []
    for fewest in (EACH, limit):
        for each in found:
            same = sum(1 for other in kept if said[other.entry.kind] == said[each.entry.kind])
            if each not in kept and same < fewest and len(kept) < limit:
                kept.append(each)
    return grouped(sorted(kept, key=place))


def grouped(found: Sequence[Found]) -> list[Found]:
    """Those under one heading together, the headings by their best entry."""
    said = headings()
    titles = dict.fromkeys(said[each.entry.kind] for each in found)
    return [each for title in titles for each in found if said[each.entry.kind] == title]


def used(entry: Entry) -> str:
    """The name under which it is remembered that an entry was chosen."""
    return f"{entry.kind}.{entry.id}"


def _meant(query: str, entry: Entry) -> Match | None:
    if _NUMBER.fullmatch(query.strip()):  # typed from paper: this row and no other, whatever was chosen lately
        return Match(0, frozenset()) if entry.number == query.strip() else None
    if entry.kind in {"how", "condition", "card"} and not query.strip():
        return None
    by_name = match(query, entry.text)
    if by_name is not None or entry.kind != "item":
        return by_name
    # a word of the section may stand beside words of the row
    beside = match(query, f"{entry.text} {entry.about}")
    letters = frozenset(at for at in beside.letters if at < len(entry.text)) if beside is not None else frozenset()
    return Match(4, letters) if beside is not None and letters else None

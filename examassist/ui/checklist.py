"""Which rows a step of the exam shows now, and how much of it is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examassist.domain.finding import How
from examassist.domain.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding, FindingKey
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item, Section

    Holds = Callable[[Condition], Truth]


@dataclass(frozen=True)
class Part:
    """One section of a step: its rows in the order of the exam, and the items one may still ask for."""

    section: Section
    rows: tuple[Item, ...]
    more: tuple[Item, ...]


@dataclass(frozen=True)
class Progress:
    """How many cells of a step are recorded, and how many of those say why there is no result."""

    recorded: int
    total: int
    gaps: int

    @property
    def done(self) -> bool:
        """Whether no cell of the step is blank."""
        return self.total > 0 and self.recorded == self.total


def parts_of(
    step: int, encounter: Encounter, edition: Edition, holds: Holds, requested: frozenset[str] = frozenset()
) -> tuple[Part, ...]:
    """The sections of ``step`` with the rows they show: always, opened by an answer, asked for, or already recorded."""
    found = []
    for section in edition.sections:
        if section.step != step:
            continue
        items = [item for item in edition.items if item.section == section.id]
        rows = [item for item in items if _is_shown(item, encounter, edition, holds, requested)]
        here = {item.id for item in rows}
        more = tuple(item for item in items if item.show == "on_request" and item.id not in here)
        found.append(Part(section, tuple(_followed_up(rows, edition)), more))
    return tuple(found)


def shown_items(
    step: int, encounter: Encounter, edition: Edition, holds: Holds, requested: frozenset[str] = frozenset()
) -> tuple[Item, ...]:
    """The rows of ``step`` in the order of the exam."""
    return tuple(item for part in parts_of(step, encounter, edition, holds, requested) for item in part.rows)


def progress_of(
    step: int, encounter: Encounter, edition: Edition, holds: Holds, requested: frozenset[str] = frozenset()
) -> Progress:
    """How much of ``step`` is recorded, counting each side of a row."""
    items = shown_items(step, encounter, edition, holds, requested)
    found = [encounter.finding(key) for item in items for key in edition.keys_of(item)]
    recorded = [finding for finding in found if finding is not None]
    gaps = sum(1 for finding in recorded if finding.not_obtained is not None)
    return Progress(len(recorded), len(found), gaps)


def parts_keys(item: Item, edition: Edition) -> tuple[FindingKey, ...]:
    """The cells of the item that names the parts of a safety group; none for any other item."""
    return edition.keys_of(edition.item[item.parts.item]) if item.parts is not None else ()


def follow_ups(item: Item, edition: Edition) -> tuple[Item, ...]:
    """The rows that belong to a safety group, its onset first: that one answer decides how urgent it is."""
    own = [other for other in edition.items if other.part_of == item.id]
    return tuple(sorted(own, key=lambda other: other.id != item.onset))


def answered_for_the_group(finding: Finding | None) -> bool:
    """Whether a list was left empty by the no to its whole group."""
    return finding is not None and finding.how is How.GROUP_ANSWER and finding.value == ()


def _is_shown(item: Item, encounter: Encounter, edition: Edition, holds: Holds, requested: frozenset[str]) -> bool:
    if item.show == "always" or item.id in requested:
        return True
    recorded = (encounter.finding(key) for key in edition.keys_of(item))
    if any(finding is not None and not answered_for_the_group(finding) for finding in recorded):
        return True
    return item.show == "when" and item.when is not None and holds(item.when) is Truth.YES


def _followed_up(rows: list[Item], edition: Edition) -> Iterator[Item]:
    """The rows with those of a safety group behind their question, whatever section-order they were written in."""
    here = {item.id for item in rows}
    for item in rows:
        if item.part_of in here:
            continue
        yield item
        for follower in follow_ups(item, edition):
            if follower.id in here:
                yield follower

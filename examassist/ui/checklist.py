"""Which rows a step of the exam shows now, and how much of it is recorded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from examassist.domain.finding import How
from examassist.domain.truth import Truth
from examassist.knowledge.condition import FindingIs, leaves
from examassist.reasoning.compile import items_of, readers
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.ui import positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
    unasked: tuple[Item, ...] = ()
    """Those of them that the whole exam would ask for and this follow-up does not."""


@dataclass(frozen=True)
class Progress:
    """How many cells of a step are recorded, and how many of those say why there is no result."""

    recorded: int
    total: int
    gaps: int
    unasked: int = 0
    """Cells that the whole exam would ask for and this follow-up does not."""

    @property
    def done(self) -> bool:
        """Whether no cell of the step is blank, also none that was not asked for in this visit."""
        return self.total > 0 and self.recorded == self.total and not self.unasked


class Checklist:
    """The rows of one edition, put into the order of the exam once."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._items = {section.id: tuple(_in_order(section, edition)) for section in edition.sections}

    def parts_of(
        self,
        step: int,
        encounter: Encounter,
        holds: Holds,
        requested: frozenset[str] = frozenset(),
        asked: frozenset[str] | None = None,
    ) -> tuple[Part, ...]:
        """The sections of ``step`` with the rows they show: always, opened by an answer, asked for, or recorded.

        ``asked`` are the only rows that a follow-up shows by itself; the others of the exam are then on request.
        """
        shown = _Shown(encounter, holds, requested, asked)
        parts = tuple(self._part(section, shown) for section in self.edition.sections if section.step == step)
        return self._in_position(parts, encounter)

    def untouched(
        self, parts: Mapping[int, tuple[Part, ...]], keys: Iterable[FindingKey], before: Encounter, after: Encounter
    ) -> dict[int, tuple[Part, ...]]:
        """Those of ``parts``, by step, that a change of these cells leaves as they are: most answers open no row."""
        if before.patient != after.patient or before.examined_at != after.examined_at:
            return {}
        touched = {step for item in {key.item for key in keys} for step in self._steps_reading.get(item, ())}
        return {step: shown for step, shown in parts.items() if step not in touched}

    @cached_property
    def _steps_reading(self) -> Mapping[str, set[int]]:
        """The steps whose rows depend on an item: its own, and those of the rows that it may open."""
        edition, found = self.edition, defaultdict[str, set[int]](set)
        together = readers(edition).together
        for item in edition.items:
            reads = {item.id, *(items_of(edition, (item.when,)) if item.when is not None else ())}
            for name in reads.union(*(together.get(each, ()) for each in reads)):
                found[name].add(edition.section[item.section].step)
        return found

    def _in_position(self, parts: tuple[Part, ...], encounter: Encounter) -> tuple[Part, ...]:
        """The same with the rows last for which the patient cannot take the position, under their reason."""
        waiting = positions.last((item for part in parts for item in part.rows), encounter, self.edition)
        if not waiting:
            return parts
        gone = {item.id for items in waiting.values() for item in items}
        kept = tuple(
            Part(part.section, tuple(item for item in part.rows if item.id not in gone), part.more, part.unasked)
            for part in parts
        )
        ends = tuple(
            Part(
                self.edition.section[items[0].section].model_copy(
                    update={"id": f"cannot_{position}", "title": positions.heading(position)}
                ),
                items,
                (),
            )
            for position, items in waiting.items()
        )
        return (*kept, *ends)

    def progress_of(self, parts: Sequence[Part], encounter: Encounter) -> Progress:
        """How much of these rows is recorded, counting each side."""
        keys = [key for part in parts for item in part.rows for key in self.edition.keys_of(item)]
        recorded = [finding for key in keys if (finding := encounter.finding(key)) is not None]
        gaps = sum(1 for finding in recorded if finding.not_obtained is not None)
        unasked = sum(len(self.edition.keys_of(item)) for part in parts for item in part.unasked)
        return Progress(len(recorded), len(keys), gaps, unasked)

    def _part(self, section: Section, shown: _Shown) -> Part:
        rows, more, unasked = [], [], []
        for item in self._items[section.id]:
            if shown.has(item, self.edition):
                rows.append(item)
            elif item.show == "on_request" or shown.is_left_out(item):
                more.append(item)
                if shown.is_left_out(item):
                    unasked.append(item)
        return Part(section, tuple(rows), tuple(more), tuple(unasked))


@dataclass(frozen=True)
class _Shown:
    """What decides which rows are shown."""

    encounter: Encounter
    holds: Holds
    requested: frozenset[str]
    asked: frozenset[str] | None

    @cached_property
    def _answered(self) -> frozenset[str]:
        """The items with anything recorded but the no to their whole group; found once for all rows."""
        return frozenset(each.item for each in self.encounter.findings if not answered_for_the_group(each))

    def has(self, item: Item, edition: Edition) -> bool:
        if item.id in self.requested or (item.show == "always" if self.asked is None else item.id in self.asked):
            return True
        if item.id in self._answered:
            return True
        if item.show != "when" or item.when is None or self.holds(item.when) is not Truth.YES:
            return False
        return self.asked is None or self._is_opened(item, edition)

    def _is_opened(self, item: Item, edition: Edition) -> bool:
        """Whether an answer of this visit opens the row; a follow-up does not ask what age or sex alone bring."""
        names = _opened_by(item) & edition.item.keys()
        keys = (key for name in names for key in edition.keys_of(edition.item[name]))
        return any(self.encounter.finding(key) is not None for key in keys)

    def is_left_out(self, item: Item) -> bool:
        """Whether the whole exam would show it and a follow-up does not."""
        if self.asked is None or item.show == "on_request":
            return False
        return item.show == "always" or (item.when is not None and self.holds(item.when) is Truth.YES)


def shown_when(encounter: Encounter, edition: Edition) -> Holds:
    """Judges the conditions that open rows: unlike a rule, such a condition may name an answer that settles nothing."""
    facts = Facts(encounter, edition)
    facts.settled.update((finding.key, finding.value) for finding in encounter.findings if finding.value is not None)
    return lambda condition: evaluate(condition, facts).truth


def progress_of(step: int, encounter: Encounter, edition: Edition, holds: Holds | None = None) -> Progress:
    """How much of a step is recorded; for many steps of one encounter a Checklist is quicker."""
    checklist = Checklist(edition)
    parts = checklist.parts_of(step, encounter, holds or shown_when(encounter, edition))
    return checklist.progress_of(parts, encounter)


def counted(encounter: Encounter, edition: Edition) -> Progress:
    """How much of the whole exam is recorded."""
    checklist, holds = Checklist(edition), shown_when(encounter, edition)
    parts = [part for step in edition.steps for part in checklist.parts_of(step.step, encounter, holds)]
    return checklist.progress_of(parts, encounter)


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


def _in_order(section: Section, edition: Edition) -> Iterator[Item]:
    """The items of a section as written, but what an answer opens stands behind the row that it is given in."""
    waiting = {item.id: item for item in edition.items if item.section == section.id}
    groups = {item.part_of for item in waiting.values()}
    opened_by = {item.id: _opened_by(item) & waiting.keys() - {item.id} for item in waiting.values()}
    while waiting:
        ready = (item for item in waiting.values() if waiting.keys().isdisjoint(opened_by[item.id]))
        item = next(ready, next(iter(waiting.values())))
        run = [waiting.pop(item.id)]
        while run:
            each = run.pop(0)
            yield each
            followers = follow_ups(each, edition) if each.id in groups else ()
            run[:0] = [waiting.pop(other.id) for other in followers if other.id in waiting]
            coming = waiting.keys() | {other.id for other in run}
            # in a run of a group alone: a grid of both sides stays in one piece
            opened = [other.id for other in waiting.values() if item.id in groups and each.id in opened_by[other.id]]
            run += [waiting.pop(name) for name in opened if coming.isdisjoint(opened_by[name])]


def _opened_by(item: Item) -> set[str]:
    """The items whose answers open this one."""
    if item.when is None:
        return set()
    return {leaf.finding for leaf in leaves(item.when) if isinstance(leaf, FindingIs)}

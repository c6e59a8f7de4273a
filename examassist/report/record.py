"""What every part of a report is composed from, and the few phrases that they share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.knowledge.answers import tone_of
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import holds
from examassist.reasoning.say import Say, lower

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Finding
    from examassist.knowledge.answers import Tone
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Derived, Item
    from examassist.reasoning.assessment import Assessment, Fact
    from examassist.reasoning.calculations.ratio import Measured

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Record:
    """One encounter, what was said about it, and the words to say it."""

    def __init__(self, encounter: Encounter, assessment: Assessment, edition: Edition) -> None:
        """Keep them together; nothing is computed anew."""
        self.encounter = encounter
        self.assessment = assessment
        self.edition = edition
        self.say = Say(edition)

    @cached_property
    def shown(self) -> frozenset[str]:
        """The items that this exam asks for: those of the focused exam, and those its answers have opened."""
        return frozenset(
            item.id
            for item in self.edition.items
            if item.show == "always"
            or (item.when is not None and holds(item.when, self.encounter, self.edition) is Truth.YES)
        )

    def is_settled(self, contradiction: str) -> bool:
        """Whether the clinician kept both findings of that pair, with a reason."""
        return any(each.id == contradiction and each.state == "settled" for each in self.assessment.contradictions)

    def findings_of(self, item: Item) -> list[Finding]:
        """What is recorded for an item, right before left."""
        found = (self.encounter.finding(key) for key in self.edition.keys_of(item))
        return [finding for finding in found if finding is not None]

    def blank(self, item: Item) -> list[FindingKey]:
        """The cells of an item that were not examined."""
        return [key for key in self.edition.keys_of(item) if self.encounter.finding(key) is None]

    def tone(self, finding: Finding) -> Tone:
        """How a finding counts; plain where there is no value or the edition does not know the item."""
        item = self.edition.item.get(finding.item)
        if item is None or finding.value is None:
            return "plain"
        return tone_of(item, finding.value)

    def computed(self, derived: Derived) -> dict[Laterality, str | None]:
        """A computed number as it is printed, for each side; None where it cannot be computed."""
        sides = SIDES if derived.side == "left_right" else (Laterality.UNSIDED,)
        measured = {side: self._read.measured(derived.id, side) for side in sides}
        return {
            side: None if value is None else self._number(value, derived.places) for side, value in measured.items()
        }

    def _number(self, value: Measured, places: int) -> str:
        shown = f"{value.value:.{places}f}"
        return self.say.text("at_least", value=shown) if value.at_least else shown

    @cached_property
    def _read(self) -> Facts:
        return Facts(self.encounter, self.edition)

    def facts(self, facts: Iterable[Fact]) -> list[str]:
        """Facts as sentences; one that holds for both sides alike is said once."""
        facts = list(facts)
        values: dict[tuple[str, str], list[Fact]] = {}
        for fact in facts:
            values.setdefault((FindingKey.parse(fact.finding).item, str(fact.value)), []).append(fact)
        return list(dict.fromkeys(self._fact(same) for same in values.values()))

    def told(self, facts: Iterable[Fact]) -> list[str]:
        """Facts as sentences, a safety question in one with its parts and its onset."""
        return [text for text, _keys in self.told_by(facts)]

    def told_by(self, facts: Iterable[Fact]) -> list[tuple[str, tuple[FindingKey, ...]]]:
        """The same, each sentence with the cells that it speaks of."""
        said: dict[str, list[Fact]] = {}
        for fact in facts:
            name = FindingKey.parse(fact.finding).item
            item = self.edition.item.get(name)
            said.setdefault((item.part_of if item is not None else None) or name, []).append(fact)
        return [(text, self._cells(name, same)) for name, same in said.items() for text in self._told(name, same)]

    def _cells(self, name: str, facts: Sequence[Fact]) -> tuple[FindingKey, ...]:
        """The cells of some facts, and those of the question that they belong to."""
        item = self.edition.item.get(name)
        parts = item.parts.item if item is not None and item.parts is not None else None
        onset = item.onset if item is not None else None
        beside = [FindingKey(each, side) for each in (name, parts, onset) if each for side in Laterality]
        found = [key for key in beside if self.encounter.finding(key) is not None]
        return tuple(dict.fromkeys((*(FindingKey.parse(fact.finding) for fact in facts), *found)))

    def _told(self, name: str, facts: Sequence[Fact]) -> list[str]:
        """What is said of one question: ``Bladder: stays full (new or worse)`` where its answer has parts."""
        item = self.edition.item.get(name)
        if item is None or (item.parts is None and item.onset is None):
            return self.facts(facts)
        keys = {fact.finding: FindingKey.parse(fact.finding) for fact in facts}
        parts = item.parts.item if item.parts is not None else None
        own = [each for key in sorted(keys.values()) if key.item == parts for each in self._recorded(key)]
        onset = [each for key in sorted(keys.values()) if key.item == item.onset for each in self._recorded(key)]
        others = [fact for fact in facts if keys[fact.finding].item not in {name, parts, item.onset}]
        if not (own or onset):
            return self.facts(facts)
        values = self._sided(own) if own else [self.say.value(each) for each in self._recorded(FindingKey(name))]
        text = self.say.text("fact", cell=self.say.label(name), value=", ".join(values))
        return [text + "".join(f" ({lower(self.say.value(each))})" for each in onset[:1]), *self.facts(others)]

    def _sided(self, findings: Sequence[Finding]) -> list[str]:
        """Each answer once, with its side where it has one."""
        sides: dict[str, list[Laterality]] = {}
        for each in findings:
            sides.setdefault(self.say.value(each), []).append(each.side)
        return [
            value
            if Laterality.UNSIDED in found
            else f"{self.say.side('both') if set(found) == set(SIDES) else self.say.side(found[0])} "
            + ", ".join(map(lower, value.split(", ")))
            for value, found in sides.items()
        ]

    def _recorded(self, key: FindingKey) -> list[Finding]:
        finding = self.encounter.finding(key)
        return [finding] if finding is not None else []

    def _fact(self, same: Sequence[Fact]) -> str:
        first = FindingKey.parse(same[0].finding)
        finding = self.encounter.finding(first)
        if {FindingKey.parse(fact.finding).side for fact in same} != set(SIDES) or finding is None:
            return "; ".join(dict.fromkeys(fact.says for fact in same))
        label, both = self.say.label(first.item), self.say.side("both")
        return self.say.text(
            "fact", cell=self.say.text("cell_sided", label=label, side=both), value=self.say.value(finding)
        )


def short_side(side: Laterality) -> str:
    """The side as one letter; nothing for unsided."""
    return {Laterality.RIGHT: "R", Laterality.LEFT: "L"}.get(side, "")


def day(moment: date) -> str:
    """A date that nobody reads the wrong way round: 14-Mar-1955."""
    return f"{moment.day:02d}-{MONTHS[moment.month - 1]}-{moment.year}"


def minute(moment: datetime) -> str:
    """Date and time with the offset from UTC: 20-Nov-2026 10:34 +00:00."""
    offset = moment.strftime("%z")
    return f"{day(moment)} {moment:%H:%M} {offset[:3]}:{offset[3:5]}"


def sentence(text: str) -> str:
    """``text`` with a full stop where it has no end yet."""
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def several(number: int, one: str, many: str) -> str:
    """``1 part``, ``7 parts``."""
    return f"{number} {one if number == 1 else many}"


def listed(names: Sequence[str], limit: int) -> str:
    """The first names, and how many more there are."""
    if len(names) <= limit:
        return ", ".join(names)
    return f"{', '.join(names[:limit])} and {len(names) - limit} more"

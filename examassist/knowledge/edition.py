"""A dated release of one pack, whole and checked, ready to reason with."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import Field

from examassist.domain.body import SIDES, Laterality
from examassist.domain.finding import FindingKey, Id
from examassist.domain.quantity import Number
from examassist.knowledge.advice import (
    Advice,
    Bedside,
    Investigation,
    PathwayStep,
    ProfileText,
    SafetyGate,
    ShortExam,
)
from examassist.knowledge.condition import Condition, Content
from examassist.knowledge.handed import LeafletText, TransferLine
from examassist.knowledge.item import Derived, Item, Label, Scale, Section, Step, Text
from examassist.knowledge.maps.body_map import BodyMap
from examassist.knowledge.maps.drawing import Drawing, read_drawing
from examassist.knowledge.picture import Picture
from examassist.knowledge.reader import Reader
from examassist.knowledge.rule import (
    Card,
    ClinicalCondition,
    Contradiction,
    Gate,
    Group,
    Pairing,
    RootName,
    RootSign,
    ScopeLimit,
    Worsening,
)
from examassist.knowledge.score import Score
from examassist.knowledge.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ENGINE = 1
"""The language of rules this program evaluates; a pack that asks for another is refused."""


class ChiefComplaint(Content):
    """What a patient comes with: its words on the start page, and the rows on request that are unfolded for it."""

    id: Id
    label: Label
    opens: Annotated[tuple[Id, ...], Field(min_length=1)]


class NothingCame(Content):
    """The answers of another row which say that nothing came until the end of a test, on every side.

    ``at`` is where the test ends: the mark stands there, open, because nothing was measured.
    """

    item: Id
    values: Annotated[tuple[Id, ...], Field(min_length=1)]
    at: Number
    label: Label


class Chart(Content):
    """One thing that is drawn over the visits: an item or a derived quantity, each side by itself."""

    shows: Id
    nothing_came: NothingCame | None = None


class PackHeader(Content):
    """What stands on the cover of a pack."""

    id: Id
    title: Text
    edition: str
    engine: int
    language: str
    complaint: Text
    complaints: tuple[ChiefComplaint, ...] = ()
    follow_up: tuple[Id, ...] = ()
    """The symptoms that a follow-up visit asks again, whatever the earlier visit found."""
    charts: tuple[Chart, ...] = ()
    """What is drawn over the visits, in this order."""
    reviewed_by: tuple[str, ...] = ()
    intended_use: Text
    limits: Text
    outside_scope: Text
    demo_case: Id
    onset_item: Id | None = None
    onset_new_days: Annotated[int, Field(ge=1)] | None = None
    onset_new_when: Condition | None = None
    onset_old_when: Condition | None = None


class Edition(Content):
    """All content of one release; ids are unique within each list."""

    header: PackHeader
    digest: str
    sources: tuple[Source, ...] = ()
    scales: tuple[Scale, ...] = ()
    steps: tuple[Step, ...] = ()
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
    derived: tuple[Derived, ...] = ()
    groups: tuple[Group, ...] = ()
    conditions: tuple[ClinicalCondition, ...] = ()
    gates: tuple[Gate, ...] = ()
    root_signs: tuple[RootSign, ...] = ()
    root_names: tuple[RootName, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    scope: tuple[ScopeLimit, ...] = ()
    worsening: tuple[Worsening, ...] = ()
    pairings: tuple[Pairing, ...] = ()
    cards: tuple[Card, ...] = ()
    scores: tuple[Score, ...] = ()
    investigations: tuple[Investigation, ...] = ()
    safety_gates: tuple[SafetyGate, ...] = ()
    advice: tuple[Advice, ...] = ()
    bedside: tuple[Bedside, ...] = ()
    pathway: tuple[PathwayStep, ...] = ()
    profile_texts: tuple[ProfileText, ...] = ()
    short_exams: tuple[ShortExam, ...] = ()
    transfer_lines: tuple[TransferLine, ...] = ()
    leaflet: tuple[LeafletText, ...] = ()
    readers: tuple[Reader, ...] = ()
    maps: tuple[BodyMap, ...] = ()
    pictures: tuple[Picture, ...] = ()
    wording: Annotated[dict[str, str], Field(default_factory=dict)]
    drawings: Annotated[dict[str, str], Field(default_factory=dict)]
    """The SVG of each map by the map's id."""

    @cached_property
    def item(self) -> Mapping[str, Item]:
        """The items by id."""
        return _by_id(self.items)

    @cached_property
    def onset_items(self) -> frozenset[str]:
        """The items that say since when a grouped question is answered yes."""
        return frozenset(item.onset for item in self.items if item.onset is not None)

    @cached_property
    def picture(self) -> Mapping[str, Picture]:
        """The small drawings by id."""
        return _by_id(self.pictures)

    @cached_property
    def derived_by_id(self) -> Mapping[str, Derived]:
        """The derived quantities by id."""
        return _by_id(self.derived)

    @cached_property
    def group(self) -> Mapping[str, Group]:
        """The groups by id."""
        return _by_id(self.groups)

    @cached_property
    def condition(self) -> Mapping[str, ClinicalCondition]:
        """The conditions by id."""
        return _by_id(self.conditions)

    @cached_property
    def gate(self) -> Mapping[str, Gate]:
        """The gates by id."""
        return _by_id(self.gates)

    @cached_property
    def investigation(self) -> Mapping[str, Investigation]:
        """The investigations by id."""
        return _by_id(self.investigations)

    @cached_property
    def safety_gate(self) -> Mapping[str, SafetyGate]:
        """The safety gates by id."""
        return _by_id(self.safety_gates)

    @cached_property
    def reader(self) -> Mapping[str, Reader]:
        """The readers of requests and letters by id."""
        return _by_id(self.readers)

    @cached_property
    def score(self) -> Mapping[str, Score]:
        """The scores by id."""
        return _by_id(self.scores)

    @cached_property
    def step_of_care(self) -> Mapping[str, PathwayStep]:
        """The steps of care by id."""
        return _by_id(self.pathway)

    @cached_property
    def section(self) -> Mapping[str, Section]:
        """The sections by id."""
        return _by_id(self.sections)

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """The sources by key."""
        return MappingProxyType({source.key: source for source in self.sources})

    @property
    def reviewed(self) -> bool:
        """Whether a named clinician has signed this edition; until then everything says it is not reviewed."""
        return bool(self.header.reviewed_by)

    @property
    def short_digest(self) -> str:
        """The first eight characters of the digest, for print."""
        return self.digest[:8]

    def keys_of(self, item: Item) -> tuple[FindingKey, ...]:
        """The cells of an item: right before left, or the one unsided cell."""
        sides = SIDES if item.sided else (Laterality.UNSIDED,)
        return tuple(FindingKey(item.id, side) for side in sides)

    def drawing_of(self, body_map: BodyMap) -> Drawing:
        """The figures of a map, as its SVG has them."""
        return read_drawing(self.drawings[body_map.id], f"maps/{body_map.id}.svg")

    def map_of_section(self, section: str) -> BodyMap | None:
        """The map beside the rows of a section; None where there is none."""
        return next((each for each in self.maps if each.section == section), None)

    def is_sided(self, name: str) -> bool:
        """Whether the item or derived quantity called ``name`` has a side; an unknown name has none."""
        entry = self.item.get(name) or self.derived_by_id.get(name)
        return entry is not None and entry.side == "left_right"

    def items_of_step(self, step: int) -> tuple[Item, ...]:
        """The items of one step of the exam, section by section in file order."""
        sections = {section.id for section in self.sections if section.step == step}
        return tuple(item for item in self.items if item.section in sections)


T = TypeVar("T")


def _by_id(entries: Iterable[T]) -> Mapping[str, T]:
    return MappingProxyType({entry.id: entry for entry in entries})  # type: ignore[attr-defined]  # each has an id

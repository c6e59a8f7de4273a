"""One thing that can be asked, examined or measured, and the scales it is answered on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from examassist.domain.finding import Id
from examassist.domain.quantity import Number
from examassist.knowledge.condition import Condition, Content, FindingIs
from examassist.knowledge.picture import Arc

Kind = Literal["yes_no", "yes_no_unsure", "choice", "multi", "grade", "measure", "date", "text"]
Position = Literal["talk", "standing", "sitting", "lying", "prone", "any"]
Status = Literal["V", "V2x3", "V2x2", "V2", "D", "M"]
"""How far a fact is verified: V seen in the source, V2 in secondary texts, D derived, M from memory."""

Label = Annotated[str, Field(min_length=1, max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=700)]
Key = Annotated[str, Field(min_length=1, max_length=2)]


class Interval(Content):
    """The numbers that one answer stands for, in the unit of its item; no upper limit means no end."""

    low: Annotated[Number, Field(alias="from")]
    high: Annotated[Number | None, Field(alias="to")] = None


class Answer(Content):
    """One value of a scale or list: its id for life, the key that types it, and what the screen shows."""

    id: Id
    key: Key | None = None
    label: Label
    meaning: Text | None = None
    exclusive: bool = False
    offered: Literal["always", "half_grades"] = "always"
    picture: Id | None = None
    interval: Interval | None = None


class Letter(Content):
    """A further key of an item: it adds a qualifier, or leads to another item of the same side.

    With ``value`` a qualifier answers the cell at once, and another item is answered with that value; without it the
    qualifier is added to what is recorded, and the keys go to the other item.
    """

    key: Annotated[str, Field(pattern=r"^[A-Z]$")]
    label: Label
    qualifier: Id | None = None
    item: Id | None = None
    value: Id | None = None


class NormalFrom(Content):
    """The numbers that are normal for a measure."""

    at_least: Number | None = None
    at_most: Number | None = None


class CountsAsNormal(Content):
    """Further values that carry no weight as a sign in the stated circumstance."""

    values: tuple[Id, ...]
    when: Text
    from_age: int | None = None
    sources: tuple[str, ...]
    status: Status


class Scale(Content):
    """A list of answers shared by several items."""

    id: Id
    title: Label
    ordered: bool
    values: Annotated[tuple[Answer, ...], Field(min_length=2)]
    normal: tuple[Id, ...] = ()
    neutral: tuple[Id, ...] = ()
    settles_nothing: tuple[Id, ...] = ()
    fills: Id | None = None
    sources: tuple[str, ...]
    status: Status
    notes: Text | None = None


class Parts(Content):
    """The item that names the parts of a safety group, and how many there are."""

    item: Id
    count: Annotated[int, Field(ge=1)]


class EntryUnit(Content):
    """Another unit a number may be typed in: the number times ``factor`` plus ``offset`` is in the item's own unit.

    It is rounded to the step of the item, because hardly any whole number stays one when it is converted.
    """

    unit: Label
    factor: Number
    offset: Number = 0


class Item(Content):
    """One row of the exam; after loading, ``values`` and the words about them are filled from its scale.

    ``fills_unless`` names findings of the same side that are reason to look: beside them it is not filled in bulk.
    ``midline`` says that right and left lie in one part of the body: the same there on the other side is more of one
    finding and no finding of another kind.
    ``at_once`` sends the keys here straight after the answer that opens it, on the same side.
    """

    id: Id
    section: Id
    label: Label
    ask_or_do: Text
    kind: Kind
    side: Literal["left_right", "unsided"]
    midline: bool = False
    scale: Id | None = None
    ordered: bool = False
    values: tuple[Answer, ...] = ()
    unit: Label | None = None
    ucum: str | None = None
    range: tuple[Number, Number] | None = None
    step: Number | None = None
    entry_units: tuple[EntryUnit, ...] = ()
    arc: Arc | None = None
    precision: tuple[Literal["hour", "day", "month", "year"], ...] = ()
    coded_results: tuple[Id, ...] = ()
    normal: tuple[Id, ...] | NormalFrom = ()
    neutral: tuple[Id, ...] = ()
    settles_nothing: tuple[Id, ...] = ()
    counts_as_normal: CountsAsNormal | None = None
    positive: Text
    safety: bool = False
    show: Literal["always", "when", "on_request"]
    when: Condition | None = None
    at_once: bool = False
    bulk: Literal["allowed", "never"]
    fills: Id | None = None
    fills_unless: Condition | None = None
    not_if: tuple[Id, ...] = ()
    qualifiers: tuple[Id, ...] = ()
    letters: tuple[Letter, ...] = ()
    group_number: int | None = None
    parts: Parts | None = None
    onset: Id | None = None
    part_of: Id | None = None
    position: Position
    roots: tuple[Id, ...] = ()
    arteries: tuple[Id, ...] = ()
    sources: tuple[str, ...]
    status: Status
    notes: Text | None = None

    @property
    def sided(self) -> bool:
        """Whether it is recorded for right and left."""
        return self.side == "left_right"

    @property
    def at_once_after(self) -> FindingIs | None:
        """The answer after which the keys go here straight away; None for a row that waits for its turn."""
        return self.when if self.at_once and isinstance(self.when, FindingIs) else None

    def answer(self, value: str) -> Answer | None:
        """The declared answer with this id; None when there is none."""
        return next((answer for answer in self.values if answer.id == value), None)


class Section(Content):
    """A named run of items that belong to one step of the exam."""

    id: Id
    title: Label
    position: Position
    step: Annotated[int, Field(ge=1)]
    setup: Text
    rest_normal: Literal["allowed", "never"]


class Step(Content):
    """One page of the exam, tied to how the patient is placed."""

    step: Annotated[int, Field(ge=1)]
    title: Label
    position: Position


class Band(Content):
    """One named stretch of a derived number; both limits belong to it, and none means not measurable."""

    id: Id
    label: Label | None = None
    low: Annotated[Number | None, Field(alias="from")] = None
    high: Annotated[Number | None, Field(alias="to")] = None


class Derived(Content):
    """A quantity that is computed and never typed; ``calculation`` names the code, none means locked."""

    id: Id
    label: Label
    side: Literal["left_right", "unsided"]
    calculation: Id | None = None
    locked: Text | None = None
    formula: Text
    inputs: tuple[Id, ...]
    places: int = 2
    bands: tuple[Band, ...] = ()
    sources: tuple[str, ...]
    status: Status
    notes: Text | None = None

"""What a body map of a pack says: which regions of its drawing stand for which items, and how each value looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from examassist.domain.finding import AbsentReason, Id
from examassist.knowledge.condition import Content
from examassist.knowledge.item import Label, Status, Text

if TYPE_CHECKING:
    from examassist.domain.finding import Finding

Pattern = Literal["plain", "lines", "cross", "dots"]
"""How a value is filled, so that no two are told apart by colour alone."""

Look = Literal["blank", "plain", "lines", "cross", "dots", "not_examined", "unable"]
"""How an area looks: one of the patterns, or that there is no value and why."""


class MapFigure(Content):
    """The name of one view in the drawing."""

    figure: Id
    title: Label


class MapRegion(Content):
    """One region of the drawing in one layer: the item it stands for, and the few letters written on it."""

    region: Id
    item: Id
    label: Annotated[str, Field(min_length=1, max_length=6)]


class MapLayer(Content):
    """One way of testing the same regions."""

    id: Id
    title: Label
    regions: Annotated[tuple[MapRegion, ...], Field(min_length=1)]


class ValueLook(Content):
    """The pattern of one value."""

    value: Id
    pattern: Pattern


class BodyMap(Content):
    """A drawing (``maps/<id>.svg``) beside the rows of a section."""

    id: Id
    section: Id
    title: Label
    note: Text
    figures: Annotated[tuple[MapFigure, ...], Field(min_length=1)]
    layers: Annotated[tuple[MapLayer, ...], Field(min_length=1)]
    looks: Annotated[tuple[ValueLook, ...], Field(min_length=1)]
    sources: tuple[str, ...]
    status: Status

    def look_of(self, finding: Finding | None) -> Look:
        """How the area of a finding looks; blank is not examined and never looks like normal."""
        if finding is None:
            return "blank"
        if finding.not_obtained is not None:
            return "not_examined" if finding.not_obtained is AbsentReason.NOT_DONE else "unable"
        return next((look.pattern for look in self.looks if look.value == finding.value), "unable")

    def layer_of(self, item: str) -> MapLayer | None:
        """The first layer in which an item has a region."""
        return next((layer for layer in self.layers if any(each.item == item for each in layer.regions)), None)

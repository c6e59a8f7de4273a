"""What is handed over on paper: the lines of the page that goes with an emergency, and what a patient takes home."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from examassist.domain.act import Country
from examassist.domain.finding import Id
from examassist.knowledge.condition import Content
from examassist.knowledge.item import Label, Status, Text
from examassist.knowledge.rule import Sources


class TransferLine(Content):
    """One line that the team taking over asks for.

    It is filled from what is recorded of ``items``; without items it is an empty line that is written by hand.
    """

    id: Id
    label: Label
    items: tuple[Id, ...] = ()
    sources: Sources
    status: Status


LeafletPart = Literal[
    "emergency_title",
    "emergency",
    "same_day_title",
    "same_day",
    "goal",
    "cause",
    "exercise",
    "care",
    "test",
    "safety",
    "visit",
]
"""Where a text stands on the patient's sheet."""


class LeafletText(Content):
    """One fixed text of the patient's sheet.

    Some stand there always. The others are chosen by what the clinician ticked: ``conditions`` of the impression,
    ``steps`` of the plan, ``investigations`` that were recommended; ``others`` stands for those without a text of
    their own, and with ``several`` for two texts of this part that do not go together. ``while_held`` replaces what
    is said of a test while one of these checks holds it. ``by_hand`` is a line that is filled in by hand.
    """

    id: Id
    part: LeafletPart
    title: Label | None = None
    says: Annotated[tuple[Text, ...], Field(min_length=1)]
    countries: tuple[Country, ...] = ()
    conditions: tuple[Id, ...] = ()
    steps: tuple[Id, ...] = ()
    investigations: tuple[Id, ...] = ()
    others: bool = False
    several: bool = False
    while_held: tuple[Id, ...] = ()
    item: Id | None = None
    """Only where this item is recorded; a text of the part ``goal`` is followed by what it holds."""
    values: tuple[Id, ...] = ()
    """Only where the item holds one of these."""
    by_hand: bool = False
    sources: Sources
    status: Status

"""Tests, their safety gates, and the steps of care, with when each is right."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from examassist.domain.act import Country, Place
from examassist.domain.finding import Id
from examassist.knowledge.condition import Condition, Content
from examassist.knowledge.item import Label, Status, Text
from examassist.knowledge.rule import Rule, Sources, Tier, WordAtLeast

Role = Literal["first", "then", "optional", "alternative", "not_now"]


class Investigation(Content):
    """An imaging study or test that can be suggested."""

    id: Id
    label: Label
    kind: Id
    region: Id | None = None
    contrast: Id | None = None
    ionising: bool = False
    meaning: Text
    gates: tuple[Id, ...] = ()
    fallback: tuple[Id, ...] = ()
    loinc: str | None = None
    loinc_status: Status | None = None
    sources: Sources
    status: Status


class SafetyGate(Rule):
    """A check before a test: hold, clear, or not asked, which is never clear."""

    ref: str
    label: Label
    reads: tuple[Id, ...]
    hold_when: Condition
    clear_when: Condition
    effect: Text
    alternative: tuple[Id, ...] = ()


class Advice(Rule):
    """When a test is suggested, in the order of the list.

    All of ``when``, ``words``, ``gates`` and the profile must hold; a known ``unless`` takes it away.
    """

    investigation: Id
    role: Role
    when: Condition | None = None
    unless: Condition | None = None
    words: tuple[WordAtLeast, ...] = ()
    gates: tuple[Id, ...] = ()
    countries: tuple[Country, ...] = ()
    places: tuple[Place, ...] = ()
    urgency: Tier = "routine"
    parallel: bool = False
    says: Text
    when_right: Text | None = None


class Bedside(Content):
    """Items that take under two minutes and come before any test while they are blank."""

    id: Id
    items: Annotated[tuple[Id, ...], Field(min_length=1)]
    words: tuple[WordAtLeast, ...]
    says: Text


class PathwayStep(Rule):
    """A step of care with when it is reasonable; shown as an option, never as an order.

    ``held_when`` names what must be settled first: the step is held while it is YES or unknown.
    """

    ref: str
    label: Label
    arm: Id
    meaning: Text
    words: tuple[WordAtLeast, ...] = ()
    when: Condition | None = None
    held_when: Condition | None = None
    held_because: Text | None = None
    discouraged_in: tuple[Country, ...] = ()
    disagreement: Text | None = None
    can_agree: bool = False


class ProfileText(Content):
    """One default text, by country and place."""

    id: Id
    us: Annotated[Text, Field(alias="US")]
    uk: Annotated[Text, Field(alias="UK")]
    spine_clinic: Text
    meaning: Text

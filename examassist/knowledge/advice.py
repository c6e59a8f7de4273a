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


class RequestLine(Content):
    """A line that belongs into the request of a test: always, or when its findings are recorded.

    One that ``asks`` is put to the reader as it stands; any other reminds whoever writes the request.
    """

    says: Text
    when: Condition | None = None
    asks: bool = False


class Investigation(Content):
    """An imaging study or test that can be suggested; ``request`` is what its reader must be told or asked for."""

    id: Id
    label: Label
    kind: Id
    region: Id | None = None
    contrast: Id | None = None
    ionising: bool = False
    meaning: Text
    gates: tuple[Id, ...] = ()
    fallback: tuple[Id, ...] = ()
    request: tuple[RequestLine, ...] = ()
    loinc: str | None = None
    loinc_status: Status | None = None
    sources: Sources
    status: Status


class SafetyGate(Rule):
    """A check before a test: hold, clear, or not asked, which is never clear.

    It is left out where ``applies_when`` is known not to hold. Without ``hold_when`` it only passes on what was
    answered. While a flag of ``yields_to`` sends the patient away now it holds nothing: its effect is told instead.
    """

    ref: str
    label: Label
    reads: tuple[Id, ...]
    applies_when: Condition | None = None
    hold_when: Condition | None = None
    clear_when: Condition
    yields_to: tuple[Id, ...] = ()
    effect: Text
    alternative: tuple[Id, ...] = ()


class Advice(Rule):
    """When a test is suggested, in the order of the list.

    All of ``when``, ``words``, ``gates`` and the profile must hold; a known ``unless`` takes it away. ``shows`` names
    items whose recorded answers are told with it, ``profile_text`` what is added by country and place.
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
    profile_text: Id | None = None
    shows: tuple[Id, ...] = ()
    when_right: Text | None = None


class Bedside(Content):
    """Items that take under two minutes and come before any test while they are blank."""

    id: Id
    items: Annotated[tuple[Id, ...], Field(min_length=1)]
    words: tuple[WordAtLeast, ...]
    says: Text


class PathwayStep(Rule):
    """A step of care with when it is reasonable; shown as an option, never as an order.

    ``held_when`` names what must be settled first: the step is held while it is YES or unknown. With
    ``held_by_flags`` it is also held while any red flag is raised or not cleared, with ``held_by_words`` while a
    condition has such a word. ``only_when_met`` leaves it out unless ``when`` is known to hold, for what would
    otherwise be said of everybody.
    """

    ref: str
    label: Label
    arm: Id
    meaning: Text
    words: tuple[WordAtLeast, ...] = ()
    countries: tuple[Country, ...] = ()
    places: tuple[Place, ...] = ()
    when: Condition | None = None
    only_when_met: bool = False
    held_when: Condition | None = None
    held_by_flags: bool = False
    held_by_words: tuple[WordAtLeast, ...] = ()
    held_because: Text | None = None
    discouraged_in: tuple[Country, ...] = ()
    disagreement: Text | None = None
    profile_text: Id | None = None
    can_agree: bool = False


class ShortExam(Content):
    """What the team that takes an emergency over asks for, in the order in which it is looked at and asked.

    It belongs to the red flags in ``gates``; its items are those of the whole exam and are recorded once.
    """

    id: Id
    gates: Annotated[tuple[Id, ...], Field(min_length=1)]
    examine: Annotated[tuple[Id, ...], Field(min_length=1)]
    ask: tuple[Id, ...] = ()
    meaning: Text
    sources: Sources
    status: Status


class ProfileText(Content):
    """One default text, by country and place; a place without its own words says what the country says.

    It stands among the actions of the red flags in ``gates`` when they are raised to one of ``tiers``; of those in
    ``in_place_of_call`` it is the first action, because their call says the same for a country that is not known. It
    never changes a flag, a tier or a check.
    """

    id: Id
    us: Annotated[Text, Field(alias="US")]
    uk: Annotated[Text, Field(alias="UK")]
    spine_clinic: Text | None = None
    emergency: Text | None = None
    meaning: Text
    gates: tuple[Id, ...] = ()
    in_place_of_call: tuple[Id, ...] = ()
    tiers: tuple[Tier, ...] = ()

"""An invented patient with what the program must say about them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from examassist.domain.act import Profile
from examassist.domain.finding import AbsentReason, Id
from examassist.domain.patient import Sex
from examassist.domain.quantity import Number
from examassist.knowledge.condition import Content
from examassist.knowledge.item import Text
from examassist.knowledge.rule import Tier, Word

CheckState = Literal["clear", "hold", "not_asked"]
"""What a safety check of a test says; not asked is never clear."""

ExpectedCheck = Literal[CheckState, "absent"]
"""What must come out of a safety check, ``absent`` where it does not concern the patient."""

Answers = dict[str, Number | str | tuple[Id, ...]]
"""Values by printed key; ``item.both`` stands for right and left."""


class EarlierVisit(Content):
    """What was recorded at a visit before this one."""

    days_ago: Annotated[int, Field(ge=1, le=36_525)]
    answers: Answers


class Expected(Content):
    """What must come out; whatever is left out is not checked.

    ``words`` and ``roots`` are keyed by condition, with ``.right`` or ``.left`` where a side is meant.
    ``order`` names the first so many conditions exactly as they are shown.
    ``not_looked_at`` lists, by condition, every item that is named as still to be looked at.
    ``plan`` gives the state of a step of care, ``absent`` for one that is not shown; ``scores`` the lowest and
    highest total still possible.
    ``first`` lists the investigations whose role is first, ``then``, ``alternative`` and ``not_now`` those that must be
    among theirs; an alternative stands in for one that a safety check holds.
    ``consider`` and ``contradictions`` list some that must be shown, ``consider_only`` and ``contradictions_only``
    all that may be. ``checks`` gives, for a test that is named, the state of some of its safety checks, ``absent`` for
    one that is not asked of this patient at all.
    """

    words: dict[str, Word] = Field(default_factory=dict)
    order: tuple[Id, ...] = ()
    roots: dict[str, tuple[Id, ...]] = Field(default_factory=dict)
    not_looked_at: dict[str, tuple[Id, ...]] = Field(default_factory=dict)
    headline: tuple[Id, ...] | None = None
    headline_says: Text | None = None
    urgency: Tier | None = None
    raised: dict[str, Tier] | None = None
    not_cleared: tuple[Id, ...] = ()
    no_trigger: tuple[Id, ...] = ()
    first: tuple[Id, ...] | None = None
    then: tuple[Id, ...] = ()
    alternative: tuple[Id, ...] = ()
    not_now: tuple[Id, ...] = ()
    absent_tests: tuple[Id, ...] = ()
    contradictions: tuple[Id, ...] = ()
    contradictions_only: tuple[Id, ...] | None = None
    consider: tuple[Id, ...] = ()
    consider_only: tuple[Id, ...] | None = None
    checks: dict[Id, dict[Id, ExpectedCheck]] = Field(default_factory=dict)
    plan: dict[str, str] = Field(default_factory=dict)
    scores: dict[str, tuple[Number, Number]] = Field(default_factory=dict)
    scope: str | None = None


class Case(Content):
    """One invented patient; a twin names what it is based on and what differs.

    ``ordinary`` patients are the mix of a normal clinic, on which the firing budget of the red flags is measured.
    """

    id: Id
    title: Text
    origin: Text
    teaches: Text | None = None
    ordinary: bool = False
    based_on: Id | None = None
    mirrored: bool = False
    erase: tuple[str, ...] = ()
    age_years: Annotated[int, Field(ge=0, le=130)] | None = None
    sex: Sex | None = None
    profile: Profile | None = None
    answers: Answers = Field(default_factory=dict)
    not_obtained: dict[str, AbsentReason] = Field(default_factory=dict)
    earlier: tuple[EarlierVisit, ...] = ()
    expect: Expected

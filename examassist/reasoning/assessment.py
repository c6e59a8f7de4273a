"""What is said about one encounter under one edition; its JSON is the assessment of the contract."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from examassist.domain.act import Profile
from examassist.domain.quantity import Number
from examassist.knowledge.advice import Role
from examassist.knowledge.case import CheckState
from examassist.knowledge.rule import Tier, Word
from examassist.reasoning.trace import OF_THE_PATIENT

FORMAT: Final = "examassist.assessment/1"


Side = Literal["left", "right", "both"]
"""Where something was found; ``both`` when it is the same on each side."""


class Part(BaseModel):
    """A piece of an assessment: frozen and checked when made."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


class Fact(Part):
    """A recorded finding that a rule used, with its sentence."""

    finding: str
    value: Number | str | tuple[str, ...]
    rule: str
    says: str


class Missing(Part):
    """A cell that is not recorded (or settled nothing) and that a rule needs."""

    finding: str
    rule: str
    says: str


class Headline(Part):
    """One of the lines shown first."""

    id: str
    params: dict[str, str | tuple[str, ...]] = {}
    says: str


FlagState = Literal["raised", "not_cleared", "no_trigger"]


class FlagResult(Part):
    """A red flag: raised, not cleared (with what is missing) or no trigger recorded."""

    id: str
    state: FlagState
    tier: Tier | None = None
    side: Side | None = None
    onset: str | None = None
    because: tuple[Fact, ...] = ()
    missing: tuple[Missing, ...] = ()
    actions: tuple[str, ...] = ()
    says: str
    sources: tuple[str, ...] = ()


class ConditionResult(Part):
    """How well one condition fits, with everything that counts for, against, and is not known."""

    id: str
    word: Word
    side: Side | None = None
    roots: tuple[str, ...] = ()
    supporting: Annotated[tuple[Fact, ...], Field(alias="for")] = ()
    against: tuple[Fact, ...] = ()
    second_cause: tuple[Fact, ...] = ()
    conflicts: tuple[Fact, ...] = ()
    missing: tuple[Missing, ...] = ()
    not_looked_at: tuple[Missing, ...] = ()
    says: str
    why: str
    sources: tuple[str, ...] = ()


class GateCheck(Part):
    """A safety gate of a test; not asked is never clear."""

    id: str
    state: CheckState
    effect: str


class InvestigationResult(Part):
    """A suggested test with its reason, urgency, safety gates and fallback; nothing is sent by this program."""

    id: str
    role: Role
    urgency: Tier
    says: str
    because: tuple[Fact, ...] = ()
    gates: tuple[GateCheck, ...] = ()
    fallback: tuple[str, ...] = ()
    request: tuple[str, ...] = ()
    when_right: str | None = None
    rule: str
    sources: tuple[str, ...] = ()


class ScoreResult(Part):
    """A score as the range it can still take while inputs are missing; no range where it may not be computed.

    ``locked`` says why it is not computed; ``missing`` are the blank cells that keep the range open.
    """

    id: str
    side: Literal["left", "right"] | None = None
    min: Number | None
    max: Number | None
    complete: bool
    interpretation: str
    locked: str | None = None
    says: str
    because: tuple[Fact, ...] = ()
    missing: tuple[Missing, ...] = ()
    sources: tuple[str, ...] = ()


PlanState = Literal["option", "not_yet", "not_known", "held", "discouraged"]


class PlanOption(Part):
    """A step of care and whether it is reasonable now."""

    id: str
    state: PlanState
    says: str
    sources: tuple[str, ...] = ()


class OpenItem(Part):
    """A blank cell that can still change the plan."""

    finding: str
    changes: tuple[Literal["urgency", "headline", "first_investigation"], ...]
    says: str


class ContradictionResult(Part):
    """Two findings that do not go together."""

    id: str
    between: tuple[Fact, ...]
    state: Literal["open", "settled"]
    says: str


class CardResult(Part):
    """A condition worth a thought because its text card is met; it is never ranked and nothing depends on it."""

    id: str
    says: str
    think_of_it_when: str
    first_test: str
    because: tuple[Fact, ...] = ()
    sources: tuple[str, ...] = ()


class Scope(Part):
    """Whether the patient is inside what the pack covers."""

    state: Literal["inside", "outside", "unknown"]
    because: tuple[str, ...] = ()


class Assessment(Part):
    """Everything said about one encounter under one edition."""

    format: Literal["examassist.assessment/1"] = FORMAT
    pack: str
    edition: str
    engine: int
    profile: Profile
    reviewed: bool
    earlier: tuple[str, ...] = ()
    scope: Scope
    headline: tuple[Headline, ...]
    urgency: Tier
    urgency_says: str
    not_cleared: tuple[str, ...]
    red_flags: tuple[FlagResult, ...]
    conditions: tuple[ConditionResult, ...]
    investigations: tuple[InvestigationResult, ...]
    scores: tuple[ScoreResult, ...] = ()
    plan: tuple[PlanOption, ...] = ()
    open: tuple[OpenItem, ...] = ()
    contradictions: tuple[ContradictionResult, ...] = ()
    consider: tuple[CardResult, ...] = ()

    @property
    def emergency(self) -> FlagResult | None:
        """The raised flag that sends the patient to hospital now; None when there is none."""
        return next((flag for flag in self.red_flags if flag.state == "raised" and flag.tier == "now"), None)

    @property
    def patient_not_known(self) -> tuple[str, ...]:
        """What red flags that are not cleared wait for of the patient (age, sex), a line for each."""
        wanted = {str(key) for key in OF_THE_PATIENT}
        lines = (line for flag in self.red_flags if flag.state == "not_cleared" for line in flag.missing)
        return tuple(dict.fromkeys(line.says for line in lines if line.finding in wanted))

    @property
    def raised(self) -> tuple[FlagResult, ...]:
        """The raised flags, highest tier first."""
        return tuple(flag for flag in self.red_flags if flag.state == "raised")


def assessment_json(assessment: Assessment) -> str:
    """The assessment file, with the keys of the contract."""
    return assessment.model_dump_json(by_alias=True, indent=1) + "\n"

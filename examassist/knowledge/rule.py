"""What is said when findings hold: groups, conditions, gates, roots, contradictions, scope and progress."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from examassist.domain.finding import AbsentReason, Id
from examassist.domain.patient import Sex
from examassist.domain.quantity import Number
from examassist.knowledge.condition import Condition, Content, Recorded
from examassist.knowledge.item import Label, Status, Text

Tier = Literal["now", "today", "within_a_week", "within_two_weeks", "routine"]
TIERS: tuple[Tier, ...] = ("now", "today", "within_a_week", "within_two_weeks", "routine")
"""Urgency from the highest to the lowest."""

Word = Literal["fits_well", "possible", "little_support_so_far", "not_enough_data", "does_not_fit"]
Onset = Literal["new_or_worse", "since_this_problem", "long_standing_unchanged", "unknown"]
Strength = Literal["strong", "moderate", "weak", "none"]
Sources = Annotated[tuple[str, ...], Field(min_length=1)]


class SmallCase(Content):
    """A few answers, by printed key, that show one behaviour of one rule."""

    answers: dict[str, Number | str | tuple[Id, ...]] = Field(default_factory=dict)
    not_obtained: dict[str, AbsentReason] = Field(default_factory=dict)
    age: Annotated[int, Field(ge=0, le=130)] | None = None
    sex: Sex = Sex.UNKNOWN
    earlier: dict[str, Number | str | tuple[Id, ...]] = Field(default_factory=dict)
    earlier_days_ago: Annotated[int, Field(ge=1, le=36_525)] = 14


class RuleCases(Content):
    """The three small cases every rule ships with, written from its source."""

    fires: SmallCase
    silent: SmallCase
    open: SmallCase


MONTH = r"^20\d\d-(0[1-9]|1[0-2])$"
Month = Annotated[str, Field(pattern=MONTH)]
"""A year and month, as in 2027-11."""


class Rule(Content):
    """What every rule carries: an id for life, its sources, how far they are verified, and when to read them again.

    ``reviewed`` stays empty until a clinician signs; ``cases`` are written from the source, never from the program.
    """

    id: Id
    sources: Sources
    status: Status
    review_by: Month
    reviewed: str | None = None
    cases: RuleCases | None = None


class Group(Rule):
    """A named set of findings that speaks for (``pro``) or against (``con``) its condition.

    ``looked`` says when enough was examined to call the group known not pro although rare extras are unrecorded;
    it lowers a word to little support so far and never further. ``open_when`` names what keeps the question open all
    the same: a result that the usual measurement cannot be read from.
    """

    condition: Id
    meaning: Text
    side: Literal["none", "each"]
    strength: Strength
    pro: Condition
    con: Condition | None = None
    looked: Condition | None = None
    open_when: Condition | None = None
    notes: Text | None = None
    cases: RuleCases


class SupportsFromAge(Content):
    """From above this age more supports are needed."""

    above: int
    n: Annotated[int, Field(ge=1)]


class Pattern(Content):
    """How the five words come about for one condition (the two formulas of the clinical review).

    ``urgency`` is how soon a patient in whom it fits well has to be seen for it. ``highest`` is the strongest word it
    may get: what rests on unverified facts stays possible. ``settled_by`` names what would settle it when no answer is
    missing any more.
    """

    side: Literal["none", "each"]
    keystone: Annotated[tuple[Id, ...], Field(min_length=1)]
    supports: tuple[Id, ...] = ()
    supports_at_least: Annotated[int, Field(ge=0)]
    supports_at_least_from_age: SupportsFromAge | None = None
    contraries: tuple[Id, ...] = ()
    lowered_by: tuple[Id, ...] = ()
    look_list: tuple[Recorded, ...] = ()
    closers: tuple[Condition, ...] | Literal["never"]
    fits_well_needs: tuple[Id, ...] = ()
    highest: Literal["fits_well", "possible"] = "fits_well"
    settled_by: Text | None = None
    second_cause: tuple[Id, ...] = ()
    urgency: Tier = "routine"
    contrary_gates: bool = False
    note: Text | None = None


class ClinicalCondition(Rule):
    """A disease or syndrome the program can weigh; without a pattern it is only named by gates and cards."""

    label: Label
    short: Label
    meaning: Text
    sided: Literal["each", "either_or_both", "both", "none"]
    role: Literal["ranked", "gate", "also_consider", "derived_from_two", "fallback"]
    harm: Annotated[int, Field(ge=0, le=3)] = 1
    roots_named: bool = False
    pattern: Pattern | None = None
    icd10cm: tuple[str, ...] = ()


class TierRule(Content):
    """One tier of a gate: holds for these onsets (any when none is named), unless something is known to cancel it.

    ``onset_from`` names the onset items of this tier's own triggers; none means that of the complaint. The texts stand
    instead of the gate's where what is said or done differs by tier. Raised by it, the gate stands before those of
    ``leads_before`` that are as urgent; it lowers none of them. An onset that nobody recorded takes the tier of a known
    one; ``known_onset_because`` says why where it does not.
    """

    tier: Tier
    onset: tuple[Onset, ...] = ()
    onset_from: tuple[Id, ...] | None = None
    when: Condition
    unless: Condition | None = None
    leads_before: tuple[Id, ...] = ()
    known_onset_because: Text | None = None
    criteria_met: Text | None = None
    call: Text | None = None
    actions: tuple[Text, ...] | None = None
    before_leaving: tuple[Text, ...] | None = None


class GateTest(Content):
    """A test that belongs to a gate raised at one of these tiers.

    ``when`` must hold and a known ``unless`` takes it away: they change which test is named, never gate or tier.
    """

    investigation: Id
    role: Literal["first", "then", "optional", "not_now"]
    reason: Text
    tiers: tuple[Tier, ...] = ("now", "today", "within_a_week")
    when: Condition | None = None
    unless: Condition | None = None


class Gate(Rule):
    """A red flag: raised, not cleared or no trigger recorded; never excluded.

    ``core`` inputs must be recorded before it may say no trigger; ``conditional`` ones matter once a core input is
    yes or unsure. ``leads_from`` is the lowest tier at which it takes the headline. ``unsure_says`` stands in the
    headline while it is not cleared and a core question was asked without an answer that settles it.
    """

    ref: str
    label: Label
    criteria_met: Text
    meaning: Text
    condition: Id | None = None
    side: Literal["none", "each"] = "none"
    onset_from: tuple[Id, ...] = ()
    core: tuple[Id, ...] = ()
    conditional: tuple[Id, ...] = ()
    tiers: Annotated[tuple[TierRule, ...], Field(min_length=1)]
    leads_from: Tier = "today"
    unsure_says: Text | None = None
    call: Text
    actions: tuple[Text, ...] = ()
    before_leaving: tuple[Text, ...] = ()
    tests: tuple[GateTest, ...] = ()
    hides: tuple[Id, ...] = ()
    cases: RuleCases


class RootSign(Content):
    """A finding that points to a set of nerve roots; ``side: other`` points to the other leg."""

    item: Id
    domain: Literal["motor", "reflex", "sensory", "tension"]
    roots: Annotated[tuple[Id, ...], Field(min_length=1)]
    side: Literal["same", "other"]
    positive: Condition
    sources: Sources


class RootName(Content):
    """What is said about one root beside its name."""

    id: Id
    label: Label
    usual_disc: Text


class Contradiction(Rule):
    """Two findings that do not go together, and the question that settles it."""

    side: Literal["none", "each"] = "none"
    items: Annotated[tuple[Id, ...], Field(min_length=1)]
    meaning: Text
    ask: Text
    when: Condition


class ScopeLimit(Rule):
    """A fact that puts the patient outside what the pack covers.

    One without ``outside_when`` speaks of the pattern itself: once every line of ``once_recorded`` has a settled
    result and no condition is possible or better. Its ``outside_says`` names the met cards as {cards}.
    """

    meaning: Text
    outside_when: Condition | None = None
    once_recorded: tuple[Annotated[tuple[Recorded, ...], Field(min_length=1)], ...] = ()
    outside_says: Text

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.outside_when is None) != bool(self.once_recorded):
            message = "give exactly one of `outside_when` or `once_recorded`"
            raise ValueError(message)
        return self


class Worsening(Rule):
    """A fact that means getting worse; it leads the headline after raised gates."""

    when: Condition
    says: Text


class Pairing(Rule):
    """A second cause beside a condition: settled when the group is pro, to be settled while it is unknown."""

    condition: Id
    at_least: Word = "possible"
    group: Id
    two_causes: Text
    not_settled: Text


class Card(Rule):
    """A text to think of; never ranked, and no word, flag or test depends on it.

    It is named as worth a thought when ``when`` holds, on either side where it is judged by side; without one it can
    only be read.
    """

    side: Literal["none", "each"] = "none"
    label: Label
    think_of_it_when: Text
    when: Condition | None = None
    first_test: Text
    meaning: Text


class WordAtLeast(Content):
    """A condition whose word reaches a level; several ids mean any of them."""

    conditions: Annotated[tuple[Id, ...], Field(min_length=1)]
    word: tuple[Word, ...]

    @model_validator(mode="after")
    def _some_word(self) -> Self:
        if not self.word:
            message = "name at least one word"
            raise ValueError(message)
        return self

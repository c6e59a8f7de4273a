"""One recorded change: who, when and how; the list of acts is the only truth about an exam."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, TypeAdapter

from examassist.domain.finding import Finding, Frozen, How, Id, Note, Value
from examassist.domain.patient import Patient

Sequence = Annotated[int, Field(ge=1)]


class Country(StrEnum):
    """Sets texts, units and defaults; never a gate."""

    US = "US"
    UK = "UK"


class Place(StrEnum):
    """Where the exam happens; sets texts and defaults, never a gate."""

    PRIMARY_CARE = "primary_care"
    EMERGENCY = "emergency"
    SPINE_CLINIC = "spine_clinic"


class Profile(Frozen):
    """Country and place, chosen when the exam starts."""

    country: Country = Country.US
    place: Place = Place.PRIMARY_CARE


class Actor(Frozen):
    """Who acted; until there are accounts the operating-system user with role unknown."""

    name: Annotated[str, Field(max_length=200)]
    role: Literal["clinician", "resident", "supervisor", "unknown"] = "unknown"


class Remark(Frozen):
    """A person's own words at an item or a section; they never feed the reasoning."""

    place: Annotated[str, Field(max_length=100)]
    text: Note


class Impression(Frozen):
    """What the clinician thinks, in their own choice and words; never preselected."""

    conditions: tuple[Id, ...] = ()
    text: Note = ""


class Decision(Frozen):
    """What the clinician decided about one suggested test."""

    investigation: Id
    choice: Literal["recommend", "not_now"]
    reason: Note = ""


FlagReason = Literal[
    "long_standing",
    "other_explanation",
    "discussed",
    "examined_again",
    "team_knows",
    "seen_for_it",
    "other",
]
"""Why a raised flag is said to be no emergency, or to be known; always chosen, never preselected."""


class Ground(Frozen):
    """One recorded cell on which a flag rested when it was answered, with what was recorded for it then."""

    cell: Annotated[str, Field(max_length=100)]
    value: Value


class GivenFor(Frozen):
    """What an answer to a flag was given for: how soon it was due then, since when, and the findings it rested on."""

    tier: Id | None = None
    onset: Id | None = None
    grounds: Annotated[tuple[Ground, ...], Field(max_length=500)] = ()


class FlagAnswer(Frozen):
    """What the clinician says about a raised flag; it lowers nothing and is printed.

    ``who`` answers or acts, ``told`` is whom that person told, ``at`` is when; ``because`` is the chosen reason and
    ``reason`` the clinician's own words; ``since`` is how long a known one is unchanged. ``given_for`` is what was
    known of the flag then: an answer holds for that and for nothing that is found later. Older files do not have it.
    """

    flag: Id
    answer: Literal["acting", "assessed_not_an_emergency", "already_known", "mistake"]
    because: FlagReason | None = None
    reason: Note = ""
    who: Annotated[str, Field(max_length=200)] = ""
    told: Annotated[str, Field(max_length=200)] = ""
    since: Annotated[str, Field(max_length=100)] = ""
    at: AwareDatetime | None = None
    given_for: GivenFor | None = None


KeptReason = Literal["examined_again", "explained", "changed_between", "other"]
"""Why two findings that do not go together are both kept; always chosen, never preselected."""


class Settlement(Frozen):
    """Why two findings that cannot both be true are both kept.

    ``between`` are the cells it was said about: it settles no other pair of the same kind, as on the other side.
    """

    contradiction: Id
    reason: Note
    because: KeptReason | None = None
    between: tuple[str, ...] = ()


class Override(Frozen):
    """Advice the clinician overruled, with the reason."""

    rule: Id
    reason: Note


class RequestText(Frozen):
    """The clinician's own text of one request or letter, written over what was composed.

    ``composed`` holds a short digest of each line of the composed text that it was written over: with other ones,
    what is recorded has changed.
    """

    request: Id
    text: Annotated[str, Field(max_length=20_000)]
    composed: Annotated[tuple[Annotated[str, Field(max_length=64)], ...], Field(max_length=2_000)]


class FromPaper(Frozen):
    """An exam, or a part of it, that was written on paper first: when it was done, and who typed it when."""

    examined_at: AwareDatetime
    entered_at: AwareDatetime | None = None
    by: Annotated[str, Field(max_length=200)] = ""


class _Act(Frozen):
    seq: Sequence
    actor: Actor
    at: AwareDatetime


class Opened(_Act):
    """The exam was started: content, edition, profile and time are fixed from here on."""

    kind: Literal["opened"] = "opened"
    exam: Annotated[str, Field(max_length=64)] | None = None
    pack: Id
    edition: str
    profile: Profile
    examined_at: AwareDatetime
    practice: bool = False


class Recorded(_Act):
    """One or more findings were recorded, each named; what they close goes back to blank in the same act."""

    kind: Literal["recorded"] = "recorded"
    findings: Annotated[tuple[Finding, ...], Field(min_length=1)]
    how: How = How.SINGLE
    clears: tuple[str, ...] = ()


class Cleared(_Act):
    """Findings went back to blank, which means not examined."""

    kind: Literal["cleared"] = "cleared"
    keys: Annotated[tuple[str, ...], Field(min_length=1)]


class RowsOpened(_Act):
    """Rows that are shown on request were brought onto the screen; nothing is recorded by it, and undo passes it by."""

    kind: Literal["rows_opened"] = "rows_opened"
    items: Annotated[tuple[Id, ...], Field(min_length=1)]


class Noted(_Act):
    """A remark was written; an empty text removes it."""

    kind: Literal["noted"] = "noted"
    remark: Remark


class PatientIdentified(_Act):
    """Who the patient is was recorded or corrected."""

    kind: Literal["patient_identified"] = "patient_identified"
    patient: Patient


class EarlierGiven(_Act):
    """Which earlier visits stand beside this exam, by their names in the journal; the last such act holds.

    Nothing that they recorded enters this exam: they are read anew where they are kept. ``follow_up`` says that the
    exam asks only what a visit after them needs.
    """

    kind: Literal["earlier_given"] = "earlier_given"
    exams: Annotated[tuple[Annotated[str, Field(max_length=64)], ...], Field(max_length=100)]
    follow_up: bool = False


class PaperBegun(_Act):
    """From here on values are typed from paper; ``dates_exam`` says that the exam took place when the paper says.

    It says when this began and not for how long: each value says itself how it got in.
    """

    kind: Literal["paper_begun"] = "paper_begun"
    paper: FromPaper
    dates_exam: bool = False


class ImpressionSet(_Act):
    """The clinician's own impression."""

    kind: Literal["impression_set"] = "impression_set"
    impression: Impression


class TestDecided(_Act):
    """A test was recommended or put off; choice None takes the decision back."""

    __test__ = False  # a clinical test, not one that pytest should collect

    kind: Literal["test_decided"] = "test_decided"
    investigation: Id
    choice: Literal["recommend", "not_now"] | None
    reason: Note = ""


class PlanSet(_Act):
    """The steps agreed with the patient."""

    kind: Literal["plan_set"] = "plan_set"
    steps: tuple[Id, ...]


class FlagAnswered(_Act):
    """A raised flag was answered."""

    kind: Literal["flag_answered"] = "flag_answered"
    answer: FlagAnswer


class ContradictionSettled(_Act):
    """Two findings that do not go together were both kept, with the reason."""

    kind: Literal["contradiction_settled"] = "contradiction_settled"
    settlement: Settlement


class AdviceOverruled(_Act):
    """Advice was overruled, with the reason."""

    kind: Literal["advice_overruled"] = "advice_overruled"
    override: Override


class RequestEdited(_Act):
    """The text of a request was edited by hand; an empty text goes back to the composed one."""

    kind: Literal["request_edited"] = "request_edited"
    edited: RequestText


class HandedOver(_Act):
    """The exam went to another clinician."""

    kind: Literal["handed_over"] = "handed_over"
    to: Actor


class Undone(_Act):
    """The act ``undoes`` no longer counts."""

    kind: Literal["undone"] = "undone"
    undoes: Sequence


class Redone(_Act):
    """The act ``redoes``, taken back before, counts again."""

    kind: Literal["redone"] = "redone"
    redoes: Sequence


Act = Annotated[
    Opened
    | Recorded
    | Cleared
    | RowsOpened
    | Noted
    | PatientIdentified
    | EarlierGiven
    | PaperBegun
    | ImpressionSet
    | TestDecided
    | PlanSet
    | FlagAnswered
    | ContradictionSettled
    | AdviceOverruled
    | RequestEdited
    | HandedOver
    | Undone
    | Redone,
    Field(discriminator="kind"),
]
"""Every kind of change there is."""

_ACT: TypeAdapter[Act] = TypeAdapter(Act)


def act_json(act: Act) -> str:
    """The act as one line of JSON, without what is left at its default."""
    return (
        _ACT.dump_json(act, exclude_defaults=True, exclude_none=True)
        .decode()
        .replace("{", f'{{"kind":"{act.kind}",', 1)
    )


def read_act(text: str) -> Act:
    """The act written by ``act_json``; raises pydantic's ValidationError for anything else."""
    return _ACT.validate_json(text)

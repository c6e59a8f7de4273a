"""The closed set of conditions that a rule may be made of, told apart by their first key."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from examassist.domain.finding import Id
from examassist.domain.patient import Sex
from examassist.domain.quantity import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

Side = Literal["same", "other", "either", "both"]
"""Which side of a sided item is meant; without it the same side in a sided rule, either side elsewhere."""


class Content(BaseModel):
    """A piece of clinical content: frozen, strict, and refusing any key it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, validate_by_name=True, validate_by_alias=True
    )


class All(Content):
    """Every part holds."""

    all: Annotated[tuple[Condition, ...], Field(min_length=1)]


class AnyOf(Content):
    """Some part holds."""

    any: Annotated[tuple[Condition, ...], Field(min_length=1)]


class Not(Content):
    """The part does not hold."""

    negated: Annotated[Condition, Field(alias="not")]


class AtLeast(Content):
    """At least a number of the parts hold."""

    at_least: Annotated[int, Field(ge=1)]
    of: Annotated[tuple[Condition, ...], Field(min_length=1)]


class FindingIs(Content):
    """An answer is one of the values; for a list, any chosen value counts."""

    finding: Id
    value: Annotated[Id | None, Field(alias="is")] = None
    values: Annotated[tuple[Id, ...] | None, Field(alias="in", min_length=1)] = None
    side: Side | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.value is None) == (self.values is None):
            message = "give exactly one of `is` or `in`"
            raise ValueError(message)
        return self

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The values that make it true."""
        return frozenset(self.values if self.values is not None else (self.value or "",))


class MeasureBetween(Content):
    """A measured or derived number lies between two limits, both included.

    ``limit_from`` names the source of the limit where it is not that of the rule.
    """

    measure: Id
    between: tuple[Number, Number]
    side: Side | None = None
    limit_from: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.between[0] > self.between[1]:
            message = "`between` needs the lower limit first"
            raise ValueError(message)
        return self


class Coded(Content):
    """A measure has a coded result instead of a number."""

    coded: Id
    value: Annotated[Id, Field(alias="is")]
    side: Side | None = None


class AgeRange(Content):
    """Limits in whole years: ``above`` and ``below`` exclude the year named, ``at_least`` includes it."""

    above: int | None = None
    at_least: int | None = None
    below: int | None = None


class Age(Content):
    """The patient's age at the exam."""

    age: AgeRange
    limit_from: str | None = None


class SexIs(Content):
    """The sex of the patient's record; one that is not recorded is unknown."""

    sex: Literal["female", "male", "other"]

    @property
    def wanted(self) -> Sex:
        """The sex that makes it true."""
        return Sex(self.sex)


class Since(Content):
    """How long before the exam a date item lies; a partly known date is unknown where its range crosses the limit."""

    since: Id
    within_days: Annotated[int, Field(ge=0)]
    limit_from: str | None = None


class Changed(Content):
    """A graded item against the latest earlier visit that recorded it."""

    changed: Id
    how: Literal["lower", "higher"] = "lower"
    by_whole_grade: Annotated[int, Field(ge=1)] | None = None
    within_days: Annotated[int, Field(ge=1)] | None = None
    side: Side | None = None
    limit_from: str | None = None


class ScoreAtLeast(Content):
    """A score's lowest possible total reaches a number; a total that could still be lower is unknown."""

    score: Id
    at_least: Annotated[Number, Field()]


class GroupIs(Content):
    """A named group of findings speaks for or against its condition."""

    group: Id
    verdict: Annotated[Literal["pro", "con"], Field(alias="is")] = "pro"
    side: Side | None = None


class Recorded(Content):
    """A settled result was recorded; two-valued, therefore allowed in look lists only."""

    recorded: Id
    side: Side | None = None
    only_for_roots: tuple[Id, ...] | None = None


class NotObtained(Content):
    """It was tried or asked for and could not be had, with the reason recorded; blank is unknown, a result is no."""

    not_obtained: Id
    side: Side | None = None


_KINDS: dict[str, type[Content]] = {
    "all": All,
    "any": AnyOf,
    "not": Not,
    "at_least": AtLeast,
    "finding": FindingIs,
    "measure": MeasureBetween,
    "coded": Coded,
    "age": Age,
    "sex": SexIs,
    "since": Since,
    "changed": Changed,
    "score": ScoreAtLeast,
    "group": GroupIs,
    "recorded": Recorded,
    "not_obtained": NotObtained,
}
_TAGS = {kind: tag for tag, kind in _KINDS.items()}


def _first_key(value: Any) -> str | None:  # noqa: ANN401  a raw mapping or a ready condition
    if isinstance(value, dict):
        first = next(iter(value), None)
        if first in _KINDS and first != "at_least":  # as all rules are written; the edition's cache waits for this line
            return str(first)
        if "score" in value:
            return "score"
        return next((key for key in value if key in _KINDS), "not" if "negated" in value else None)
    return _TAGS.get(type(value))


Condition = Annotated[
    Annotated[All, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[AtLeast, Tag("at_least")]
    | Annotated[FindingIs, Tag("finding")]
    | Annotated[MeasureBetween, Tag("measure")]
    | Annotated[Coded, Tag("coded")]
    | Annotated[Age, Tag("age")]
    | Annotated[SexIs, Tag("sex")]
    | Annotated[Since, Tag("since")]
    | Annotated[Changed, Tag("changed")]
    | Annotated[ScoreAtLeast, Tag("score")]
    | Annotated[GroupIs, Tag("group")]
    | Annotated[Recorded, Tag("recorded")]
    | Annotated[NotObtained, Tag("not_obtained")],
    Discriminator(
        _first_key,
        custom_error_type="condition",
        custom_error_message="a condition begins with one of: " + ", ".join(_KINDS),
    ),
]
"""Any condition."""


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside ``condition``; none for a leaf."""
    match condition:
        case All():
            return condition.all
        case AnyOf():
            return condition.any
        case Not():
            return (condition.negated,)
        case AtLeast():
            return condition.of
        case _:
            return ()


def leaves(condition: Condition) -> Iterator[Condition]:
    """Every leaf inside ``condition``, in reading order."""
    inner = parts(condition)
    if not inner:
        yield condition
    for part in inner:
        yield from leaves(part)


for _kind in _KINDS.values():
    _kind.model_rebuild()

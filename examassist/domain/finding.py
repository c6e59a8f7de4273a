"""The recorded result for one item on one side, with where it came from."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from examassist.domain.body import Laterality
from examassist.domain.quantity import Number

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=80)]
"""A readable word for life: lower case, joined by underscores."""

Note = Annotated[str, Field(max_length=4000)]
"""A person's own words; never read by the reasoning."""

FROZEN = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Frozen(BaseModel):
    """A value that is checked when made and never changes; change through ``evolve``."""

    model_config = FROZEN


class FindingKey(NamedTuple):
    """One item on one side: the name of a cell of the exam."""

    item: str
    side: Laterality = Laterality.UNSIDED

    def __str__(self) -> str:
        """``some_item.left``, or the item alone where it has no side."""
        return self.item if self.side is Laterality.UNSIDED else f"{self.item}.{self.side}"

    @classmethod
    def parse(cls, text: str) -> FindingKey:
        """The key printed as ``text``; a side other than left or right raises ValueError."""
        item, _, side = text.partition(".")
        return cls(item, Laterality(side) if side else Laterality.UNSIDED)

    @property
    def mirrored(self) -> FindingKey:
        """The same item on the other side."""
        return FindingKey(self.item, self.side.opposite)


class AbsentReason(StrEnum):
    """Why a result was looked for but not had; all are unknown to the reasoning."""

    NOT_DONE = "not_done"
    DECLINED = "declined"
    UNABLE = "unable"
    NOT_APPLICABLE = "not_applicable"
    DEFERRED = "deferred"


class UnableDetail(StrEnum):
    """What made it impossible, in the order of the reason keys."""

    AMPUTATED = "amputated"
    DRESSING = "dressing"
    PAIN = "pain"
    WOUND = "wound"
    CANNOT_COOPERATE = "cannot_cooperate"
    EQUIPMENT = "equipment"
    OTHER = "other"


class How(StrEnum):
    """How a value got in; printed, because a value filled by section is not a value felt one by one."""

    SINGLE = "single"
    SECTION_NORMAL = "section_normal"
    COPIED_SIDE = "copied_side"
    SWAPPED_SIDES = "swapped_sides"
    TRANSCRIBED = "transcribed"
    TIMED = "timed"
    GROUP_ANSWER = "group_answer"
    FROM_PAPER = "from_paper"


Value = Number | Note | tuple[Id, ...]
"""A number; one answer, coded result, date or text; or the ids of all that apply (empty: asked, none applies)."""


def started_on(since: str) -> tuple[date, date]:
    """The earliest and latest day that a possibly partial date (``2026``, ``2026-08``, ``2026-08-12``) can mean.

    Raises ValueError for anything that is not a calendar date in that form.
    """
    match = _PARTIAL_DATE.fullmatch(since)
    if match is None:
        message = "write the date as 2026, 2026-08, 2026-08-12 or 2026-08-12T14:30"
        raise ValueError(message)
    year = int(match["year"])
    if match["month"] is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(match["month"])
    if match["day"] is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    day = (datetime.fromisoformat(since) if match["time"] else datetime.fromisoformat(since[:10])).date()
    return day, day


_PARTIAL_DATE = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2})(T(?P<time>\d{2}:\d{2}))?)?)?")


def _real_date(text: str) -> str:
    started_on(text)
    return text


PartialDate = Annotated[str, AfterValidator(_real_date)]
"""A date as exactly as it is known: year, month, day or minute."""


class Finding(Frozen):
    """What was recorded for one key: a value, or the reason why there is none."""

    item: Id
    side: Laterality = Laterality.UNSIDED
    value: Value | None = None
    not_obtained: AbsentReason | None = None
    detail: UnableDetail | None = None
    qualifiers: tuple[Id, ...] = ()
    onset: Id | None = None
    since: PartialDate | None = None
    typed: Annotated[str, Field(max_length=200)] | None = None
    note: Note | None = None
    how: How | None = None
    by: Annotated[str, Field(max_length=200)] | None = None
    at: AwareDatetime | None = None

    @model_validator(mode="after")
    def _one_of_value_or_reason(self) -> Self:
        if (self.value is None) == (self.not_obtained is None):
            message = "give exactly one of value or not_obtained"
            raise ValueError(message)
        if self.detail is not None and self.not_obtained is not AbsentReason.UNABLE:
            message = "detail belongs to not_obtained: unable"
            raise ValueError(message)
        return self

    @cached_property
    def key(self) -> FindingKey:
        """The cell this finding fills."""
        return FindingKey(self.item, self.side)

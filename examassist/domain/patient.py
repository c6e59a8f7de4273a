"""Who is examined."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from examassist.domain.finding import Frozen

ADULT = 18
"""Years; younger patients are refused, because none of the sources is about them."""

Name = Annotated[str, Field(max_length=200)]


class Sex(StrEnum):
    """As recorded; unknown is an answer."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


class Patient(Frozen):
    """Identity as recorded; everything may be missing, and then stands as not known."""

    id: Annotated[str, Field(max_length=64)] | None = None
    family_name: Name | None = None
    given_name: Name | None = None
    latin_name: Name | None = None
    birth_date: date | None = None
    age_years: Annotated[int, Field(ge=0, le=130)] | None = None
    sex: Sex = Sex.UNKNOWN

    @model_validator(mode="after")
    def _one_age(self) -> Self:
        if self.birth_date is not None and self.age_years is not None:
            message = "give birth_date or age_years, not both"
            raise ValueError(message)
        return self

    def age_on(self, day: date) -> int | None:
        """Whole years on ``day``; None when neither birth date nor age is recorded."""
        if self.birth_date is None:
            return self.age_years
        born = self.birth_date
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    @property
    def identified(self) -> bool:
        """Whether a name or a number says who this is."""
        return any((self.id, self.family_name, self.given_name, self.latin_name))

"""Encounters as tests tell them: ``an_encounter().left("dorsalis_pedis_pulse", "absent").build()``."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Self

from examassist.domain.act import Country, Place, Profile
from examassist.domain.body import SIDES, Laterality
from examassist.domain.encounter import Encounter
from examassist.domain.finding import AbsentReason, Finding, FindingKey, UnableDetail
from examassist.domain.patient import Patient, Sex

if TYPE_CHECKING:
    from examassist.domain.finding import Value

EXAMINED_AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
"""When every encounter of a test took place, unless it says otherwise."""


class EncounterBuilder:
    """Collects what was recorded; the last word on a cell counts."""

    def __init__(self, pack: str) -> None:
        """Nothing is recorded yet."""
        self._pack = pack
        self._patient = Patient()
        self._examined_at = EXAMINED_AT
        self._profile = Profile()
        self._findings: dict[FindingKey, Finding] = {}

    def patient(
        self, *, age: int | None = None, sex: str = "unknown", born: date | None = None, name: str | None = None
    ) -> Self:
        """Who it is."""
        self._patient = Patient(age_years=age, birth_date=born, sex=Sex(sex), family_name=name)
        return self

    def at(self, examined_at: datetime) -> Self:
        """When the exam took place, with its offset."""
        self._examined_at = examined_at
        return self

    def profile(self, country: str = "US", place: str = "primary_care") -> Self:
        """Country and place of the exam."""
        self._profile = Profile(country=Country(country), place=Place(place))
        return self

    def right(self, item: str, value: Value) -> Self:
        """An answer for the patient's right."""
        return self._take(Finding(item=item, side=Laterality.RIGHT, value=value))

    def left(self, item: str, value: Value) -> Self:
        """An answer for the patient's left."""
        return self._take(Finding(item=item, side=Laterality.LEFT, value=value))

    def both(self, item: str, value: Value) -> Self:
        """The same answer for each side."""
        for side in SIDES:
            self._take(Finding(item=item, side=side, value=value))
        return self

    def say(self, item: str, value: Value) -> Self:
        """An answer that has no side."""
        return self._take(Finding(item=item, value=value))

    def unable(self, key: str, detail: str | None = None) -> Self:
        """No result for the cell printed as ``key``, because it was impossible."""
        return self.missing(key, "unable", detail)

    def missing(self, key: str, reason: str, detail: str | None = None) -> Self:
        """No result for the cell printed as ``key``, for a reason such as declined."""
        cell = FindingKey.parse(key)
        return self._take(
            Finding(
                item=cell.item,
                side=cell.side,
                not_obtained=AbsentReason(reason),
                detail=UnableDetail(detail) if detail is not None else None,
            )
        )

    def with_finding(self, finding: Finding) -> Self:
        """A finding made by the test itself."""
        return self._take(finding)

    def without(self, key: str) -> Self:
        """The cell printed as ``key`` blank again."""
        self._findings.pop(FindingKey.parse(key), None)
        return self

    def build(self) -> Encounter:
        """The encounter as told so far."""
        return Encounter(
            pack=self._pack,
            profile=self._profile,
            examined_at=self._examined_at,
            patient=self._patient,
            findings=tuple(self._findings.values()),
        )

    def _take(self, finding: Finding) -> Self:
        self._findings[finding.key] = finding
        return self


def an_encounter(pack: str = "leg_pain") -> EncounterBuilder:
    """An encounter in which nothing was examined yet."""
    return EncounterBuilder(pack)

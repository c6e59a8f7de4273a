"""One visit as a frozen snapshot: what is not in it was not examined."""

from __future__ import annotations

import json
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Final, Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from examassist.domain.act import (
    Act,
    Decision,
    FlagAnswer,
    FromPaper,
    Impression,
    Override,
    Profile,
    Remark,
    RequestText,
    Settlement,
    act_json,
)
from examassist.domain.finding import Finding, FindingKey, Frozen, Id
from examassist.domain.patient import Patient

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = "examassist.encounter/1"


class Encounter(Frozen):
    """All that was recorded in one visit; its JSON is the encounter file."""

    format: Literal["examassist.encounter/1"] = FORMAT
    exam: Annotated[str, Field(max_length=64)] | None = None
    pack: Id
    edition: str | None = None
    profile: Profile = Profile()
    examined_at: AwareDatetime
    practice: bool = False
    """A simulated patient: everything that leaves the program says so on every page."""
    patient: Patient = Patient()
    findings: Annotated[tuple[Finding, ...], Field(max_length=2000)] = ()
    notes: tuple[Remark, ...] = ()
    impression: Impression | None = None
    decisions: tuple[Decision, ...] = ()
    plan: tuple[Id, ...] = ()
    flag_answers: tuple[FlagAnswer, ...] = ()
    answers_before: tuple[FlagAnswer, ...] = ()
    """What was said to the same flags before, oldest first: a later answer takes nothing out of the record."""
    settled: tuple[Settlement, ...] = ()
    overrides: tuple[Override, ...] = ()
    requests: tuple[RequestText, ...] = ()
    paper: tuple[FromPaper, ...] = ()
    """Each time that values were typed from paper, in order."""
    acts: tuple[Act, ...] = ()

    @model_validator(mode="after")
    def _each_key_once(self) -> Self:
        if len(self.by_key) != len(self.findings):
            keys = [finding.key for finding in self.findings]
            twice = next(key for key in keys if keys.count(key) > 1)
            message = f"{twice} is recorded twice; keep one"
            raise ValueError(message)
        return self

    @cached_property
    def by_key(self) -> Mapping[FindingKey, Finding]:
        """The findings by cell; a key that is not there was not examined."""
        return MappingProxyType({finding.key: finding for finding in self.findings})

    @cached_property
    def age(self) -> int | None:
        """Whole years at the time of the exam; None when not recorded."""
        return self.patient.age_on(self.examined_at.date())

    def finding(self, key: FindingKey) -> Finding | None:
        """What was recorded for ``key``; None means not examined."""
        return self.by_key.get(key)


def changed_cells(before: Encounter, after: Encounter) -> frozenset[FindingKey]:
    """The cells with another finding in ``after`` than in ``before``, or with none any more."""
    was, now = before.by_key, after.by_key
    new = {key for key, finding in now.items() if (old := was.get(key)) is not finding and old != finding}
    return frozenset(new | (was.keys() - now.keys()))


def encounter_json(encounter: Encounter) -> str:
    """The encounter file: what was recorded and nothing that was left at its default.

    The profile is always written, because another workstation has another default.
    """
    recorded = encounter.model_dump(
        mode="json", exclude_defaults=True, exclude_none=True, exclude={"format", "profile", "acts"}
    )
    data = {"format": FORMAT, "profile": encounter.profile.model_dump(mode="json"), **recorded}
    if encounter.acts:
        data["acts"] = [json.loads(act_json(act)) for act in encounter.acts]
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"

"""Invented emergencies of the shipped pack, for the page that goes with them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from examassist.domain.act import Profile
from examassist.domain.body import Laterality
from examassist.domain.encounter import Encounter
from examassist.domain.finding import AbsentReason, Finding, FindingKey, How
from examassist.domain.patient import Patient, Sex
from examassist.knowledge.load import find_pack, load_pack
from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import Fact, FlagResult
from examassist.report.transfer.compose import compose_transfer
from examassist.report.writing import Writing

if TYPE_CHECKING:
    from examassist.domain.finding import Value
    from examassist.knowledge.edition import Edition
    from examassist.reasoning.assessment import Assessment
    from examassist.report.document import ReportDocument

MADE_AT = datetime(2026, 11, 20, 9, 18, tzinfo=UTC)
LETTER = "Letter"
SIDES = (Laterality.RIGHT, Laterality.LEFT)


def writing(paper: str = "A4") -> Writing:
    """An invented writer who signed nothing."""
    return Writing("Riverside Clinic", MADE_AT, "9.9", "Dr A. Reyes", paper)


@cache
def leg_pain() -> Edition:
    """The shipped pack."""
    return load_pack(find_pack("leg_pain"))


def finding(key: str, value: Value | None, reason: AbsentReason | None = None, note: str | None = None) -> Finding:
    """One answer."""
    cell = FindingKey.parse(key)
    return Finding(item=cell.item, side=cell.side, value=value, not_obtained=reason, how=How.SINGLE, note=note)


def patient(*findings: Finding) -> Encounter:
    """An invented man with these findings."""
    return Encounter(
        exam="7e41-09b2",
        pack="leg_pain",
        profile=Profile(),
        examined_at=datetime(2026, 11, 20, 9, 12, tzinfo=UTC),
        patient=Patient(
            id="EX-212-551", family_name="Brandt", given_name="Tomas", birth_date=date(1978, 6, 8), sex=Sex.MALE
        ),
        findings=findings,
    )


@cache
def full_bladder() -> Encounter:
    """A bladder that stays full since two days, some of the short exam done, one part refused."""
    return patient(
        finding("bladder_or_bowel_change", "yes"),
        finding("bladder_bowel_change_kind", ("stays_full",)),
        finding("bladder_or_bowel_change_onset", "new_or_worse"),
        finding("bladder_bowel_change_since", "2026-11-18"),
        finding("infection_sign", "no"),
        finding("perianal_pinprick.right", "reduced"),
        finding("perianal_pinprick.left", "normal"),
        finding("saddle_sensation.right", None, AbsentReason.DECLINED, "asked for another examiner"),
        finding("ankle_reflex.right", "absent"),
        finding("bladder_scan_residual", 540),
        finding("anticoagulant", "yes"),
        finding("last_meal", "2026-11-20T07:30"),
        finding("allergies", "Penicillin: rash"),
        finding("l5_light_touch.left", "reduced"),
    )


def page(encounter: Encounter, assessment: Assessment | None = None, paper: str = "A4") -> ReportDocument:
    """The transfer page of a patient."""
    edition = leg_pain()
    return compose_transfer(encounter, assessment or assess(encounter, edition), edition, writing(paper))


def everything_at_once() -> tuple[Encounter, Assessment]:
    """Every red flag raised now on both sides with a dozen findings; words of 4,000 letters; a third not examined."""
    edition = leg_pain()
    found = []
    for number, item in enumerate(edition.items):
        for key in edition.keys_of(item):
            if item.kind == "text":
                found.append(finding(str(key), "W<b>x " * 600))
            elif number % 3 == 0:
                found.append(finding(str(key), None, AbsentReason.DECLINED, "refused and explained " * 180))
            elif number % 3 == 1 and item.values:
                worst = next((each.id for each in item.values if each.id not in (item.normal or ())), item.values[0].id)
                found.append(finding(str(key), (worst,) if item.kind == "multi" else worst))
    encounter = patient(*found).model_copy(
        update={"patient": Patient(family_name="W" * 60, given_name="Name " * 12, latin_name="Latin " * 10)}
    )
    cells = [str(each.key) for each in found if each.value is not None][:12]
    facts = tuple(Fact(finding=cell, value="yes", rule="r", says=f"{cell} is as bad as can be said") for cell in cells)
    flags = tuple(
        FlagResult(
            id=gate.id,
            state="raised",
            tier="now",
            side="both",
            onset="new_or_worse",
            because=facts,
            actions=(gate.call, *gate.actions, *gate.before_leaving),
            says=gate.criteria_met,
            sources=gate.sources,
        )
        for gate in edition.gates
    )
    return encounter, assess(full_bladder(), edition).model_copy(update={"red_flags": flags})

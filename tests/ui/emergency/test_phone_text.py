"""What is said on the phone is what was recorded, and what was not looked at is said as well."""

from __future__ import annotations

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, Finding
from examassist.domain.patient import Patient, Sex
from examassist.ui.emergency.phone_text import phone_text
from examassist.ui.emergency.short_exam import items_for
from tests.ui.exam_room import a_model, found, wrist


def test_it_says_who_what_since_when_what_was_found_and_what_was_not_looked_at() -> None:
    model = a_model(wrist, really_assess=True)
    model.identify(Patient(family_name="Invented", given_name="Tomas", id="EX-1", age_years=48, sex=Sex.MALE))
    model.record([found("blue_fingers", "yes"), found("blue_fingers_onset", "new_or_worse")])
    normal = next(answer.id for answer in model.edition.item["thumb_bounce"].values)
    model.record([found("thumb_bounce.right", normal)])
    model.record([Finding(item="thumb_bounce", side=Laterality.LEFT, not_obtained=AbsentReason.DECLINED)])
    flags = model.assessment.raised
    said = phone_text(flags, items_for(flags, model.edition), model.encounter, model.edition).splitlines()
    assert said[0] == "INVENTED, Tomas, 48 years, male, EX-1"
    assert said[1] == f"Now: {flags[0].says}." or flags[0].says in said[1]
    assert said[2].startswith("Recorded: Blue fingers: Yes (")
    assert said[3].startswith("Also: ")
    assert "eclined" in said[3], "what was refused is a result of its own"
    assert said[4].startswith("Not examined or asked: ")
    assert "thumb" not in said[4].casefold()


def test_nothing_is_said_that_was_not_recorded() -> None:
    model = a_model(wrist, really_assess=True)
    model.record([found("blue_fingers", "yes"), found("blue_fingers_onset", "new_or_worse")])
    flags = model.assessment.raised
    said = phone_text(flags, items_for(flags, model.edition), model.encounter, model.edition)
    assert "Also:" not in said
    assert said.startswith("Not identified, age not known")

"""What is said on the phone is what was recorded, and what was not looked at is said as well."""

from __future__ import annotations

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, Finding
from examassist.domain.patient import Patient, Sex
from examassist.reasoning.short_exam import items_for
from examassist.ui.emergency.phone_text import phone_text
from tests.ui.exam_room import a_model, found, leg_pain, wrist


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


def test_of_a_threatened_leg_a_lost_foot_pulse_is_said_and_one_not_felt_for_is_named() -> None:
    model = a_model(leg_pain, really_assess=True)
    model.record([found("threatened_leg_sign", "yes")])
    model.record([found("threatened_leg_kind.left", ("suddenly_cold",))])
    model.record([found("threatened_leg_sign_onset", "new_or_worse")])
    model.record([found("femoral_pulse.left", "normal"), found("dorsalis_pedis_pulse.left", "absent")])
    flags = model.assessment.raised
    said = phone_text(flags, items_for(flags, model.edition), model.encounter, model.edition).splitlines()
    also = next(line for line in said if line.startswith("Also: "))
    blank = next(line for line in said if line.startswith("Not examined or asked: "))
    assert "Dorsalis pedis pulse" in also
    assert "bsent" in also
    assert "Dorsalis pedis pulse" in blank, "the right one was not felt for"
    assert "Posterior tibial pulse" in blank

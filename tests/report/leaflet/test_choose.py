from __future__ import annotations

import pytest

from examassist.domain.act import FlagAnswer
from examassist.reasoning.assess import assess
from examassist.report.leaflet.choose import exercise, goes_home
from examassist.report.record import Record
from tests.report.builders import texts
from tests.report.leaflet.ticked import FITTING, keys, sheet, ticked
from tests.report.transfer.patients import finding, full_bladder, leg_pain

BOXES = ["emergency", "same_day", "safety", "visit"]
STENT = (finding("risk_group", ("implant",)), finding("implant_or_metal", "yes"))


def test_without_a_tick_there_are_only_the_signs_and_the_next_visit_whatever_fits() -> None:
    encounter = ticked(*FITTING, finding("patient_goal", "walk to the shop"))
    fits = [each.id for each in assess(encounter, leg_pain()).conditions if each.word in {"fits_well", "possible"}]
    assert fits, "the program has something to say"
    assert keys(sheet(encounter)) == BOXES


def test_the_ticked_impression_chooses_cause_and_exercise_against_the_programs_headline() -> None:
    said = texts(sheet(ticked(*FITTING, impression=("peripheral_artery_disease",))))
    assert said["cause.told_less_blood.0"] == "Your legs may get too little blood when you walk."
    assert "until it is quite sore" in said["exercise.walk_until_sore"]
    assert not any("tight_nerve" in key or "walk_and_lean" in key for key in said)


@pytest.mark.parametrize(
    ("impression", "chosen"),
    [
        (("lumbar_stenosis",), ["walk_and_lean"]),
        (("peripheral_artery_disease",), ["walk_until_sore"]),
        (("mixed_stenosis_pad",), ["walk_most_days"]),
        (("lumbar_stenosis", "peripheral_artery_disease"), ["walk_most_days"]),
        (("hip_osteoarthritis",), []),
    ],
)
def test_one_way_to_walk_is_chosen_and_never_two_that_do_not_go_together(
    impression: tuple[str, ...], chosen: list[str]
) -> None:
    encounter = ticked(impression=impression)
    record = Record(encounter, assess(encounter, leg_pain()), leg_pain())
    assert [text.id for text in exercise(record)] == chosen


def test_an_impression_without_a_text_of_its_own_is_not_passed_over() -> None:
    assert "cause.told_other.0" in texts(sheet(ticked(impression=("myelopathy",))))


def test_only_what_was_agreed_is_said() -> None:
    said = texts(sheet(ticked(plan=("falls_advice", "safety_net_advice"))))
    assert [key for key in said if key.startswith("care.")] == ["care.do_falls"]


def test_a_scan_says_that_it_is_not_booked_while_a_device_is_recorded() -> None:
    device = finding("implant_kind", ("pacemaker_or_defibrillator",))
    said = texts(sheet(ticked(*STENT, device, tests=("mri_lumbar", "ankle_brachial_index"))))
    held = "Scan of your back. Not booked until the heart-device clinic says it is safe."
    assert said["test.test_scan_and_heart_device"] == held
    assert "test.test_ankle_cuffs" in said
    said = texts(sheet(ticked(*STENT, finding("implant_kind", ("nerve_stimulator",)), tests=("mri_lumbar",))))
    assert "Not booked until we know" in said["test.test_scan_held"]
    assert "test.test_scan" in texts(sheet(ticked(tests=("mri_lumbar",))))


def test_a_test_without_a_text_is_named_all_the_same() -> None:
    assert "test.test_other" in texts(sheet(ticked(tests=("compartment_pressure_test",))))


def test_advice_for_home_waits_while_an_emergency_is_open() -> None:
    encounter = full_bladder().model_copy(update={"plan": ("falls_advice",)})
    assert keys(sheet(encounter)) == BOXES
    acting = FlagAnswer(flag="suspected_cauda_equina", answer="acting")
    judged = FlagAnswer(flag="suspected_cauda_equina", answer="assessed_not_an_emergency")
    for answer, home in ((acting, False), (judged, True)):
        answered = encounter.model_copy(update={"flag_answers": (answer,)})
        record = Record(answered, assess(answered, leg_pain()), leg_pain())
        assert goes_home(record) is home or record.assessment.emergency is None

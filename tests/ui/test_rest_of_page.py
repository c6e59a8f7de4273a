"""What one key does to all blank cells, and what it says about the cells that it left alone."""

from __future__ import annotations

import pytest

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, Finding, How, UnableDetail
from examassist.ui.encounter_model import Conduct
from examassist.ui.rest_of_page import fill_rest_normal, may_fill, rest_not_examined, why_not_copied
from tests.ui.exam_room import a_model, blank, found, key, leg_pain, value

pytestmark = pytest.mark.needs_qt

GAIT = 4
LOST = Finding(
    item="knee_reflex",
    side=Laterality.RIGHT,
    not_obtained=AbsentReason.UNABLE,
    detail=UnableDetail.AMPUTATED,
)


def test_what_a_red_flag_forbids_is_left_blank_and_named_with_the_flag() -> None:
    model = a_model(really_assess=True)
    model.record([found("threatened_leg_sign", "yes")])
    model.record([found("threatened_leg_kind.left", ("suddenly_cold",))])
    model.record([found("threatened_leg_sign_onset", "new_or_worse")])
    flag = next(flag for flag in model.assessment.raised if flag.id in leg_pain().item["heel_walk"].not_if)
    _count, text = fill_rest_normal(model, GAIT)
    assert blank(model, "heel_walk.left")
    assert leg_pain().item["heel_walk"].label in text
    assert leg_pain().gate[flag.id].label in text


def test_without_a_flag_nothing_is_said_to_be_left_out() -> None:
    model = a_model(really_assess=True)
    count, text = fill_rest_normal(model, GAIT)
    assert count == len([each for each in model.encounter.findings if each.how is How.SECTION_NORMAL]) > 0
    assert text == f"{count} values marked normal. Ctrl Z undoes it."


def test_what_an_amputation_leaves_blank_is_named_with_its_side() -> None:
    model = a_model(really_assess=True)
    model.record([LOST])
    count, text = fill_rest_normal(model, GAIT)
    assert count > 0
    assert blank(model, "heel_walk.right")
    assert not blank(model, "heel_walk.left")
    assert "Left blank on the right, where an amputation is recorded: " in text
    assert leg_pain().item["heel_walk"].label in text
    assert "on the left" not in text
    again, text = fill_rest_normal(model, GAIT)
    assert (again, text[:27]) == (0, "Nothing was marked normal. ")


@pytest.mark.parametrize("pulse", ["absent", "weak"])
def test_no_foot_pulse_is_filled_under_a_lost_or_weak_groin_pulse_and_both_are_named(pulse: str) -> None:
    model = a_model()
    model.record([found("femoral_pulse.right", pulse)])
    button = len(model.rest_normal_plan(6))
    count, text = fill_rest_normal(model, 6)
    assert (blank(model, "dorsalis_pedis_pulse.right"), blank(model, "posterior_tibial_pulse.right")) == (True, True)
    assert value(model, "dorsalis_pedis_pulse.left") == "normal", "the other leg is its own"
    assert count == button
    assert f"Left blank, to be examined one by one beside Femoral pulse, right: {pulse.capitalize()}" in text
    assert "Dorsalis pedis pulse, right, Posterior tibial pulse, right" in text


def test_what_would_not_go_with_a_finding_is_left_blank_as_the_pairs_of_the_pack_say() -> None:
    model = a_model()
    model.record([found("clot_or_aortic_sign_kind", ("one_leg_swollen",))])
    assert "leg_swelling" in {item.id for part in model.parts_of(6) for item in part.rows}
    text = fill_rest_normal(model, 6)[1]
    assert blank(model, "leg_swelling.right")
    assert blank(model, "leg_swelling.left")
    assert "Swelling, right" in text


def test_a_groin_pulse_that_is_absent_above_a_full_foot_pulse_is_asked_about() -> None:
    model = a_model(really_assess=True)
    model.record([found("femoral_pulse.right", "absent"), found("posterior_tibial_pulse.right", "normal")])
    assert [pair.id for pair in model.assessment.contradictions] == ["lost_groin_pulse_with_full_foot_pulses"]


def test_why_nothing_was_copied() -> None:
    model = a_model()
    model.record([LOST])
    assert why_not_copied(model, LOST.key) == "A reason that belongs to one limb is never copied to the other."
    model.undo()
    pulse = key("femoral_pulse.left")
    assert why_not_copied(model, pulse) == "Nothing to copy: record one side first."
    model.record([LOST, found("femoral_pulse.left", "normal")])
    assert why_not_copied(model, pulse) == "Nothing is copied to a side where an amputation is recorded."
    assert "safety" in why_not_copied(model, key("foot_wound.right"))


def test_nothing_to_fill_says_so() -> None:
    model = a_model()
    fill_rest_normal(model, GAIT)
    assert fill_rest_normal(model, GAIT) == (0, "Nothing here may be marked normal without looking.")


def test_the_conduct_and_the_section_may_forbid_it() -> None:
    assert may_fill(a_model(), GAIT)
    assert not may_fill(a_model(), 1)
    assert not may_fill(a_model(conduct=Conduct(may_fill_normal=False)), GAIT)


def test_the_rest_is_passed_over_on_purpose_but_safety_is_not() -> None:
    model = a_model()
    keys = [key for item in leg_pain().items if item.section == "pulses_and_skin" for key in leg_pain().keys_of(item)]
    text = rest_not_examined(model, keys)
    assert text == f"{len(model.encounter.findings)} marked as not examined."
    assert {finding.not_obtained for finding in model.encounter.findings} == {AbsentReason.NOT_DONE}
    assert not any(leg_pain().item[finding.item].safety for finding in model.encounter.findings)
    assert rest_not_examined(model, [each.key for each in model.encounter.findings]) == ""

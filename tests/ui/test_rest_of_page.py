"""What one key does to all blank cells, and what it says about the cells that it left alone."""

from __future__ import annotations

import pytest

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, Finding, How, UnableDetail
from examassist.ui.encounter_model import Conduct
from examassist.ui.rest_of_page import fill_rest_normal, may_fill, rest_not_examined, why_not_copied
from tests.ui.exam_room import a_model, blank, found, key, leg_pain

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


def test_why_nothing_was_copied() -> None:
    model = a_model()
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

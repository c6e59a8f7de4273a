"""What a cell was answered with."""

from __future__ import annotations

import pytest

from examassist.domain.finding import AbsentReason, Finding, UnableDetail
from examassist.reasoning.say import say_for
from examassist.ui.answers.result import NOT_DONE, Result, absence_text, unable_reasons
from tests.ui.exam_room import key, leg_pain

pytestmark = pytest.mark.needs_qt


def test_an_answer_becomes_a_finding_of_its_cell() -> None:
    finding = Result(value=40, typed="40").finding(key("straight_leg_raise_angle.left"))
    assert (finding.key, finding.value, finding.typed) == (key("straight_leg_raise_angle.left"), 40, "40")


def test_every_reason_has_a_key_of_its_own_and_makes_a_finding() -> None:
    reasons = unable_reasons()
    assert [reason.key for reason in reasons] == list("12345678")
    results = [reason.result for reason in reasons]
    assert {result.detail for result in results} == {*UnableDetail, None}
    assert [r.key for r in reasons if r.result.not_obtained is AbsentReason.DECLINED] == ["6"]
    for result in results:
        assert result.finding(key("femoral_pulse.left")).value is None


@pytest.mark.parametrize("reason", list(AbsentReason))
def test_screen_and_paper_give_a_reason_in_the_same_words(reason: AbsentReason) -> None:
    finding = Finding(item="femoral_pulse", not_obtained=reason)
    printed = say_for(leg_pain()).absence(finding)
    assert absence_text(finding).startswith(printed)
    assert reason is AbsentReason.UNABLE or absence_text(finding) == printed  # what was impossible is said in full


def test_the_detail_is_said_and_a_value_has_no_absence() -> None:
    assert absence_text(unable_reasons()[1].result.finding(key("femoral_pulse.left"))) == (
        "unable, dressing, cast or brace"
    )
    assert absence_text(NOT_DONE.finding(key("femoral_pulse.left"))) == "not examined"
    assert absence_text(Result(value="weak").finding(key("femoral_pulse.left"))) == ""

"""What is said about safety beside the count of red flags: first what was not examined, never an all-clear."""

from __future__ import annotations

import pytest

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, Finding
from examassist.ui.check.gaps import gaps
from examassist.ui.safety import Safety, safety_of
from tests.ui.exam_room import a_model, found, leg_pain, wrist

pytestmark = pytest.mark.needs_qt

QUESTIONS = [item.id for item in leg_pain().items if item.group_number is not None]
DECLINED = [
    Finding(item="saddle_sensation", side=side, not_obtained=AbsentReason.DECLINED)
    for side in (Laterality.RIGHT, Laterality.LEFT)
]


def test_after_ten_times_no_what_was_not_examined_leads_and_nothing_is_cleared() -> None:
    model = a_model()
    assert safety_of(model).says == "No question about safety answered"
    model.record([found(each, "no") for each in QUESTIONS])
    said = safety_of(model)
    assert said.says == "No trigger recorded in 10 of 10 questions about safety"
    assert said.not_examined == (f"{leg_pain().item['foot_wound'].label} NOT EXAMINED",)


def test_a_declined_saddle_examination_is_named_first_with_its_reason() -> None:
    model = a_model()
    model.record([found(each, "no") for each in QUESTIONS])
    model.record(DECLINED)
    assert safety_of(model).not_examined[0] == "Saddle sensation NOT EXAMINED (declined)"
    gap = gaps(model)[0]
    assert (gap.name, gap.matter) == ("Saddle sensation", "NOT EXAMINED (declined): the report says so.")


def test_a_blank_saddle_examination_is_named_as_soon_as_it_is_asked_for() -> None:
    model = a_model()
    assert "Saddle" not in " ".join(safety_of(model).not_examined)
    model.record([found("both_legs_newly_affected", "yes")])
    unnamed, blank = safety_of(model).not_examined
    assert unnamed == "Both legs, new: YES, no part of it named"
    assert "Saddle sensation" in blank
    assert blank.endswith(" NOT EXAMINED")
    model.record([found("saddle_sensation.right", "normal"), found("saddle_sensation.left", "normal")])
    assert "Saddle" not in " ".join(safety_of(model).not_examined)


def test_unsure_is_no_question_of_which_nothing_came() -> None:
    model = a_model()
    model.record([found(QUESTIONS[0], "unsure"), found(QUESTIONS[1], "no")])
    assert safety_of(model).quiet == 1


def test_a_yes_of_which_no_part_is_named_leads_and_is_no_question_of_which_nothing_came() -> None:
    model = a_model()
    model.record([found(each, "no") for each in QUESTIONS])
    assert safety_of(model).quiet == 10
    model.record([found("cancer_or_constant_pain", "yes"), found("cancer_or_constant_pain_onset", "new_or_worse")])
    safety = safety_of(model)
    assert safety.not_examined[0] == "Cancer or constant pain: YES, no part of it named"
    assert safety.says == "No trigger recorded in 9 of 10 questions about safety"
    model.record([found("cancer_or_constant_pain_kind", ("weight_loss",))])
    assert "no part" not in " ".join(safety_of(model).not_examined)


def test_a_pack_without_such_questions_says_no_number() -> None:
    assert Safety().says == "No trigger recorded"
    assert safety_of(a_model(wrist)).questions == sum(item.group_number is not None for item in wrist().items)

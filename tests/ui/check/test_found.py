from __future__ import annotations

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, Finding, How, UnableDetail
from examassist.ui.check.found import entered
from examassist.ui.check.found import found as found_of
from tests.ui.exam_room import a_model, found, key

PULSES = 6


def test_the_abnormal_stands_apart_from_the_normal_and_both_sides_are_said() -> None:
    model = a_model()
    model.record([found("femoral_pulse.right", "normal"), found("femoral_pulse.left", "absent")])
    model.record([found("dorsalis_pedis_pulse.right", "normal"), found("dorsalis_pedis_pulse.left", "normal")])
    step = next(each for each in found_of(model) if each.step == PULSES)
    (line,) = step.of("abnormal")
    assert line.label == model.edition.item["femoral_pulse"].label
    assert line.value.startswith("R: ")
    assert " · L: " in line.value
    assert model.edition.item["dorsalis_pedis_pulse"].label in step.normal_text
    assert line.label not in step.normal_text


def test_what_was_not_examined_and_what_could_not_be_are_named_and_never_normal() -> None:
    model = a_model()
    model.record([found("femoral_pulse.right", "normal")])
    model.record(
        [
            Finding(item="foot_wound", side=Laterality.RIGHT, not_obtained=AbsentReason.NOT_DONE),
            Finding(
                item="foot_wound",
                side=Laterality.LEFT,
                not_obtained=AbsentReason.UNABLE,
                detail=UnableDetail.DRESSING,
            ),
        ]
    )
    step = next(each for each in found_of(model) if each.step == PULSES)
    (line,) = step.of("not_had")
    assert "dressing" in line.value.casefold()
    assert "R: " in line.value
    femoral = model.edition.item["femoral_pulse"].label
    assert f"{femoral}, left" in step.blank_text, "the side that was not felt is named"
    assert step.normal_text == f"1 recorded as normal: {femoral}, right.", "nobody felt the other side"


def test_it_is_counted_how_every_value_came_in() -> None:
    model = a_model()
    assert entered(model).startswith("0 one by one · 0 by “rest normal” · 0 copied")
    model.record([found("femoral_pulse.right", "normal")])
    assert model.same_on_other_side(key("femoral_pulse.left")) is not None
    filled = model.fill_rest_normal(PULSES)
    assert filled
    text = entered(model)
    assert text.startswith(f"1 one by one · {filled} by “rest normal” (")
    assert "1 copied from the other side" in text
    step = next(each for each in found_of(model) if each.step == PULSES)
    assert f"{filled} values by “rest normal”" in step.normal_text
    model.record([found("bladder_or_bowel_change", "no")])
    assert "1 by the No to their whole group" in entered(model)
    model.record([found("knee_reflex.right", "normal")], How.TRANSCRIBED)
    assert "1 from a file" in entered(model)


def test_a_question_answered_no_is_called_answered_and_not_normal() -> None:
    model = a_model()
    model.record([found("bladder_or_bowel_change", "no")])
    model.record([found("infection_sign", "no")])
    step = next(each for each in found_of(model) if each.step == 1)
    names = "; ".join(model.edition.item[each].label for each in ("bladder_or_bowel_change", "infection_sign"))
    assert step.normal_text == f"2 answered No: {names}."

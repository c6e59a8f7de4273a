"""Which flags are due, and which wait for an onset: shown on the invented pack, so that content alone decides."""

from __future__ import annotations

from examassist.domain.act import FlagAnswer
from examassist.domain.finding import AbsentReason, Finding
from examassist.ui.emergency.waiting import emergencies, group_of, half_told, unanswered, waits, with_a_bar
from tests.ui.exam_room import a_model, found, key, wrist


def test_an_answer_without_its_onset_is_half_told_until_anything_stands_there() -> None:
    model = a_model(wrist, really_assess=True)
    assert half_told(model.acts, model.encounter, model.edition) is None
    model.record([found("blue_fingers", "yes")])
    assert half_told(model.acts, model.encounter, model.edition) == "blue_fingers"
    [flag] = emergencies(model.assessment)
    assert waits(flag, "blue_fingers", model.edition)
    assert not waits(flag, None, model.edition)
    assert not waits(flag, "another_question", model.edition)
    model.record([Finding(item="blue_fingers_onset", not_obtained=AbsentReason.NOT_DONE)])
    assert half_told(model.acts, model.encounter, model.edition) is None


def test_another_answer_ends_the_waiting_and_undo_brings_it_back() -> None:
    model = a_model(wrist, really_assess=True)
    model.record([found("blue_fingers", "yes")])
    cells = [model.edition.keys_of(item)[0] for item in model.edition.items]
    cell = next(each for each in cells if group_of(each, model.edition) is None)
    model.record([Finding(item=cell.item, side=cell.side, not_obtained=AbsentReason.NOT_DONE)])
    assert half_told(model.acts, model.encounter, model.edition) is None
    model.undo()
    model.record([found("blue_fingers_onset", "new_or_worse")])
    assert half_told(model.acts, model.encounter, model.edition) is None
    model.undo()
    assert half_told(model.acts, model.encounter, model.edition) == "blue_fingers"
    model.redo()
    assert half_told(model.acts, model.encounter, model.edition) is None
    model.clear([key("blue_fingers_onset")])
    assert half_told(model.acts, model.encounter, model.edition) == "blue_fingers"


def test_what_is_now_and_today_stands_in_the_bar_and_is_open_until_it_is_answered() -> None:
    model = a_model(wrist, really_assess=True)
    model.record([found("blue_fingers", "yes")])
    model.record([found("blue_fingers_onset", "new_or_worse")])
    [flag] = with_a_bar(model.assessment)
    assert unanswered(model.assessment, model.encounter, model.edition) == (flag,)
    model.answer_flag(FlagAnswer(flag=flag.id, answer="acting"))
    assert unanswered(model.assessment, model.encounter, model.edition) == ()
    today = model.assessment.model_copy(update={"red_flags": (flag.model_copy(update={"tier": "today"}),)})
    assert with_a_bar(today)
    assert not emergencies(today)
    week = model.assessment.model_copy(update={"red_flags": (flag.model_copy(update={"tier": "within_a_week"}),)})
    assert not with_a_bar(week)

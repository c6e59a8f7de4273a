"""An onset that nobody told is asked for; one recorded as new speaks against calling a sign long-standing."""

from __future__ import annotations

from examassist.ui.emergency.onsets import disagrees, onset_asked, told
from tests.ui.exam_room import a_model, found, leg_pain, wrist


def test_an_onset_nobody_told_is_asked_with_the_words_and_keys_of_the_content() -> None:
    model = a_model(wrist, really_assess=True)
    model.record([found("blue_fingers", "yes")])
    [flag] = model.assessment.raised
    asked = onset_asked(flag, model.encounter, model.edition)
    assert asked is not None
    assert asked.cells == ("blue_fingers_onset",)
    assert "new_or_worse" in [answer for answer, _label, _key in asked.answers]
    assert disagrees(flag, model.edition) is None
    model.record(told(asked.cells, "new_or_worse"))
    [flag] = model.assessment.raised
    assert onset_asked(flag, model.encounter, model.edition) is None


def test_where_the_question_was_not_answered_yes_it_leads_to_the_question() -> None:
    model = a_model(leg_pain, really_assess=True)
    model.record([found("foot_temperature.left", "cold"), found("posterior_tibial_pulse.left", "absent")])
    flag = next(flag for flag in model.assessment.raised if flag.onset == "unknown")
    asked = onset_asked(flag, model.encounter, model.edition)
    assert asked is not None
    assert asked.answers == ()
    assert asked.ask_at == "threatened_leg_sign"


def test_what_is_recorded_as_new_is_named_and_can_be_corrected() -> None:
    model = a_model(leg_pain, really_assess=True)
    model.record([found("bladder_or_bowel_change", "yes"), found("bladder_or_bowel_change_onset", "new_or_worse")])
    [flag] = [each for each in model.assessment.raised if each.tier == "now"]
    against = disagrees(flag, model.edition)
    assert against is not None
    assert model.edition.item["bladder_or_bowel_change_onset"].label in against.says
    assert against.corrected
    model.record(told(against.cells))
    assert not [each for each in model.assessment.raised if each.tier == "now"]

"""What was answered is said with who and when; what it did not know is named."""

from __future__ import annotations

from examassist.domain.act import FlagAnswer
from examassist.ui.emergency.said_before import answer_beside, not_assessed
from examassist.ui.emergency.waiting import standings
from tests.ui.exam_room import a_model, found


def test_an_answer_is_said_while_it_holds_and_its_gap_when_it_does_not() -> None:
    model = a_model(really_assess=True)
    model.record([found("bladder_or_bowel_change", "yes"), found("bladder_or_bowel_change_onset", "new_or_worse")])
    [raised] = standings(model.assessment, model.encounter, model.edition)
    assert (answer_beside(raised), not_assessed(raised)) == ("", "")
    model.answer_flag(FlagAnswer(flag=raised.flag.id, answer="already_known", because="team_knows", since="2019"))
    [known] = standings(model.assessment, model.encounter, model.edition)
    assert answer_beside(known).startswith(
        "Already known, unchanged since 2019; The team that treats it knows, tester "
    )
    assert not_assessed(known) == ""
    model.record([found("saddle_or_sexual_change", "yes"), found("saddle_or_sexual_change_onset", "new_or_worse")])
    [more] = standings(model.assessment, model.encounter, model.edition)
    assert answer_beside(more) == ""
    label = model.edition.item["saddle_or_sexual_change"].label
    assert label in not_assessed(more)
    assert "Before that: Already known" in not_assessed(more)


def test_taking_back_leaves_no_earlier_answer_standing() -> None:
    model = a_model(really_assess=True)
    model.record([found("bladder_or_bowel_change", "yes")])
    [raised] = standings(model.assessment, model.encounter, model.edition)
    for because in ("discussed", "other_explanation"):
        answer = FlagAnswer(flag=raised.flag.id, answer="assessed_not_an_emergency", because=because)
        model.answer_flag(answer)
    model.take_back_answer(raised.flag.id)
    assert model.encounter.flag_answers == ()
    assert model.encounter.findings, "what was found stays"
    model.redo()
    assert len(model.encounter.flag_answers) == 1

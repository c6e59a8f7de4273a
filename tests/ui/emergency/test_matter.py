"""What is shown of an emergency comes from the content and from what was recorded."""

from __future__ import annotations

from datetime import date

from examassist.domain.patient import Patient
from examassist.ui.emergency.matter import NAMED, matter_of, recorded_lines, who
from tests.ui.exam_room import a_model, found, leg_pain, wrist


def test_the_question_is_told_with_its_onset_and_the_criteria_with_their_source() -> None:
    model = a_model(wrist, really_assess=True)
    model.record([found("blue_fingers", "yes"), found("blue_fingers_onset", "new_or_worse")])
    [flag] = model.assessment.raised
    matter = matter_of(flag, model.encounter, model.edition)
    assert matter.title.startswith(flag.says)
    assert matter.actions == flag.actions
    [line] = matter.recorded
    assert line.startswith("Blue fingers: Yes (")
    assert model.edition.source[flag.sources[0]].citation in matter.criteria


def test_many_findings_are_counted() -> None:
    model = a_model(leg_pain, really_assess=True)
    model.record([found("bladder_or_bowel_change", "yes"), found("bladder_or_bowel_change_onset", "new_or_worse")])
    flag = model.assessment.raised[0]
    fact = flag.because[0]
    many = tuple(fact.model_copy(update={"finding": "knee_reflex.left", "says": f"Finding {n}"}) for n in range(12))
    lines = recorded_lines(flag.model_copy(update={"because": many}), model.encounter, model.edition)
    assert len(lines) == NAMED + 1
    assert lines[-1] == "5 more"


def test_whose_exam_it_is_stands_there_as_in_the_banner() -> None:
    model = a_model(wrist)
    assert who(model.encounter) == ("Not identified", "")
    model.identify(Patient(family_name="Invented", given_name="Tomas", id="EX-1", birth_date=date(1978, 6, 8)))
    assert who(model.encounter) == ("INVENTED, Tomas", "48 years, EX-1")

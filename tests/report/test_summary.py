from __future__ import annotations

from examassist.domain.act import Decision
from examassist.domain.evolve import evolve
from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import GateCheck, Headline
from examassist.report.document import Requests
from examassist.report.gate_line import SET_ASIDE
from examassist.report.record import Record
from examassist.report.summary import abnormal_line, summary
from tests.builders import an_encounter
from tests.knowledge.packs import wrist as changed
from tests.report.builders import a_creaking_wrist, an_exam, blue_fingers, texts, wrist
from tests.report.transfer.patients import finding, leg_pain, patient


def test_the_blocks_stand_in_the_order_of_the_clinical_review() -> None:
    exam = a_creaking_wrist().with_(plan=("leave_it_alone",))
    assert [block.key for block in exam.document.summary] == [
        "gate",
        "impression",
        "abnormal",
        "weighing",
        "requests",
        "agreed",
        "not_examined",
        "who",
    ]


def test_getting_worse_and_a_second_cause_stand_around_the_impression() -> None:
    exam = a_creaking_wrist()
    lines = (Headline(id="getting_worse", says="Getting worse: bounce"), Headline(id="not_settled", says="Open: thumb"))
    assessment = assess(exam.encounter, wrist()).model_copy(update={"headline": lines})
    blocks = list(summary(Record(exam.encounter, assessment, wrist())))
    assert [block.key for block in blocks][:3] == ["worse", "impression", "second"]


def test_the_impression_is_the_clinicians_own_or_said_to_be_missing() -> None:
    assert texts(an_exam().document)["impression.none"] == "Not recorded."
    own = a_creaking_wrist().impression("Perhaps the watch.", "creaky_wrist")
    assert texts(own.document)["impression.text"].endswith("Perhaps the watch.")


def test_an_abnormal_finding_names_both_sides() -> None:
    said = texts(a_creaking_wrist().document)
    assert said["abnormal.grip_bounce"] == "Grip bounce: right good bounce, left no bounce"
    assert said["abnormal.rest"] == "Other items recorded as normal: 4, of which 1 by “rest normal” (page 2)."


def test_a_blank_side_of_an_abnormal_finding_is_called_not_examined() -> None:
    said = texts(an_exam().left("grip_bounce", "no_bounce").document)
    assert said["abnormal.grip_bounce"] == "Grip bounce: left no bounce, right not examined"


def test_a_blank_side_of_a_question_is_called_not_asked_on_paper_too() -> None:
    encounter = patient(finding("symptom_site.right", ("calf",)))
    line = abnormal_line(Record(encounter, assess(encounter, leg_pain()), leg_pain()), leg_pain().item["symptom_site"])
    assert line is not None
    assert line.whole == "Where, this leg: right calf, left not asked"


def test_words_of_fit_are_set_aside_in_an_emergency() -> None:
    said = texts(blue_fingers().document)
    assert said["gate.words"] == SET_ASIDE
    assert not any(key.startswith("weighing") for key in said)
    assert not any("Fits well" in text or "Possible" in text for text in said.values())


def test_tests_are_never_said_to_be_sent() -> None:
    said = texts(a_creaking_wrist().document)
    assert said["requests.note"] == "to be requested by the clinician - not sent by this program"


def test_routine_never_stands_without_the_number_of_flags_not_cleared() -> None:
    for exam in (a_creaking_wrist(), an_exam()):
        open_flags = exam.record.assessment.not_cleared
        for text in texts(exam.document).values():
            calm = "Routine" in text and "local" in text
            assert not calm or "not cleared" in text or text.startswith("Urgency:")
            assert not text.startswith("Urgency: Routine") or open_flags or "not the same as safe" in text


def test_what_an_emergency_rests_on_is_said_once_on_page_one() -> None:
    said = texts(blue_fingers().told("turning_a_key", "creaks_at_once").document)
    assert said["gate.recorded"] == "Recorded: Blue fingers: Yes (new or worse)."
    assert "abnormal.blue_fingers" not in said
    assert "abnormal.turning_a_key" in said
    assert said["abnormal.note"] == "besides what stands above"
    assert "abnormal.none" not in said


def test_a_test_on_hold_says_so_before_its_reason() -> None:
    exam = a_creaking_wrist()
    assessment = assess(exam.encounter, wrist())
    tests = tuple(
        test.model_copy(update={"gates": (GateCheck(id="kettle_put_down", state=state, effect="Draw later"),)})
        for test in assessment.investigations
        for state in ("hold",)
    )
    held = Record(exam.encounter, assessment.model_copy(update={"investigations": tests}), wrist())
    [requests] = [block for block in summary(held) if block.key == "requests"]
    lines = [said.text for said in requests.said()]
    assert lines.index("ON HOLD, Kettle put down: Draw later.") < next(
        number for number, text in enumerate(lines) if text.startswith("Reason:")
    )


def test_a_safety_screen_that_was_not_asked_is_named() -> None:
    exam = an_exam().told("turning_a_key", "creaks_at_once").both("grip_bounce", "no_bounce")
    said = " ".join(texts(exam.document).values())
    assert "NOT ASKED: Kettle put down - do not book until complete" in said


def test_a_test_that_is_asked_for_in_the_very_same_words_points_at_the_first() -> None:
    exam = a_creaking_wrist()
    [test] = [each for each in exam.record.assessment.investigations if each.id == "wrist_picture"]
    other = test.model_copy(update={"says": "Else"})
    assessment = exam.record.assessment.model_copy(update={"investigations": (test, test, other)})
    [block] = [each for each in summary(Record(exam.encounter, assessment, wrist())) if isinstance(each, Requests)]
    first, second, third = block.requests
    assert len(first.lines) > 1
    assert [f"{line.lead} {line.text}" for line in second.lines] == ["Reason: As under 1."]
    assert third.lines[0].text.startswith("Else.")


def test_the_option_of_no_test_is_not_numbered_among_the_requests() -> None:
    exam, edition = a_creaking_wrist(), wrist()
    nothing = evolve(edition, investigations=(evolve(edition.investigations[0], kind="none"),))
    blocks = {block.key: block for block in summary(Record(exam.encounter, exam.record.assessment, nothing))}
    assert [said.key for said in blocks["requests"].said()] == ["requests.title", "requests.note"]
    assert any(said.key == "not_now.wrist_picture" for said in blocks["not_now"].said())


def test_only_agreed_steps_are_printed() -> None:
    assert not any(key.startswith("agreed") for key in texts(a_creaking_wrist().document))
    said = texts(a_creaking_wrist().with_(plan=("leave_it_alone",)).document)
    assert said["agreed.leave_it_alone"] == "Leave it alone"


def test_a_decision_about_a_test_stands_beside_it() -> None:
    decision = Decision(investigation="wrist_picture", choice="not_now", reason="no paper")
    said = texts(a_creaking_wrist().with_(decisions=(decision,)).document)
    assert said["requests.wrist_picture.decision"] == "Clinician: not now, no paper."


def _with_a_note(age: int | None, **usual: object) -> str:
    note = {"values": ["no_bounce"], "when": "alike on both sides", "sources": ["W1"], "status": "V"} | usual
    edition = changed(items={"grip_bounce": {"counts_as_normal": note}})
    told = an_encounter("wrist").patient(age=age) if age is not None else an_encounter("wrist")
    encounter = told.both("grip_bounce", "no_bounce").build()
    blocks = {block.key: block for block in summary(Record(encounter, assess(encounter, edition), edition))}
    return " ".join(said.text for said in blocks["abnormal"].said())


def test_an_age_note_is_printed_with_its_condition_from_its_age_on() -> None:
    assert "from 60 of little weight, but only if alike on both sides" in _with_a_note(75, from_age=60)


def test_without_an_age_that_is_known_and_reached_there_is_no_age_note() -> None:
    for said in (_with_a_note(59, from_age=60), _with_a_note(None, from_age=60), _with_a_note(75)):
        assert "of little weight" not in said


def test_a_number_without_a_normal_range_stands_among_what_was_abnormal() -> None:
    edition = changed(items={"wrist_turn_angle": {"normal": []}})
    encounter = an_encounter("wrist").left("wrist_turn_angle", 120).build()
    blocks = {block.key: block for block in summary(Record(encounter, assess(encounter, edition), edition))}
    measured = {said.key: said.text for said in blocks["abnormal"].said()}["abnormal.measured"]
    assert "left: 120" in measured


def test_what_can_still_change_the_plan_at_the_bedside_stands_before_the_tests() -> None:
    encounter = an_encounter("wrist").patient(age=50).say("turning_a_key", "creaks_at_once").build()
    result = assess(encounter, wrist())
    assert result.open
    keys = [block.key for block in summary(Record(encounter, result, wrist()))]
    assert keys.index("bedside") < keys.index("requests")

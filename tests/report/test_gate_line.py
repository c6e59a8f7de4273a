from __future__ import annotations

import re
from datetime import UTC, datetime

from examassist.domain.act import FlagAnswer, GivenFor
from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason
from examassist.reasoning.assessment import Missing
from examassist.report.gate_line import SET_ASIDE, flags_beside, gate_line
from examassist.report.record import Record
from tests.report.builders import a_creaking_wrist, an_exam, blue_fingers, texts

FORBIDDEN = re.compile(r"no red flag|normal exam|excluded|rules? out|certain\b|denies", re.IGNORECASE)


def test_the_first_words_name_the_safety_questions_not_asked() -> None:
    band = gate_line(an_exam().record)
    assert band.title == "1 question about safety NOT ASKED: Blue fingers."
    assert "No safety question answered" in band.lines[0].whole


def test_a_refused_safety_answer_stands_first_with_its_reason() -> None:
    exam = an_exam().not_had("blue_fingers", Laterality.UNSIDED, AbsentReason.DECLINED)
    assert gate_line(exam.record).title == "Blue fingers NOT ASKED (declined)."


def test_without_a_trigger_it_says_how_many_questions_were_asked() -> None:
    band = gate_line(a_creaking_wrist().record)
    assert band.kind == "open"
    assert band.title == "No emergency trigger recorded in the 1 question asked."


def test_an_age_that_a_flag_waits_for_is_said_beside_the_flags() -> None:
    exam = an_exam().told("blue_fingers", "unsure")
    waits = Missing(finding="age", rule="blue_hand", says="Age: not recorded")
    record = exam.record
    first, *others = record.assessment.red_flags
    asked = evolve(record.assessment, red_flags=(evolve(first, missing=(waits,)), *others))
    band = gate_line(Record(record.encounter, asked, record.edition))
    (line,) = (each for each in band.lines if each.key == "gate.not_cleared")
    assert line.whole.endswith("Age: not recorded.")


def test_an_unsure_answer_is_no_question_cleared() -> None:
    band = gate_line(an_exam().told("blue_fingers", "unsure").record)
    assert "No emergency trigger recorded" not in " ".join([band.title, *(line.whole for line in band.lines)])


def test_an_emergency_says_criteria_and_actions_and_sets_words_aside() -> None:
    band = gate_line(blue_fingers().record)
    said = [line.whole for line in band.lines]
    assert band.kind == "now"
    assert band.eyebrow == "EMERGENCY · Now"
    assert band.title == "Fingers turned blue"
    assert "1. Ring the invented desk." in said
    assert SET_ASIDE in said
    assert not any("No emergency trigger" in line for line in said)


def test_a_second_flag_joins_the_first_in_one_line() -> None:
    exam = blue_fingers()
    record = exam.record
    second = record.assessment.raised[0].model_copy(update={"tier": "today", "says": "Cold fingers"})
    record.assessment = record.assessment.model_copy(update={"red_flags": (*record.assessment.red_flags, second)})
    said = [line.whole for line in gate_line(record).lines]
    assert "Today: Cold fingers. Ring the invented desk." in said


def test_the_highest_tier_leads_whatever_the_order_of_the_flags() -> None:
    record = blue_fingers().record
    today = record.assessment.raised[0].model_copy(update={"tier": "today", "says": "Cold fingers"})
    record.assessment = record.assessment.model_copy(update={"red_flags": (today, *record.assessment.red_flags)})
    assert gate_line(record).title == "Fingers turned blue"


def test_a_lesser_flag_is_raised_with_its_clock() -> None:
    exam = an_exam().told("blue_fingers", "yes").told("blue_fingers_onset", "since_this_problem")
    band = gate_line(exam.record)
    assert (band.kind, band.eyebrow) == ("raised", "Within 1 week")


def test_what_the_clinician_says_about_a_flag_is_printed_and_lowers_nothing() -> None:
    answer = FlagAnswer(
        flag="blue_hand",
        answer="assessed_not_an_emergency",
        because="other_explanation",
        reason="paint",
        who="Dr Invented",
        told="hand surgeon on call",
        at=datetime(2026, 11, 20, 9, 13, tzinfo=UTC),
    )
    band = gate_line(blue_fingers().with_(flag_answers=(answer,)).record)
    assert band.kind == "now"
    [said] = [line.whole for line in band.lines if line.lead == "Clinician:"]
    why = "Assessed: not an emergency; Explained by something else; paint"
    assert said == f"Clinician: Blue hand: {why}, Dr Invented, told hand surgeon on call, 09:13."


def test_an_answer_that_another_one_replaced_is_printed_after_it() -> None:
    before = FlagAnswer(flag="blue_hand", answer="assessed_not_an_emergency", because="discussed", who="Dr Invented")
    now = FlagAnswer(flag="blue_hand", answer="acting", who="Dr Invented")
    band = gate_line(blue_fingers().with_(flag_answers=(now,), answers_before=(before,)).record)
    said = [(line.lead, line.text.split(";")[0]) for line in band.lines if line.lead.startswith("Clinician")]
    assert [lead for lead, _text in said] == ["Clinician:", "Clinician, earlier:"]
    assert said[1][1] == "Blue hand: Assessed: not an emergency"


def test_what_an_answer_did_not_know_is_printed_as_not_assessed() -> None:
    rest = GivenFor(tier="today", grounds=())
    answer = FlagAnswer(flag="blue_hand", answer="assessed_not_an_emergency", because="discussed", given_for=rest)
    said = [
        line.whole
        for line in gate_line(blue_fingers().with_(flag_answers=(answer,)).record).lines
        if line.lead.startswith("Clinician")
    ]
    assert len(said) == 2
    assert "NOT ASSESSED; recorded since the earlier answer: " in said[0], "what holds now comes first"
    assert said[1].startswith("Clinician, earlier: Blue hand: Assessed: not an emergency")


def test_an_emergency_that_nobody_answered_says_so() -> None:
    band = gate_line(blue_fingers().record)
    said = [line.whole for line in band.lines if line.lead == "Clinician:"]
    assert said == ["Clinician: Fingers turned blue: nobody is recorded as acting."]
    today = an_exam().told("blue_fingers", "yes").told("blue_fingers_onset", "since_this_problem")
    assert not [line for line in gate_line(today.record).lines if line.lead == "Clinician:"]


def test_the_urgency_always_stands_in_the_band() -> None:
    for exam in (an_exam(), a_creaking_wrist(), blue_fingers()):
        assert any(line.lead == "Urgency:" for line in gate_line(exam.record).lines)


def test_no_report_says_more_than_was_looked_at() -> None:
    for exam in (an_exam(), a_creaking_wrist(), blue_fingers()):
        assert [text for text in texts(exam.document).values() if FORBIDDEN.search(text)] == []


def test_beside_a_raised_flag_nothing_open_never_stands_alone() -> None:
    record = blue_fingers().record
    assert flags_beside(record).startswith("1 red flag raised (Now), ")
    quiet = an_exam().record
    assert flags_beside(quiet) == f"{len(quiet.assessment.not_cleared)} of 1 red flags not cleared"


def test_a_baseline_does_not_lead_while_the_urgency_is_not_known() -> None:
    record = blue_fingers().record
    flag = record.assessment.raised[0].model_copy(update={"tier": "routine"})
    unknown = {"red_flags": (flag,), "urgency": "routine", "urgency_says": "Urgency not known: 1 of 2 answered"}
    record.assessment = record.assessment.model_copy(update=unknown)
    band = gate_line(record)
    assert band.title != flag.says
    assert band.eyebrow == ""
    said = [line.whole for line in band.lines]
    assert "Urgency: Urgency not known: 1 of 2 answered." in said
    assert any(flag.says in line for line in said)

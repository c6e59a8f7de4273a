from __future__ import annotations

from examassist.domain.act import Decision
from examassist.knowledge.reader import Question
from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import Headline
from examassist.reasoning.invented import case_encounter
from examassist.report.record import Record
from examassist.report.requests.argue import (
    asks_row,
    changes_row,
    fits_row,
    headline_rows,
    impression_row,
    leading_conditions,
    question_of,
    question_row,
    raised_row,
    reason_rows,
    suggested,
    suggested_rows,
    urgency_row,
)
from examassist.report.requests.phrase import Basis
from tests.reasoning.patients import cases, edition
from tests.report.builders import a_creaking_wrist, an_exam, blue_fingers, wrist

OFFICE = "drawing_office"
PICTURE = "wrist_picture"


def test_routine_never_stands_without_the_number_of_flags_not_cleared() -> None:
    record = a_creaking_wrist().record
    [test] = suggested(record)
    assert urgency_row(record, test).whole == "Urgency: Routine (local waiting time); 0 of 1 red flags not cleared."
    assert urgency_row(record, None).text == record.assessment.urgency_says + "."


def test_the_reason_is_the_rules_own_and_findings_told_below_are_not_said_twice() -> None:
    record = a_creaking_wrist().record
    [test] = suggested(record)
    reason, *because = reason_rows(record, test, ())
    assert reason.whole == "Reason: A picture settles what a creaky wrist looks like."
    assert reason.phrases[0].basis == (Basis("rule", "draw_the_creaky_wrist"),)
    told = {basis for row in because for phrase in row.phrases for basis in phrase.basis}
    assert len([*reason_rows(record, test, told)]) == 1


def test_criteria_that_are_met_say_how_soon() -> None:
    [row] = raised_row(blue_fingers().record)
    assert row.whole.startswith("Criteria met: EMERGENCY · Now, ")
    assert Basis("finding", "blue_fingers") in row.phrases[0].basis
    assert [*raised_row(an_exam().record)] == []


def test_worsening_and_a_second_cause_are_said_in_their_own_words() -> None:
    exam = a_creaking_wrist()
    lines = (Headline(id="getting_worse", says="Getting worse: bounce"), Headline(id="not_settled", says="Open: thumb"))
    record = Record(exam.encounter, exam.record.assessment.model_copy(update={"headline": lines}), wrist())
    assert [row.whole for row in headline_rows(record)] == ["Getting worse: bounce.", "Not settled: Open: thumb."]


def test_an_impression_that_nobody_gave_is_not_filled_by_the_program() -> None:
    assert impression_row(a_creaking_wrist().record).whole == "Clinician's impression: not recorded."
    own = impression_row(a_creaking_wrist().impression("Perhaps the watch", "creaky_wrist").record)
    assert own.phrases[-1].text == "Perhaps the watch"
    assert own.phrases[-1].basis == (Basis("clinician", "impression"),)


def test_words_of_fit_are_set_aside_in_an_emergency() -> None:
    record = a_creaking_wrist().record
    assert {each.id for each in leading_conditions(record)} == {"creaky_wrist"}
    [row] = fits_row(record)
    assert row.phrases[0].basis[0] == Basis("rule", "creaky_wrist")
    assert [*fits_row(blue_fingers().record)] == []


def test_a_letter_names_the_tests_and_that_nobody_owns_their_results() -> None:
    decision = Decision(investigation=PICTURE, choice="recommend")
    record = a_creaking_wrist().with_(decisions=(decision,), plan=("leave_it_alone",)).record
    tests, agreed = suggested_rows(record)
    assert tests.whole == (
        "Tests named, not sent: Wrist picture (recommended by the clinician); "
        "nobody is recorded as acting on the result."
    )
    assert agreed.whole == "Agreed with the patient: Leave it alone."


def test_what_is_asked_besides_depends_on_what_is_recorded() -> None:
    reader = wrist().reader[OFFICE]
    [row] = asks_row(a_creaking_wrist().record, reader, None)
    assert row.whole == "Please: Both ends of the table; Which pencil."
    [row] = asks_row(an_exam().record, reader, None)
    assert row.whole == "Please: Both ends of the table."


def test_the_first_question_that_holds_is_the_one() -> None:
    reader = wrist().reader[OFFICE]
    asked = [
        question_row(each.record, reader, PICTURE).text for each in (blue_fingers(), a_creaking_wrist(), an_exam())
    ]
    assert asked == [
        "Who draws now?",
        "What does the creaky wrist look like from both ends?",
        "What does the wrist look like?",
    ]
    assert question_row(an_exam().record, None, PICTURE).text.endswith("?")


def of_case(name: str, test: str) -> str:
    encounter = case_encounter(next(case for case in cases() if case.id == name), cases(), edition())
    record = Record(encounter, assess(encounter, edition()), edition())
    return question_of(record, test).text


def test_a_flag_that_wants_something_else_first_puts_no_question_to_this_test() -> None:
    """Weak pointers to cancer ask for blood; the scan of the same patient is asked for because care has not helped."""
    assert "spread" not in of_case("stenosis_candidate", "mri_lumbar")
    assert "narrowed" in of_case("stenosis_candidate", "mri_lumbar")


def test_of_two_flags_the_one_that_asks_for_the_test_puts_the_question() -> None:
    assert "cauda equina" in of_case("mal_breast_leg_weak_new", "mri_lumbar")
    assert "spread" in of_case("mal_breast_leg_weak_new", "mri_whole_spine")


def test_what_hangs_on_the_answer_may_belong_to_the_question() -> None:
    reader, exam = wrist().reader[OFFICE], an_exam()
    record = Record(exam.encounter, assess(exam.encounter, wrist()), wrist())
    [row] = changes_row(record, reader, PICTURE)
    assert row.whole == "What hangs on it: Whether anybody draws."
    own = reader.model_copy(update={"questions": (Question(says="Now?", changes="Whether it hurts"),)})
    [row] = changes_row(record, own, PICTURE)
    assert row.text == "Whether it hurts."
    assert [*changes_row(record, None, PICTURE)] == []

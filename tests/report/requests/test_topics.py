from __future__ import annotations

from datetime import date

import pytest

from examassist.domain.body import Laterality
from examassist.domain.finding import How
from examassist.report.requests.topics import before, gap_rows, question_rows, topic_rows
from tests.report.builders import Exam, a_creaking_wrist, an_exam, blue_fingers, wrist

EXAMINED = date(2026, 11, 20)


def rows(exam: Exam, place: str = "now") -> dict[str, str]:
    return {row.key: row.whole for row in topic_rows(exam.record, wrist().reader["drawing_office"], place)}


def gaps(exam: Exam) -> dict[str, str]:
    return {row.key: row.whole for row in gap_rows(exam.record, wrist().reader["drawing_office"])}


def test_findings_stand_by_topic_with_side_and_how_long_ago() -> None:
    said = rows(a_creaking_wrist())["topic.creaking"]
    since = "Creaking since: 2026-08 (11 to 15 weeks before the exam)"
    assert said == f"Creaking: {since}; Turning a key: creaks at once."
    bounce = rows(a_creaking_wrist())["topic.bounce"]
    assert "Grip bounce: right good bounce, left no bounce" in bounce
    assert "left thumb side, back of the hand, right NOT EXAMINED (declined)" in bounce
    assert "Wrist turn: right 120 degrees, left NOT EXAMINED" in bounce


def test_what_is_normal_on_both_sides_is_folded_with_how_it_was_entered() -> None:
    exam = an_exam().right("grip_bounce", "good_bounce", how=How.SECTION_NORMAL).left("grip_bounce", "good_bounce")
    said = rows(exam.both("wrist_turn_angle", 120))["topic.bounce"]
    assert said == "Bounce: recorded as normal: both sides Grip bounce · Wrist turn (1 of 4 by “rest normal”)."


def test_a_normal_side_beside_a_blank_one_is_not_folded() -> None:
    said = rows(an_exam().right("grip_bounce", "good_bounce"))["topic.bounce"]
    assert said == "Bounce: Grip bounce: right good bounce, left NOT EXAMINED."


def test_an_answer_told_is_never_folded_away_as_normal() -> None:
    assert rows(a_creaking_wrist(), "behind")["topic.kettles"] == "Kettles: Lifts a kettle: yes."


def test_since_when_and_a_note_stand_with_the_value() -> None:
    exam = (
        an_exam()
        .left("grip_bounce", "no_bounce", since="2026-11-10", note="with a cold ball")
        .right("grip_bounce", "no_bounce")
    )
    said = rows(exam)["topic.bounce"]
    assert "left no bounce, since 2026-11-10 (10 days before the exam), note: with a cold ball" in said


def test_what_the_reader_needs_is_named_while_it_is_blank_and_refused_ones_with_the_reason() -> None:
    assert gaps(an_exam()) == {
        "gaps.examined": "NOT EXAMINED: Grip bounce, both sides; Creaking spots, both sides.",
        "gaps.asked": "NOT ASKED: Creaking since; Turning a key.",
    }
    said = gaps(an_exam().not_had("creaking_spots", Laterality.LEFT))["gaps.examined"]
    assert said == ("NOT EXAMINED: Grip bounce, both sides; Creaking spots, left (declined); Creaking spots, right.")


def test_safety_questions_are_listed_with_their_answers_and_never_summed_up() -> None:
    [asked] = question_rows(a_creaking_wrist().record)
    assert asked.whole == "Asked for safety: No: Blue fingers."
    [not_asked] = question_rows(an_exam().record)
    assert not_asked.whole == "Asked for safety: NOT ASKED: Blue fingers."
    [yes] = question_rows(blue_fingers().record)
    assert yes.whole == "Asked for safety: Blue fingers: Yes (new or worse)."


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 19), date(2026, 11, 19), "1 day before the exam"),
        (date(2026, 11, 20), date(2026, 11, 20), "0 days before the exam"),
        (date(2026, 8, 1), date(2026, 8, 31), "11 to 15 weeks before the exam"),
        (date(2024, 1, 1), date(2024, 12, 31), "22 to 34 months before the exam"),
        (date(2026, 11, 1), date(2026, 11, 30), "0 to 19 days before the exam"),
        (date(2027, 1, 1), date(2027, 1, 1), ""),
    ],
)
def test_a_partly_known_date_stays_a_span(first: date, last: date, said: str) -> None:
    assert before(first, last, EXAMINED) == said

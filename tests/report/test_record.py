from __future__ import annotations

from datetime import datetime, timedelta, timezone

from examassist.domain.body import Laterality
from examassist.report.record import listed, minute, sentence, several, short_side
from tests.report.builders import a_creaking_wrist, an_exam, wrist


def test_a_time_is_printed_with_its_offset_and_a_month_in_letters() -> None:
    zone = timezone(timedelta(hours=-5, minutes=-30))
    assert minute(datetime(2026, 3, 4, 9, 5, tzinfo=zone)) == "04-Mar-2026 09:05 -05:30"


def test_a_sentence_ends() -> None:
    assert [sentence("a"), sentence("a."), sentence("a?")] == ["a.", "a.", "a?"]


def test_what_does_not_fit_in_a_list_is_counted() -> None:
    assert listed(["a", "b", "c"], 2) == "a, b and 1 more"
    assert several(1, "part", "parts") == "1 part"
    assert several(7, "part", "parts") == "7 parts"


def test_a_side_is_one_letter() -> None:
    assert [short_side(side) for side in (Laterality.RIGHT, Laterality.LEFT, Laterality.UNSIDED)] == ["R", "L", ""]


def test_an_item_that_an_answer_opens_belongs_to_the_exam() -> None:
    opened = wrist().item["thumb_bounce"].id
    assert opened not in an_exam().record.shown
    assert opened in a_creaking_wrist().record.shown


def test_a_fact_of_both_sides_is_said_once() -> None:
    record = a_creaking_wrist().record
    facts = record.assessment.conditions[0].supporting
    assert len(record.facts([*facts, *facts])) == len(facts)

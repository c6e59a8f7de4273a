from __future__ import annotations

from datetime import datetime, timedelta, timezone

from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.knowledge.item import Parts
from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import Fact
from examassist.reasoning.say import lower
from examassist.report.record import Record, listed, minute, sentence, several, short_side
from tests.report.builders import a_creaking_wrist, an_exam, blue_fingers, wrist


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


def test_a_safety_question_is_told_in_one_sentence_with_its_onset() -> None:
    record = blue_fingers().record
    [flag] = record.assessment.raised
    assert len(record.facts(flag.because)) == 2
    assert record.told(flag.because) == ["Blue fingers: Yes (new or worse)"]
    facts = a_creaking_wrist().record.assessment.conditions[0].supporting
    assert a_creaking_wrist().record.told(facts) == a_creaking_wrist().record.facts(facts)


def test_the_parts_of_a_safety_question_stand_in_its_sentence_with_their_sides() -> None:
    pack = wrist()
    parts = evolve(pack.item["creaking_spots"], part_of="blue_fingers")
    question = evolve(pack.item["blue_fingers"], parts=Parts(item=parts.id, count=2))
    changed = {parts.id: parts, question.id: question}
    edition = evolve(pack, items=tuple(changed.get(each.id, each) for each in pack.items))
    encounter = blue_fingers().left("creaking_spots", ("thumb_side_spot", "back_of_hand_spot")).encounter
    record = Record(encounter, assess(encounter, edition), edition)
    facts = [
        Fact(finding=str(each.key), value=each.value, rule="invented", says=record.say.fact(each))
        for each in encounter.findings
        if each.value is not None
    ]
    label = record.say.value(encounter.findings[-1])
    spots = ", ".join(map(lower, label.split(", ")))
    assert record.told(facts) == [f"Blue fingers: left {spots} (new or worse)"]


def test_a_fact_of_both_sides_is_said_once() -> None:
    record = a_creaking_wrist().record
    facts = record.assessment.conditions[0].supporting
    assert len(record.facts([*facts, *facts])) == len(facts)

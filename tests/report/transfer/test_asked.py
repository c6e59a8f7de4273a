"""The answers that belong to an emergency go with the patient, and what is open between its findings."""

from __future__ import annotations

from examassist.domain.act import Settlement
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey, How
from examassist.reasoning.assess import assess
from examassist.report.record import Record
from examassist.report.transfer.asked import asked
from examassist.report.transfer.emergencies import flags_for
from examassist.report.transfer.room import ROOMS, Room
from tests.report.transfer.patients import finding, leg_pain, patient

QUESTIONS = {
    "bladder_or_bowel_change": "bladder_bowel_change_kind",
    "saddle_or_sexual_change": "saddle_or_sexual_change_kind",
}


def denied_but_numb(*more: Finding) -> Record:
    """Bladder and saddle denied as a group, the saddle found numb."""
    found = [*more, finding("saddle_sensation.left", "reduced")]
    for question, parts in QUESTIONS.items():
        found.append(finding(question, "no"))
        found.append(Finding(item=parts, side=FindingKey.parse(parts).side, value=(), how=How.GROUP_ANSWER))
    encounter = patient(*found)
    return Record(encounter, assess(encounter, leg_pain()), leg_pain())


def said(record: Record, room: Room) -> list[str]:
    return [text for block in asked(record, flags_for(record.assessment), room) for _key, text in block.said()]


def test_how_its_safety_questions_were_answered_is_said_however_little_room_there_is() -> None:
    for room in ROOMS:
        lines = said(denied_but_numb(), room)
        assert "No, asked as a group: Bladder or bowel; Numb between the legs, sexual change." in lines
        assert "NOT ASKED: Both legs, new; New or growing weakness." in lines


def test_a_yes_says_which_part_and_since_when() -> None:
    record = denied_but_numb(
        finding("new_leg_weakness", "yes"),
        finding("leg_weakness_kind.left", ("foot_drop",)),
        finding("new_leg_weakness_onset", "new_or_worse"),
    )
    assert any(
        line.startswith("New or growing weakness: Yes, left") and "new or worse" in line
        for line in said(record, Room())
    )


def test_findings_that_do_not_go_together_are_said_until_they_are_settled() -> None:
    record = denied_but_numb()
    assert any("Neither cancels the other" in line for line in said(record, Room()))
    kept = Settlement(contradiction="saddle_history_and_touch", reason="both are so")
    encounter = evolve(record.encounter, settled=(kept,))
    settled = Record(encounter, assess(encounter, leg_pain()), leg_pain())
    assert not any("Neither cancels the other" in line for line in said(settled, Room()))


def test_a_question_of_what_is_not_raised_is_not_among_them() -> None:
    assert not any("Fever" in line for line in said(denied_but_numb(finding("infection_sign", "no")), Room()))

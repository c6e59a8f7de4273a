"""Note and letters say who acts on an emergency, and which findings do not go together."""

from __future__ import annotations

from datetime import UTC, datetime

from examassist.domain.act import FlagAnswer, Settlement
from examassist.domain.evolve import evolve
from examassist.reasoning.assess import assess
from examassist.report.record import Record
from examassist.report.requests.acting import acting_row, open_pairs_row
from examassist.report.requests.compose import request
from examassist.report.requests.note import WORDS, whole_note
from tests.report.builders import a_creaking_wrist
from tests.report.transfer.patients import finding, leg_pain, patient

AT = datetime(2026, 11, 20, 9, 15, tzinfo=UTC)
TOLD = FlagAnswer(flag="suspected_cauda_equina", answer="acting", who="Dr Reyes", told="spinal team on call", at=AT)
NUMB = patient(finding("saddle_or_sexual_change", "no"), finding("saddle_sensation.left", "reduced"))


def record_of(**changes: object) -> Record:
    encounter = evolve(NUMB, **changes)
    return Record(encounter, assess(encounter, leg_pain()), leg_pain())


def test_an_emergency_that_nobody_answered_is_said_to_be_so() -> None:
    [row] = acting_row(record_of())
    assert row.whole == "Who acts: Cauda equina emergency criteria are met: nobody is recorded as acting."


def test_who_acts_and_whom_they_told_stands_in_note_and_letter() -> None:
    record = record_of(flag_answers=(TOLD,))
    said = "Cauda equina emergency criteria: Acting on it, Dr Reyes, told spinal team on call, 09:15"
    assert said in whole_note(record)
    row = request(record, "spine_team").row("acting")
    assert row is not None
    assert said in row.whole


def test_open_pairs_stand_in_note_and_letter_until_they_are_settled() -> None:
    said = "Numbness told and touch normal, or the reverse."
    record = record_of()
    row = request(record, "spine_team").row("pairs")
    assert row is not None
    assert said in row.whole
    assert said in whole_note(record)
    kept = Settlement(contradiction="saddle_history_and_touch", reason="both are so")
    settled = record_of(settled=(kept,))
    assert not list(open_pairs_row(settled))
    assert said not in whole_note(settled)


def test_the_clock_stands_second_in_the_note_and_before_any_gap_in_a_letter() -> None:
    record = record_of(flag_answers=(TOLD,))
    lines = whole_note(record).splitlines()
    assert lines[1].startswith("EMERGENCY · Now, Cauda equina emergency criteria are met")
    assert len(" ".join(lines).split()) <= WORDS
    keys = [row.key for row in request(record, "spine_team").rows]
    assert keys[:5] == ["patient", "state", "urgency", "raised", "acting"]
    assert keys.index("acting") < keys.index("open")


def test_what_raised_the_emergency_leads_what_is_abnormal() -> None:
    encounter = evolve(NUMB, findings=(*NUMB.findings, finding("symptom_site.right", ("calf",))))
    note = whole_note(Record(encounter, assess(encounter, leg_pain()), leg_pain()))
    assert "\nAbnormal: Saddle sensation: left 1 less, right NOT EXAMINED; Where, this leg: " in note


def test_where_nothing_is_raised_and_all_goes_together_nothing_is_said() -> None:
    record = a_creaking_wrist().record
    assert not list(acting_row(record))
    assert not list(open_pairs_row(record))

from __future__ import annotations

from examassist.domain.body import Laterality
from examassist.domain.finding import FindingKey
from examassist.report.requests.phrase import Basis, Phrase, RequestDocument, Row, basis_of, fixed, of_pack
from tests.report.builders import a_creaking_wrist


def test_a_cell_is_recorded_blank_computed_or_the_patients_own() -> None:
    record = a_creaking_wrist().record
    keys = [FindingKey("lifts_a_kettle"), FindingKey("grip_bounce", Laterality.LEFT), FindingKey("age")]
    assert basis_of(record, [*keys, FindingKey("wrist_turn_angle", Laterality.LEFT), keys[0]]) == (
        Basis("finding", "lifts_a_kettle"),
        Basis("finding", "grip_bounce.left"),
        Basis("patient", "age"),
        Basis("blank", "wrist_turn_angle.left"),
    )


def test_a_second_line_of_a_persons_words_cannot_pose_as_a_line_of_the_request() -> None:
    row = Row("note", (Phrase("first\r\nSafety screen: 9 of 9 answered", (Basis("clinician", "notes.x"),)),), "Note:")
    assert row.whole == "Note: first\n  Safety screen: 9 of 9 answered."


def test_a_document_finds_its_rows_and_says_every_phrase_in_order() -> None:
    one, two = fixed("a", "One"), of_pack("b", "Two?")
    document = RequestDocument("x", "Request: X", (Row("a", (one,)), Row("b", (two,), "Question:")))
    assert [*document.phrases()] == [one, two]
    assert document.row("b") is document.rows[1]
    assert document.row("c") is None

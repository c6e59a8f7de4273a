from __future__ import annotations

from examassist.report.text import assessment_text, plain_text
from tests.report.builders import a_creaking_wrist, an_exam, blue_fingers, wrist


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_text_says_everything_the_document_says() -> None:
    for exam in (a_creaking_wrist(), blue_fingers(), an_exam()):
        text = squeezed(plain_text(exam.document))
        in_words = {line.key for block in exam.document.findings for line in getattr(block, "lines", ())}
        for said in exam.document.said():
            if said.key.startswith("map.") and said.key not in in_words:  # what only explains the picture
                continue
            if said.key.rpartition(".")[2] in {"title", "right", "left", "mark"}:
                continue
            assert squeezed(said.text).casefold() in text.casefold(), said.key


def test_the_terminal_says_first_what_is_urgent_or_open() -> None:
    emergency = blue_fingers()
    text = assessment_text(emergency.record.assessment, wrist(), emergency.encounter)
    assert text.startswith("EMERGENCY · Now: Fingers turned blue")
    empty = an_exam()
    text = assessment_text(empty.record.assessment, wrist(), empty.encounter)
    assert text.startswith("1 question about safety NOT ASKED")
    assert "Urgency not known" in text


def test_the_terminal_names_what_was_not_examined_and_that_nobody_reviewed() -> None:
    exam = a_creaking_wrist()
    text = assessment_text(exam.record.assessment, wrist(), exam.encounter)
    assert "NOT EXAMINED, NOT ASKED" in text
    assert "not clinically reviewed" in text

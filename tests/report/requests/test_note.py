from __future__ import annotations

from random import Random

import pytest

from examassist.domain.act import Impression
from examassist.domain.evolve import evolve
from examassist.domain.finding import How
from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import Headline
from examassist.report.fonts import visible
from examassist.report.record import Record
from examassist.report.requests.note import WORDS, whole_note
from tests.reasoning.patients import edition
from tests.report.builders import Exam, a_creaking_wrist, an_exam, blue_fingers, wrist
from tests.report.hostile import HOSTILE
from tests.report.requests.test_compose import at_random


def lines(exam: Exam) -> list[str]:
    return whole_note(exam.record).splitlines()


def test_what_was_not_examined_stands_before_anything_that_was() -> None:
    said = lines(an_exam().left("grip_bounce", "no_bounce"))
    assert said[0].startswith("HALVORSEN, Ingrid; ")
    assert said[0].endswith("UNSIGNED DRAFT")
    assert said[1].startswith("Urgency: "), "the clock stands second"
    assert said[2].startswith("1 question about safety NOT ASKED: Blue fingers")
    assert said[3].startswith("Not examined, not asked: ")
    assert "Grip bounce (right)" in said[3]
    assert any(line == "Abnormal: Grip bounce: left no bounce, right NOT EXAMINED." for line in said)


def test_normals_are_folded_and_how_they_were_entered_is_kept() -> None:
    exam = a_creaking_wrist().right("thumb_bounce", "good_bounce", how=How.SECTION_NORMAL)
    said = lines(exam)
    assert "Marked normal by section: Bench tests (2)." in said
    assert any(line.startswith("Recorded as normal: ") for line in said)
    assert not any("good bounce" in line and "no bounce" not in line for line in said)


def test_worsening_and_an_emergency_are_said() -> None:
    exam = blue_fingers()
    assert any(line.startswith("EMERGENCY · Now, ") for line in lines(exam))
    assert any("Blue fingers: Yes (new or worse)" in line for line in lines(exam))
    worse = (Headline(id="getting_worse", says="Getting worse: bounce"),)
    record = Record(exam.encounter, exam.record.assessment.model_copy(update={"headline": worse}), wrist())
    assert "Getting worse: bounce." in whole_note(record)


@pytest.mark.parametrize("seed", range(8))
def test_no_note_is_longer_than_two_hundred_words(seed: int) -> None:
    encounter = at_random(Random(seed))  # noqa: S311  a repeatable draw, no secret
    encounter = evolve(encounter, impression=Impression(text="word " * 799))
    record = Record(encounter, assess(encounter, edition()), edition())
    note = whole_note(record)
    assert len(note.split()) <= WORDS
    assert "words, see report]" in note
    assert "NOT CLINICALLY REVIEWED" in note


@pytest.mark.parametrize("words", [words for words in HOSTILE if len(words.split()) < 60][::2])
def test_a_persons_words_are_shown_and_never_act(words: str) -> None:
    note = whole_note(a_creaking_wrist().impression(words).record)
    assert "".join(visible(words).split()) in "".join(note.split())
    assert note == visible(note)
    assert sum(line.startswith("Clinician's impression:") for line in note.splitlines()) == 1


def test_both_sides_are_written_where_both_are_meant() -> None:
    said = lines(an_exam().left("grip_bounce", "no_bounce"))
    assert "Thumb bounce (both sides)" in said[3] or "Thumb bounce · " in said[3]
    assert "(both sides)" in said[3]

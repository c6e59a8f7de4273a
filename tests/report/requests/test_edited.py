from __future__ import annotations

import pytest

from examassist.domain.evolve import evolve
from examassist.report.fonts import visible
from examassist.report.record import Record
from examassist.report.requests.compose import request
from examassist.report.requests.edited import BY_HAND, CHANGED, NEW, OTHERS, composed_of, own_text, since, texts
from examassist.report.requests.phrase import RequestDocument
from tests.report.builders import Exam, a_creaking_wrist
from tests.report.hostile import HOSTILE

TEST = "wrist_picture"


def composed(exam: Exam) -> RequestDocument:
    return request(exam.record, TEST)


def test_a_text_over_what_is_still_composed_has_nothing_beside_it() -> None:
    document = composed(a_creaking_wrist())
    assert since(document, own_text(document, "Mine")).lines() == []


def test_a_later_finding_is_named_beside_the_text_and_so_is_what_the_text_still_says() -> None:
    before = composed(a_creaking_wrist())
    own = own_text(before, f"Please hurry\n{composed_of(before)}")
    after = composed(a_creaking_wrist().left("thumb_bounce", "no_bounce"))
    apart = since(after, own)
    assert apart.new
    assert any("no bounce" in line for line in apart.new)
    assert set(apart.new) <= set(composed_of(after).splitlines())
    assert not set(apart.new) & set(composed_of(before).splitlines())
    assert apart.gone
    assert set(apart.gone) == set(composed_of(before).splitlines()) - set(composed_of(after).splitlines())
    assert "Please hurry" not in apart.gone


def test_a_line_that_was_taken_out_and_is_no_longer_composed_is_a_change_too() -> None:
    whole = composed(a_creaking_wrist())
    shorter = RequestDocument(whole.id, whole.title, whole.rows[:-1])
    apart = since(shorter, own_text(whole, "Mine"))
    assert apart.lines() == [CHANGED, OTHERS]


def test_an_edited_request_is_printed_in_its_own_words_with_its_mark_and_what_changed() -> None:
    exam = a_creaking_wrist()
    own = own_text(composed(exam), "Mine")
    later = a_creaking_wrist().left("thumb_bounce", "no_bounce").record
    edited = Record(evolve(later.encounter, requests=(own,)), later.assessment, later.edition)
    said = texts(edited, [request(edited, TEST), request(edited, "hand_surgeon")]).splitlines()
    assert said[:3] == [f"[{BY_HAND}]", f"[{CHANGED}]", f"[{NEW}]"]
    assert any("no bounce" in line for line in said[3 : said.index("Mine")])
    blank = said.index("")
    assert said[blank - 1] == "Mine"
    assert said[blank + 1].startswith("Letter: ")


@pytest.mark.parametrize("words", HOSTILE[::4])
def test_what_would_act_unseen_in_ones_own_text_is_printed_as_its_number(words: str) -> None:
    exam = a_creaking_wrist().record
    own = own_text(request(exam, TEST), words)
    record = Record(evolve(exam.encounter, requests=(own,)), exam.assessment, exam.edition)
    said = texts(record, [request(record, TEST)])
    assert said == visible(said)
    assert not any(character in said for character in "\x00\x1b\x08\u202e\u200b")

from __future__ import annotations

import pytest

from examassist.ui.commands.matching import match


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ank", "Ankle reflex"),
        ("ankle r", "Ankle reflex"),
        ("r ank", "Ankle reflex"),
        ("dp", "Dorsalis pedis pulse"),
        ("dpp", "Dorsalis pedis pulse"),
        ("dorpul", "Dorsalis pedis pulse"),
        ("ANK", "ankle"),
        ("l5", "Light touch, L5"),
        ("str", "Straße"),
        ("", "anything"),
    ],
)
def test_letters_that_begin_words_mean_the_phrase(query: str, text: str) -> None:
    assert match(query, text) is not None


@pytest.mark.parametrize(("query", "text"), [("nkle", "Ankle reflex"), ("pd", "Dorsalis pedis"), ("ank x", "Ankle")])
def test_letters_inside_a_word_or_out_of_order_do_not(query: str, text: str) -> None:
    assert match(query, text) is None


def test_a_phrase_that_begins_so_is_before_words_within_and_initials_are_last() -> None:
    ranks = [match("an", text) for text in ("Ankle up", "Reflex, ankle", "Aorta, narrow")]
    assert [each.rank for each in ranks if each is not None] == sorted(each.rank for each in ranks if each is not None)
    assert len({each.rank for each in ranks if each is not None}) == 3


def test_the_letters_that_were_meant_are_marked_in_the_text() -> None:
    found = match("dop", "Dorsalis pedis")
    assert found is not None
    assert "".join("Dorsalis pedis"[at] for at in sorted(found.letters)) == "Dop"


@pytest.mark.parametrize("text", ["İstanbul test", "ﬁne ﬂow", "<b>Ankle</b>", "", "  "])
def test_no_text_breaks_it_and_no_mark_lies_outside(text: str) -> None:
    for query in ("t", "ist", "f", "b", "  "):
        found = match(query, text)
        assert found is None or all(at < len(text) for at in found.letters)

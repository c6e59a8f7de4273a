"""A sentence is found by its key and filled, or the error names what is missing."""

from __future__ import annotations

import pytest

from examassist.errors import ContentError
from examassist.knowledge.wording import REQUIRED, Wording, blanks
from tests.knowledge.packs import wrist

WORDS = Wording({"fact": "{cell}: {value}", "plain": "not recorded", "broken": "{cell", "deep": "{cell.name}"})


def test_a_sentence_is_filled_with_what_is_given() -> None:
    assert WORDS.say("fact", cell="Grip bounce", value="weak", unused=1) == "Grip bounce: weak"
    assert WORDS.say("plain") == "not recorded"


def test_braces_in_what_is_filled_in_stay_what_they_are() -> None:
    assert WORDS.say("fact", cell="{value}", value="{cell}") == "{value}: {cell}"


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("absent", "there is no sentence `absent`"),
        ("fact", "`fact` asks for {value}, which is not given"),
        ("broken", "`broken` cannot be filled"),
        ("deep", "`deep` cannot be filled"),
    ],
)
def test_an_error_names_the_sentence_and_what_it_lacks(key: str, what: str) -> None:
    with pytest.raises(ContentError) as raised:
        WORDS.say(key, cell="x")
    assert what in str(raised.value)


def test_blanks_are_plain_names_in_order() -> None:
    assert blanks("{a} and {b}, {a}") == ("a", "b", "a")
    assert blanks("{{a}}") == ()


@pytest.mark.parametrize("template", ["{", "}", "{}", "{0}", "{a.b}", "{a[0]}", "{a:>9}", "{a!r}", "{a b}"])
def test_anything_but_a_plain_name_in_braces_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"brace|'}'|'{'"):
        blanks(template)


def test_the_invented_pack_brings_every_sentence_that_is_required() -> None:
    assert set(wrist().wording) >= REQUIRED

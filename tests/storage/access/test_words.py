from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examassist.errors import BadInput
from examassist.storage.access.words import COUNT, in_words, new_secret, secret_of

SECRET = bytes(range(100, 132))
WORDS = in_words(SECRET)


@given(st.binary(min_size=32, max_size=32))
def test_every_secret_comes_back_from_its_words(secret: bytes) -> None:
    words = in_words(secret)
    assert len(words) == COUNT
    assert secret_of(" ".join(words)) == secret


def test_secrets_are_new_each_time() -> None:
    assert len({new_secret() for _ in range(20)}) == 20
    assert {len(new_secret()) for _ in range(20)} == {32}


def test_words_are_read_however_they_were_copied() -> None:
    numbered = "\n".join(f"{number}. {word.upper()}," for number, word in enumerate(WORDS, 1))
    assert secret_of(numbered) == SECRET


def test_a_word_that_is_none_is_named_by_its_place_and_not_repeated() -> None:
    with pytest.raises(BadInput) as refused:
        secret_of(" ".join((*WORDS[:6], "quillfeather", *WORDS[7:])))
    assert "word 7" in str(refused.value)
    assert "quillfeather" not in str(refused.value)


def test_too_few_words_are_counted() -> None:
    with pytest.raises(BadInput, match="there are 23 words and not 24"):
        secret_of(" ".join(WORDS[:-1]))


def test_two_words_in_each_others_place_do_not_belong_together() -> None:
    mixed = [WORDS[1], WORDS[0], *WORDS[2:]]
    assert mixed != list(WORDS)
    with pytest.raises(BadInput, match="do not belong together"):
        secret_of(" ".join(mixed))

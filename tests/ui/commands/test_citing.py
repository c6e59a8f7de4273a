from __future__ import annotations

from typing import get_args

from examassist.knowledge.item import Status
from examassist.ui.commands.citing import source_line, standing, status_words
from tests.ui.exam_room import leg_pain, wrist


def test_every_status_is_said_in_words_and_memory_is_never_called_seen() -> None:
    said = {status: status_words(status) for status in get_args(Status)}
    assert all(words and words != status for status, words in said.items())
    assert [status for status, words in said.items() if "seen" in words] == ["V"]
    assert "not verified" in said["M"]


def test_a_source_says_what_it_is_and_an_unknown_key_is_not_hidden() -> None:
    for source in leg_pain().sources:
        line = source_line(source.key, leg_pain())
        assert source.citation.rstrip(".") in line
        assert status_words(source.status) in line
    assert source_line("NOWHERE", leg_pain()) == "NOWHERE"


def test_content_that_nobody_signed_says_so() -> None:
    assert standing(leg_pain()) == "Not clinically reviewed."
    header = wrist().header.model_copy(update={"reviewed_by": ("A. Reyes",)})
    assert "A. Reyes" in standing(wrist().model_copy(update={"header": header}))

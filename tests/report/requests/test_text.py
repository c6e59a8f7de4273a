from __future__ import annotations

import pytest

from examassist.report.fonts import visible
from examassist.report.requests.compose import request
from examassist.report.requests.text import request_text
from tests.report.builders import a_creaking_wrist


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("words", ["<b> \u202e \x00", "word " * 799 + "last"])
def test_a_persons_words_are_copied_as_they_are_and_nothing_in_them_acts(words: str) -> None:
    exam = a_creaking_wrist().remark(words, "grip_bounce").left("thumb_bounce", "no_bounce", note=words)
    text = request_text(request(exam.impression(words).record, "wrist_picture"))
    assert squeezed(text).count(squeezed(visible(words))) >= 3
    assert not any(character in text for character in "\x00\x1b\x08\u202e\u200b")
    assert text.rstrip().endswith("What does the creaky wrist look like from both ends?")

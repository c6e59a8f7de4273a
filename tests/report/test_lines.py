from __future__ import annotations

import random

import pytest
from reportlab.platypus import Paragraph

from examassist.report import style
from examassist.report.fonts import REGULAR, SEMIBOLD, Run, prepare, width
from examassist.report.lines import NARROWER, Line, broken
from examassist.report.paragraphs import _markup, _style

BODY = style.BODY
WORDS = ("walk", "a", "leg", "of", "mmHg", "Übung", "Đặng", "(left)", "-", "—", "%", "resisted,", "\n", "\n\n")


def by_the_library(lead: str, text: str, room: float) -> list[tuple[str, float]]:
    """The lines of a paragraph of reportlab."""
    parts = [_markup(words, font) for words, font in ((lead, BODY.lead_font), (text, BODY.font)) if words]
    paragraph = Paragraph(" ".join(parts), _style(BODY, shaped=False))
    paragraph.wrap(room, 1_000_000)
    lines = paragraph.blPara.lines
    if lines and isinstance(lines[0], tuple):
        return [(" ".join(words), room - left) for left, words in lines]
    return [("".join(each.text for each in line.words).strip(), room - line.extraSpace) for line in lines]


def told(lead: str, text: str) -> list[Run]:
    return [Run(SEMIBOLD, f"{lead}"), Run(REGULAR, " "), Run(REGULAR, text)] if lead else [Run(REGULAR, text)]


def test_lines_end_where_the_library_ends_them() -> None:
    prepare()
    chance = random.Random(5)  # noqa: S311  no secret
    for number in range(400):
        text = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(1, 40))).strip(" \n") or "x"
        lead = " ".join(chance.choice(WORDS[:9]) for _ in range(chance.randrange(0, 3)))
        room = chance.choice((60.0, 100.0, 151.3, 240.0, 500.0))
        ours = [(line.text, line.width) for line in broken(told(lead, text), BODY.size, room)]
        theirs = by_the_library(lead, text, room)
        assert [line for line, _ in ours] == [" ".join(line.split()) for line, _ in theirs], (number, lead, text, room)
        wide = [(each, other) for (line, each), (_, other) in zip(ours, theirs, strict=True) if line]
        assert all(each == pytest.approx(other) for each, other in wide)


def test_no_line_is_wider_than_its_room_but_for_blanks_that_may_be_narrowed() -> None:
    prepare()
    text = "Saddle sensation, right: declined, asked for another examiner. " * 20
    narrowed = 0
    for room in range(60, 300, 7):
        for line in broken([Run(REGULAR, text)], BODY.size, float(room)):
            blanks = line.text.count(" ")
            by = line.narrowed(room)
            assert line.width + by * blanks <= room + 0.001
            assert -NARROWER * width(" ", REGULAR, BODY.size) - 0.001 <= by <= 0
            narrowed += by < 0
    assert narrowed


def test_a_word_without_end_fills_line_after_line_and_loses_nothing() -> None:
    prepare()
    lines = broken([Run(REGULAR, "at " + "x" * 500), Run(SEMIBOLD, "y" * 500 + " end")], BODY.size, 100.0)
    assert "".join(line.text for line in lines).replace(" ", "") == "at" + "x" * 500 + "y" * 500 + "end"
    assert lines[0].text.startswith("at x")
    assert lines[-1].text.endswith("y end")
    assert all(line.width <= 100 for line in lines)


def test_a_letter_that_is_wider_than_its_room_is_not_lost() -> None:
    prepare()
    assert [line.text for line in broken([Run(REGULAR, "WWW")], 40, 5.0)] == ["W", "W", "W"]


def test_words_of_two_fonts_stay_together_where_no_blank_parts_them() -> None:
    prepare()
    lines = broken([Run(REGULAR, "one tw"), Run(SEMIBOLD, "o three")], BODY.size, 26.0)
    assert [line.text for line in lines] == ["one", "two", "three"]
    assert lines[1].runs == (Run(REGULAR, "tw"), Run(SEMIBOLD, "o"))


def test_a_line_that_fits_is_as_it_is() -> None:
    assert Line((Run(REGULAR, "a b"),), 20.0).narrowed(20.0) == 0

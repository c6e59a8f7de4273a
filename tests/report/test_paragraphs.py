from __future__ import annotations

import re

import pytest

from examassist.report import fonts, paragraphs, style
from examassist.report.paragraphs import LONGEST, safe_para
from tests.house.project import PROGRAM, modules
from tests.report.hostile import HOSTILE

MAKERS = re.compile(r"\b(Paragraph|Preformatted|XPreformatted|Table|drawString|drawCentredString|textLine)\(")


def test_paragraphs_are_made_in_one_place() -> None:
    found = {path.name: MAKERS.findall(path.read_text(encoding="utf-8")) for path in modules(PROGRAM / "report")}
    assert {name for name, calls in found.items() if calls} == {"paragraphs.py"}


def test_any_text_makes_a_paragraph() -> None:
    for text in HOSTILE:
        assert safe_para(text, style.BODY, 200.0)
        assert safe_para("", style.BODY, 200.0, lead=text[:200])


def test_words_to_be_shaped_can_be_drawn_with_one_font() -> None:
    [run] = fonts.runs("שלום, Smith محمد", fonts.FALLBACK[style.NAME.font])
    assert run.font == fonts.OTHER_BOLD
    assert safe_para("שלום, Smith محمد", style.NAME, 400.0)


def test_words_read_from_the_right_stand_from_right_to_left() -> None:
    assert paragraphs._turned("see שלום עולם there") == "see עולם שלום there"
    assert paragraphs._turned("שלום, 12 עולם 3") == "עולם 12 שלום, 3"
    assert paragraphs._turned("left to right") == "left to right"


@pytest.mark.parametrize("lead", ["", "Note, right:"])
def test_the_first_word_of_a_long_text_read_from_the_right_stands_in_its_first_line_at_the_right(lead: str) -> None:
    text = paragraphs._read_from_the_right("ראשון " + "מילה " * 60 + "אחרון", ("DejaVuSans",) * 2, 9, 200.0, lead)
    lines = text.split("\n")
    assert len(lines) > 5
    assert lines[0].endswith("ראשון")
    assert lines[-1].startswith("אחרון")
    assert max(fonts.width(line, "DejaVuSans", 9) for line in lines) <= 200
    assert len(safe_para(text, style.BODY, 200.0)) > 1


def test_nothing_makes_no_paragraph() -> None:
    assert safe_para("", style.BODY, 200.0) == ()


def test_a_long_text_comes_in_pieces_of_a_few_lines() -> None:
    pieces = safe_para("weakness of the leg " * 1000, style.BODY, 240.0)
    assert len(pieces) > 20000 // LONGEST
    assert max(piece.height for piece in pieces) <= style.LINES_A_PIECE * style.BODY.leading + 0.1


def test_one_endless_word_is_broken_and_not_cut() -> None:
    pieces = safe_para("x" * 4000, style.BODY, 240.0)
    assert sum(piece.height for piece in pieces) > 4000 * 4 / 240 * style.BODY.leading


@pytest.mark.parametrize(
    "text", ["Heavy legs after 22 s", "bends back for 540 ml", "an index of 120 mmHg", "saturated at 93 %"]
)
def test_a_unit_never_begins_a_line(text: str) -> None:
    number = text[: text.rindex(" ")]
    width = fonts.width(number, style.BODY.font, style.BODY.size) + 1  # room for the number and for nothing more
    [piece] = safe_para(text, style.BODY, width)
    drawn = piece.lines
    assert [line.replace("\xa0", " ") for line in drawn] == [number.rpartition(" ")[0], " ".join(text.split()[-2:])]


def test_other_words_after_a_number_may_begin_a_line() -> None:
    assert len(safe_para("on day 12 walking again", style.BODY, 50.0)[0].lines) > 1

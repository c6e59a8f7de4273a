from __future__ import annotations

import io
import math
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from examassist.report.letters import pages_of
from examassist.report.pdf import render_pdf
from examassist.report.pdfium import opened
from tests.report.builders import a_creaking_wrist

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def report() -> bytes:
    return render_pdf(a_creaking_wrist().patient(family_name="Đặng-Ngọc").document).data


def drawn(draw: Callable[[Canvas], object]) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(200, 100))
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def test_every_character_has_its_place() -> None:
    for paper, letters, cut in pages_of(report()):
        assert letters
        assert not cut
        assert all(0 <= each.box.left < paper.right and 0 <= each.box.bottom < paper.top for each in letters)
        assert all(each.box.bottom - 20 < each.line < each.box.top for each in letters)


def test_letters_are_those_that_the_library_gives_one_by_one() -> None:
    with opened(report()) as file:
        page = file[0]
        text = page.get_textpage()
        each = [chr(pdfium.FPDFText_GetUnicode(text, index)) for index in range(pdfium.FPDFText_CountChars(text))]
        text.close()
        page.close()
    assert [letter.text for letter in pages_of(report())[0].letters] == [
        "-" if letter in "\x02\ufffe" else letter for letter in each if not letter.isspace()
    ]


def test_lines_are_known_only_where_they_were_asked_for() -> None:
    assert all(math.isnan(letter.line) for letter in pages_of(report(), lines=False)[0].letters)


def test_two_lines_of_writing_are_told_apart_and_boxes_are_edges_of_the_letter() -> None:
    data = drawn(lambda canvas: (canvas.drawString(50, 70, "H"), canvas.drawString(20, 30, "H")))
    [upper, lower] = pages_of(data)[0].letters
    assert [upper.line, lower.line] == pytest.approx([70, 30])
    assert 50 < upper.box.left < upper.box.right < 60
    assert 69 < upper.box.bottom < upper.box.top < 82
    assert upper.box.left - lower.box.left == pytest.approx(30, abs=0.1)


@pytest.mark.parametrize("cut", [True, False])
def test_a_text_inside_an_outline_is_seen(cut: bool) -> None:
    def draw(canvas: Canvas) -> None:
        if cut:
            path = canvas.beginPath()
            path.rect(0, 0, 24, 100)
            canvas.clipPath(path, stroke=0, fill=0)
        canvas.drawString(20, 30, "H")

    assert pages_of(drawn(draw))[0].cut is cut

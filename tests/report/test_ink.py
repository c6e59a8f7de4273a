from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from examassist.report.fonts import REGULAR, prepare
from examassist.report.ink import (
    Box,
    colour,
    fill,
    hatch,
    leave_out_unused,
    number,
    remember_fonts,
    rounded,
    shown,
    use_all,
)

if TYPE_CHECKING:
    from examassist.report.ink import Way

DOTS = 8


def canvas() -> tuple[Any, io.BytesIO]:
    prepare()
    stream = io.BytesIO()
    made: Any = Canvas(stream, pagesize=(100, 100), initialFontName=REGULAR, pageCompression=0, invariant=1)
    remember_fonts(made)
    return made, stream


def test_a_font_and_a_colour_are_said_again_only_where_they_change() -> None:
    pen, _ = canvas()
    first, second = [list(shown(pen, "leg", REGULAR, 9)) for _ in range(2)]
    assert [each.rsplit(maxsplit=1)[-1] for each in first] == ["Tf", "Tj"]
    assert second == ["(leg) Tj"]
    assert len(list(shown(pen, "leg", REGULAR, 8.5))) == 2
    said = len(pen._code)
    fill(pen, "text-1")
    fill(pen, "text-1")
    assert len(pen._code) == said + 1


def test_what_was_set_inside_is_said_anew_outside() -> None:
    pen, _ = canvas()
    pen.saveState()
    fill(pen, "text-2")
    list(shown(pen, "leg", REGULAR, 9))
    pen.restoreState()
    said = len(pen._code)
    fill(pen, "text-2")
    assert len(pen._code) == said + 1
    assert len(list(shown(pen, "leg", REGULAR, 9))) == 2


@pytest.mark.parametrize("by_the_library", [False, True])
def test_letters_that_are_nowhere_written_are_left_out_of_the_file(by_the_library: bool) -> None:
    pen, stream = canvas()
    pen._code.append(f"BT {' '.join(shown(pen, 'ab c', REGULAR, 9))} ET")
    if by_the_library:
        use_all(pen)
    leave_out_unused(pen)
    pen.save()
    with pypdfium2.PdfDocument(stream.getvalue()) as file:
        assert file[0].get_textpage().get_text_range() == "ab c"
    assert (b"<64> <0064>" in stream.getvalue()) is by_the_library
    assert b"<61> <0061>" in stream.getvalue()


@pytest.mark.parametrize("way", ["rises", "falls", "lies"])
def test_a_hatch_covers_its_box_with_lines_at_fixed_places(way: Way) -> None:
    pen, stream = canvas()
    pen.setStrokeColor(colour("text-1"))
    hatch(pen, Box(20, 30, 70, 80), way, 4.0, 0.8)
    pen.save()
    with pypdfium2.PdfDocument(stream.getvalue()) as file:
        picture = file[0].render(scale=DOTS, grayscale=True).to_pil()
    across = {"rises": (1, -1), "falls": (1, 1), "lies": (0, 1)}[way]
    long = math.hypot(*across)
    for x in range(22, 70, 3):
        for y in range(32, 80, 3):
            place = (x * across[0] + y * across[1]) / long % 4.0
            grey = picture.getpixel((x * DOTS, (100 - y) * DOTS))
            if min(place, 4.0 - place) < 0.25:
                assert grey < 128, (x, y)
            elif 0.6 < place < 3.4:
                assert grey > 200, (x, y)


def test_numbers_are_rounded_to_the_nearest() -> None:
    assert [rounded(each, 2) for each in (1.006, 2.004, -2.006, 7)] == [1.01, 2.0, -2.01, 7.0]


def test_numbers_are_short() -> None:
    assert [number(each) for each in (1.0, 0.12, -0.0001, 100, 12.5, 573.47291)] == [
        "1",
        "0.12",
        "0",
        "100",
        "12.5",
        "573.473",
    ]

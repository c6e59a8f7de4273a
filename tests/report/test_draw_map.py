from __future__ import annotations

import io
from itertools import combinations
from typing import TYPE_CHECKING, Any, get_args

import pypdfium2
import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from examassist.domain.body import SIDES
from examassist.knowledge.load import find_pack, load_pack
from examassist.knowledge.maps.body_map import Look
from examassist.knowledge.maps.drawing import shapes_of
from examassist.report.draw_map import draw_picture
from examassist.report.layout import Picture, Swatch
from examassist.report.style import inks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from examassist.domain.body import Laterality

LEGS = load_pack(find_pack("leg_pain"))
DRAWING = LEGS.drawing_of(LEGS.maps[0])
SCALE = 0.54
SIZE = (200.0, 190.0)
DOTS = 4
"""Pixels for each point of the paper."""
APART = 10.0
"""Of 255 levels of grey, on average over all pixels of two swatches laid over each other."""


def ink(name: str) -> object:
    return HexColor(inks()[name])


def drawn(looks: Mapping[tuple[str, Laterality], Look], *swatches: Swatch) -> Callable[[float, float], int]:
    """How grey a place of the page is, from its upper left corner, 0 for black."""
    stream = io.BytesIO()
    canvas: Any = Canvas(stream, pagesize=SIZE)
    draw_picture(canvas, Picture(DRAWING, looks, 4.0, 2.0, SCALE, swatches), 5.0, SIZE[1] - 3.0, ink)
    canvas.save()
    with pypdfium2.PdfDocument(stream.getvalue()) as file:
        picture = file[0].render(scale=DOTS, grayscale=True).to_pil()
    return lambda x, y: int(picture.getpixel((int(x * DOTS), int(y * DOTS))))


def darkness(grey: Callable[[float, float], int], x: float, y: float) -> float:
    """The mean around a place of the drawing."""
    middle_x, middle_y = 5.0 + 4.0 + x * SCALE, 3.0 + 2.0 + y * SCALE
    around = [grey(middle_x + dx / 4, middle_y + dy / 4) for dx in range(-4, 5) for dy in range(-4, 5)]
    return sum(around) / len(around)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("region", sorted(DRAWING.regions))
def test_paper_darkens_the_places_of_that_region_on_that_side_and_no_others(region: str, side: Laterality) -> None:
    grey = drawn({(region, side): "cross"})
    points = {(point.region, point.side) for point in DRAWING.points}
    assert points
    for shape in shapes_of(DRAWING, "region"):
        narrow = min(shape.box.right - shape.box.left, shape.box.bottom - shape.box.top) < 12
        if narrow:  # its outline alone darkens what lies around its middle
            continue
        dark = darkness(grey, *shape.middle)
        if (shape.region, shape.side) == (region, side):
            assert dark < 160, (shape.figure, dark)
        else:
            assert dark > 190, (shape.region, shape.side, shape.figure, dark)


def test_an_untested_area_is_not_empty_on_paper() -> None:
    key = ("l3", SIDES[0])
    place = DRAWING.of(*key)[0].middle
    plain = [drawn({key: look}) for look in ("blank", "not_examined", "unable")]
    empty, hatched, unable = (darkness(grey, *place) for grey in plain)
    assert empty > 250
    assert hatched < 247
    assert unable < 247


def test_every_two_looks_differ_in_grey() -> None:
    side = 24.0
    looks = [look for look in get_args(Look) if look != "blank"]
    greys = {}
    for look in looks:
        grey = drawn({}, Swatch(look, 20.0, 20.0, side))
        greys[look] = [grey(25.5 + x / 2, 23.5 + y / 2) for x in range(46) for y in range(46)]
    near = {
        (one, other): difference
        for one, other in combinations(looks, 2)
        if (difference := mean_difference(greys[one], greys[other])) < APART
    }
    assert near == {}


def mean_difference(one: list[int], other: list[int]) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)

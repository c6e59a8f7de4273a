from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from examassist.domain.body import SIDES, Laterality
from examassist.errors import ContentError
from examassist.knowledge.maps.drawing import Drawing, Shape, read_drawing, shapes_of
from examassist.knowledge.maps.path import mirrored, spans
from tests.ui.exam_room import leg_pain, wrist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.knowledge.edition import Edition

EDITIONS = [pytest.param(edition, id=edition.__name__) for edition in (leg_pain, wrist)]
SLACK = 0.02
"""Curves that share an edge are drawn in straight pieces."""
HALF = '<path class="region" data-region="palm_side" d="M 1 1 L 4 1 L 4 5 L 1 5 Z"/>'
GOOD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><title>t</title><g id="palm"><g id="palm-left">'
    f'{HALF}</g><use href="#palm-left" transform="matrix(-1 0 0 1 20 0)"/></g></svg>'
)


def drawing_of(edition: Edition) -> Drawing:
    return edition.drawing_of(edition.maps[0])


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_left_half_is_the_exact_mirror_image_of_the_right(edition: object) -> None:
    drawing = drawing_of(edition())  # type: ignore[operator]  # one of the two packs
    for figure in drawing.figures:
        halves = {side: [shape for shape in figure.shapes if shape.side is side] for side in SIDES}
        right, left = halves[Laterality.RIGHT], halves[Laterality.LEFT]
        assert [(shape.kind, shape.region) for shape in right] == [(shape.kind, shape.region) for shape in left]
        drawn, other = (right, left) if figure.viewers_left is Laterality.RIGHT else (left, right)
        assert [mirrored(shape.path, figure.axis) for shape in drawn] == [shape.path for shape in other]
        assert all(shape.box.right <= figure.axis + 1e-9 for shape in drawn)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_click_in_the_middle_of_each_region_finds_that_region_on_that_side(edition: object) -> None:
    drawing = drawing_of(edition())  # type: ignore[operator]  # one of the two packs
    for shape in shapes_of(drawing, "region"):
        assert drawing.at(*shape.middle) is shape
        assert drawing.at(2 * axis_of(drawing, shape) - shape.middle.x, shape.middle.y) != shape


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_two_regions_overlap(edition: object) -> None:
    drawing = drawing_of(edition())  # type: ignore[operator]  # one of the two packs
    for y in heights(drawing):
        stretches = sorted(
            (*stretch, shape.region) for shape in shapes_of(drawing, "region") for stretch in spans(shape.polygons, y)
        )
        for (_, end, first), (start, _, second) in pairwise(stretches):
            assert end <= start + SLACK, (first, second, y)


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_region_leaves_the_outline_of_its_side(edition: object) -> None:
    drawing = drawing_of(edition())  # type: ignore[operator]  # one of the two packs
    outlines = list(shapes_of(drawing, "outline"))
    for shape in shapes_of(drawing, "region"):
        around = [each.polygons for each in outlines if each.figure == shape.figure and each.side is shape.side]
        for y in heights(drawing):
            room = [stretch for polygons in around for stretch in spans(polygons, y)]
            for start, end in spans(shape.polygons, y):
                assert any(left - SLACK <= start and end <= right + SLACK for left, right in room), (shape.region, y)


def test_zones_on_which_maps_differ_are_no_region() -> None:
    drawing = drawing_of(leg_pain())
    drawn, whole = (
        sum(length(shape, y) for shape in shapes_of(drawing, kind) for y in heights(drawing))
        for kind in ("region", "outline")
    )
    assert 0.2 < drawn / whole < 0.6


def test_every_key_point_lies_in_its_region() -> None:
    drawing = drawing_of(leg_pain())
    for point in drawing.points:
        found = drawing.at(*point.at)
        assert found is not None
        assert (found.region, found.side) == (point.region, point.side)


def test_the_patients_right_is_at_the_viewers_left_from_the_front_and_at_the_right_from_behind() -> None:
    sides = {figure.id: figure.viewers_left for figure in drawing_of(leg_pain()).figures}
    assert sides == {
        "front": Laterality.RIGHT,
        "back": Laterality.LEFT,
        "below": Laterality.RIGHT,
        "soles": Laterality.RIGHT,
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('viewBox="0 0 20 10"', 'viewBox="5 0 20 10"', "viewBox"),
        ("</svg>", "", "is no SVG"),
        ("<svg", "<!DOCTYPE svg><svg", "document type"),
        ('id="palm-left"', 'id="palm-up"', "palm-right or palm-left"),
        ("matrix(-1 0 0 1 20 0)", "scale(-1 1)", "matrix(-1 0 0 1"),
        ('href="#palm-left"', 'href="#elbow"', "#palm-left"),
        ('class="region"', 'class="shade"', "is an outline, a line, or a region"),
        (' data-region="palm_side"', "", "is an outline, a line, or a region"),
        ("L 4 1", "H 4", "`H`"),
        (HALF, '<rect width="3" height="4"/>', "neither a path nor a circle"),
        (HALF, '<circle class="point" data-region="palm_side" cx="1" r="1"/>', "cy"),
    ],
)
def test_a_drawing_that_is_built_in_another_way_is_refused_with_its_file(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(ContentError) as caught:
        read_drawing(GOOD.replace(old, new, 1), "maps/palm.svg")
    assert str(caught.value).startswith("maps/palm.svg")
    assert said in str(caught.value)


def test_a_good_drawing_is_read() -> None:
    drawing = read_drawing(GOOD, "maps/palm.svg")
    assert (drawing.width, drawing.height) == (20.0, 10.0)
    assert set(drawing.regions) == {"palm_side"}
    assert [shape.box for shape in drawing.of("palm_side", Laterality.RIGHT)] == [(16, 1, 19, 5)]


def axis_of(drawing: Drawing, shape: Shape) -> float:
    return next(figure.axis for figure in drawing.figures if figure.id == shape.figure)


def heights(drawing: Drawing) -> Iterator[float]:
    return (number * 0.5 + 0.13 for number in range(int(drawing.height * 2)))


def length(shape: Shape, y: float) -> float:
    return sum(end - start for start, end in spans(shape.polygons, y))

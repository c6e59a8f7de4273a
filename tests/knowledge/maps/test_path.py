from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examassist.knowledge.maps.path import (
    Command,
    PathFault,
    Point,
    box_of,
    contains,
    flattened,
    middle_of,
    mirrored,
    read_path,
)

SQUARE = flattened(read_path("M 0 0 L 10 0 L 10 10 L 0 10 Z"))
NUMBERS = st.integers(-4000, 4000).map(lambda number: number / 8)


def test_the_four_letters_are_read_with_all_their_numbers() -> None:
    assert read_path("M 1 2 L3,4 C-1 .5 2e1-3 4,5Z") == (
        Command("M", (Point(1, 2),)),
        Command("L", (Point(3, 4),)),
        Command("C", (Point(-1, 0.5), Point(20, -3), Point(4, 5))),
        Command("Z", ()),
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "begins with M"),
        ("L 1 2", "begins with M"),
        ("M 1 2 l 3 4", "`l`"),
        ("M 1 2 A 3 4 0 0 1 5 6", "`A`"),
        ("M 1 2 3 4", "`3`"),
        ("M 1 2 C 1 2 3 4 Z", "`C` needs 6 numbers"),
        ("M 1", "`M` needs 2 numbers"),
        ("M 1 2 L 3 4 %", "`%`"),
    ],
)
def test_anything_else_is_refused_by_name(data: str, said: str) -> None:
    with pytest.raises(PathFault) as caught:
        read_path(data)
    assert said in str(caught.value)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=9), NUMBERS)
def test_mirroring_twice_is_the_same_path(corners: list[tuple[float, float]], axis: float) -> None:
    path = tuple(Command("L" if number else "M", (Point(*corner),)) for number, corner in enumerate(corners))
    assert mirrored(mirrored(path, axis), axis) == path
    assert [2 * axis - command.points[0].x for command in mirrored(path, axis)] == [corner[0] for corner in corners]


def test_a_place_is_inside_or_not() -> None:
    assert contains(SQUARE, 5, 5)
    assert not contains(SQUARE, 11, 5)
    assert not contains(SQUARE, 5, -1)


def test_a_hole_is_not_inside() -> None:
    ring = flattened(read_path("M 0 0 L 10 0 L 10 10 L 0 10 Z M 3 3 L 7 3 L 7 7 L 3 7 Z"))
    assert contains(ring, 1, 1)
    assert not contains(ring, 5, 5)


def test_a_curve_is_followed_and_ends_where_it_says() -> None:
    polygons = flattened(read_path("M 0 0 C 0 8 8 8 8 0 Z"))
    polygon = polygons[0]
    assert polygon[-1] == Point(8, 0)
    assert max(point.y for point in polygon) == pytest.approx(6, abs=0.05)
    assert box_of(polygons)[:2] == (0, 0)


def test_the_middle_of_a_bent_shape_lies_inside_it() -> None:
    hook = flattened(read_path("M 0 0 L 30 0 L 30 4 L 4 4 L 4 30 L 0 30 Z"))
    assert contains(hook, *middle_of(hook))

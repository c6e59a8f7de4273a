from __future__ import annotations

from typing import get_args

from examassist.knowledge.maps.body_map import Look
from examassist.knowledge.maps.path import Box
from examassist.knowledge.maps.pattern import filling

BOX = Box(10, 20, 40, 70)


def test_no_two_looks_that_have_a_pattern_have_the_same() -> None:
    drawn = {look: filling(look, BOX) for look in get_args(Look)}
    empty = [look for look, found in drawn.items() if not found.strokes and not found.dots]
    assert sorted(empty) == ["blank", "plain"]
    patterns = [found for look, found in drawn.items() if look not in empty]
    assert len(set(patterns)) == len(patterns)


def test_what_was_not_examined_is_hatched_more_sparsely_than_what_was_found_less() -> None:
    assert len(filling("not_examined", BOX).strokes) < 0.7 * len(filling("lines", BOX).strokes)


def test_lines_go_on_from_one_area_into_the_next() -> None:
    upper, lower = Box(0, 0, 30, 20), Box(0, 20, 30, 40)
    sums = {round(stroke.start.x + stroke.start.y, 6) for stroke in filling("lines", upper).strokes}
    more = {round(stroke.start.x + stroke.start.y, 6) for stroke in filling("lines", lower).strokes}
    shared = {total for total in sums if 20 <= total <= 50}
    assert shared
    assert shared <= more


def test_every_line_crosses_the_height_or_the_width_of_its_box() -> None:
    for look in ("lines", "cross", "not_examined"):
        for start, end in filling(look, BOX).strokes:
            assert {start.y, end.y} == {BOX.top, BOX.bottom}
    for start, end in filling("unable", BOX).strokes:
        assert (start.x, end.x) == (BOX.left, BOX.right)


def test_a_longer_unit_draws_fewer_lines() -> None:
    assert len(filling("lines", BOX, 2).strokes) < len(filling("lines", BOX, 1).strokes)
    assert filling("dots", BOX, 2).radius == 2 * filling("dots", BOX, 1).radius

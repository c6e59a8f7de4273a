"""The strokes and dots that fill an area, for the window and for paper alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from examassist.knowledge.maps.path import Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.knowledge.maps.body_map import Look
    from examassist.knowledge.maps.path import Box


class Stroke(NamedTuple):
    """A straight line across an area."""

    start: Point
    end: Point


class Filling(NamedTuple):
    """Strokes, and dots with their radius; all reach over the edge of the area and are cut there."""

    strokes: tuple[Stroke, ...] = ()
    dots: tuple[Point, ...] = ()
    radius: float = 0.0


class _Hatch(NamedTuple):
    """Lines that rise, fall or lie, so many steps apart."""

    way: Literal["rises", "falls", "lies"]
    step: float


HATCHES: dict[str, tuple[_Hatch, ...]] = {
    "lines": (_Hatch("rises", 3.4),),
    "cross": (_Hatch("rises", 4.2), _Hatch("falls", 4.2)),
    "not_examined": (_Hatch("falls", 6.0),),
    "unable": (_Hatch("lies", 4.6),),
}
"""The lines of each look, in steps of one unit."""
DOT_STEP, DOT_RADIUS = 3.8, 0.95


def filling(look: Look, box: Box, unit: float = 1.0) -> Filling:
    """What fills an area of that look inside ``box``; ``unit`` is how long one step is there.

    Lines stand at fixed places of the picture, so that those of neighbouring areas go on in one another.
    """
    if look == "dots":
        return Filling(dots=tuple(_dots(box, DOT_STEP * unit)), radius=DOT_RADIUS * unit)
    strokes = [stroke for hatch in HATCHES.get(look, ()) for stroke in _lines(box, hatch.way, hatch.step * unit)]
    return Filling(strokes=tuple(strokes))


def _lines(box: Box, way: str, step: float) -> Iterator[Stroke]:
    left, top, right, bottom = box
    if way == "lies":
        for y in _places(top, bottom, step):
            yield Stroke(Point(left, y), Point(right, y))
        return
    height = bottom - top
    if way == "rises":  # x + y is the same all along
        for total in _places(left + top, right + bottom, step * 2**0.5):
            yield Stroke(Point(total - bottom, bottom), Point(total - bottom + height, top))
    else:  # x - y is
        for difference in _places(left - bottom, right - top, step * 2**0.5):
            yield Stroke(Point(difference + top, top), Point(difference + top + height, bottom))


def _dots(box: Box, step: float) -> Iterator[Point]:
    left, top, right, bottom = box
    for y in _places(top - step, bottom + step, step):
        shift = step / 2 if round(y / step) % 2 else 0.0
        for x in _places(left - step, right + step, step):
            yield Point(x + shift, y)


def _places(start: float, end: float, step: float) -> Iterator[float]:
    """The multiples of ``step`` from ``start`` to ``end``."""
    number = int(start // step)
    while number * step <= end:
        if number * step >= start:
            yield number * step
        number += 1

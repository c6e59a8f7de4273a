"""The one reader of SVG path data: absolute M, L, C and Z, which is all that a body map needs."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Letter = Literal["M", "L", "C", "Z"]
Path = tuple["Command", ...]
Polygons = tuple[tuple["Point", ...], ...]

_COUNTS: dict[str, int] = {"M": 1, "L": 1, "C": 3, "Z": 0}
"""How many points follow each letter."""
_TOKEN = re.compile(r"\s*(?:,\s*)?([A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_HEIGHTS = 24
"""At so many heights the middle of a shape is looked for."""
_STEPS = 16
"""Straight pieces for one curve where a shape is measured or hit."""


class Point(NamedTuple):
    """A place in the drawing, from its upper left corner."""

    x: float
    y: float


class Box(NamedTuple):
    """The smallest upright rectangle around something."""

    left: float
    top: float
    right: float
    bottom: float


class Command(NamedTuple):
    """One letter of a path with the points that follow it."""

    letter: Letter
    points: tuple[Point, ...]


class PathFault(ValueError):
    """What is wrong with path data, in words for whoever drew it."""


def read_path(data: str) -> Path:
    """The commands of SVG path data; PathFault for anything but absolute M, L, C and Z with all their numbers."""
    tokens = list(_tokens(data))
    if not tokens or tokens[0] != "M":
        raise PathFault("a path begins with M")
    commands: list[Command] = []
    at = 0
    while at < len(tokens):
        letter = tokens[at]
        if letter not in _COUNTS:
            raise PathFault(f"knows no `{letter}`: only absolute M, L, C and Z, each with its letter")
        numbers = tokens[at + 1 : at + 1 + 2 * _COUNTS[letter]]
        if len(numbers) < 2 * _COUNTS[letter] or any(number in _COUNTS or number.isalpha() for number in numbers):
            raise PathFault(f"`{letter}` needs {2 * _COUNTS[letter]} numbers")
        values = [float(number) for number in numbers]
        points = tuple(Point(x, y) for x, y in zip(values[::2], values[1::2], strict=True))
        commands.append(Command(letter, points))  # type: ignore[arg-type]  # one of the four
        at += 1 + len(numbers)
    return tuple(commands)


def _tokens(data: str) -> Iterator[str]:
    at, text = 0, data.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise PathFault(f"cannot be read from `{text[at : at + 12].strip()}`")
        yield found[1]
        at = found.end()


def mirrored(path: Path, axis: float) -> Path:
    """The path on the other side of the upright line at ``axis``."""
    return tuple(Command(command.letter, tuple(Point(2 * axis - x, y) for x, y in command.points)) for command in path)


def flattened(path: Path) -> Polygons:
    """The path as polygons of straight pieces, one for each M."""
    polygons: list[list[Point]] = []
    for letter, points in path:
        if letter == "M":
            polygons.append([points[0]])
        elif letter == "L":
            polygons[-1].append(points[0])
        elif letter == "C":
            curve = (polygons[-1][-1], *points)
            polygons[-1] += [_on_curve(curve, step / _STEPS) for step in range(1, _STEPS + 1)]
    return tuple(tuple(polygon) for polygon in polygons)


def _on_curve(curve: tuple[Point, ...], t: float) -> Point:
    u = 1 - t
    weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    return Point(
        sum(weight * point.x for weight, point in zip(weights, curve, strict=True)),
        sum(weight * point.y for weight, point in zip(weights, curve, strict=True)),
    )


def box_of(polygons: Polygons) -> Box:
    """The rectangle around polygons."""
    xs = [point.x for polygon in polygons for point in polygon]
    ys = [point.y for polygon in polygons for point in polygon]
    return Box(min(xs), min(ys), max(xs), max(ys))


def spans(polygons: Polygons, y: float) -> tuple[tuple[float, float], ...]:
    """The stretches of the level line at ``y`` that lie inside."""
    crossings = sorted(
        first.x + (y - first.y) / (second.y - first.y) * (second.x - first.x)
        for polygon in polygons
        for first, second in pairwise((*polygon, polygon[0]))
        if (first.y > y) != (second.y > y)
    )
    return tuple(zip(crossings[::2], crossings[1::2], strict=True))


def contains(polygons: Polygons, x: float, y: float) -> bool:
    """Whether a place lies inside polygons."""
    return any(left <= x < right for left, right in spans(polygons, y))


def middle_of(polygons: Polygons) -> Point:
    """A place well inside polygons: the middle of the widest stretch at the height that has most room."""
    box = box_of(polygons)
    best = (0.0, Point((box.left + box.right) / 2, (box.top + box.bottom) / 2))
    for step in range(1, _HEIGHTS):
        y = box.top + (box.bottom - box.top) * step / _HEIGHTS
        room = 2 * min(y - box.top, box.bottom - y)
        for left, right in spans(polygons, y):
            best = max(best, (min(right - left, room), Point((left + right) / 2, y)))
    return best[1]

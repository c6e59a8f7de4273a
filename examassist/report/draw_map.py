"""A body map put on paper: the same shapes as on the screen, with patterns that need no colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from examassist.knowledge.maps.path import Box as MapBox
from examassist.knowledge.maps.path import Command, Point
from examassist.knowledge.maps.pattern import HATCHES, Filling, filling
from examassist.report.ink import Box, hatch, number, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.knowledge.maps.body_map import Look
    from examassist.knowledge.maps.drawing import Shape
    from examassist.knowledge.maps.path import Path
    from examassist.report.layout import Picture, Swatch

AS_PDF = {"M": "m", "L": "l", "C": "c", "Z": "h"}
NOWHERE = 0.01
UNIT = 0.62
"""Points for one step of a pattern; lines stand closer on paper than on a screen."""
OUTLINE, THIN, EDGE = 0.8, 0.4, 0.5
POINT = 1.0


class _Inks(NamedTuple):
    fill: str
    pattern: str
    width: float


INKS: dict[str, _Inks] = {
    "blank": _Inks("bg-surface", "", 0.0),
    "plain": _Inks("normal-fill", "", 0.0),
    "lines": _Inks("bg-surface", "text-1", 0.75),
    "cross": _Inks("text-1", "bg-surface", 0.32),
    "dots": _Inks("bg-surface", "text-1", 0.0),
    "not_examined": _Inks("bg-surface", "line-control", 0.45),
    "unable": _Inks("bg-surface", "line-control", 0.5),
}


def draw_picture(canvas: Any, picture: Picture, x: float, top: float, ink: Callable[[str], Any]) -> None:  # noqa: ANN401  reportlab has no types
    """Draw a map whose row begins at ``x`` and ``top``, and the small squares of its meanings."""
    left, upper = x + picture.x, top - picture.y
    canvas.saveState()
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    shapes = [(shape, _placed(shape.path, picture.scale, left, upper)) for shape in picture.drawing.shapes]
    _lines(canvas, shapes, "line", ink("line-control"), THIN)
    for shape, path in shapes:
        look = picture.looks.get((shape.region, shape.side))
        if look is not None:
            _area(canvas, path, look, ink)
    _lines(canvas, shapes, "outline", ink("text-1"), OUTLINE)
    points = [
        Point(_short(left + point.at.x * picture.scale), _short(upper - point.at.y * picture.scale))
        for point in picture.drawing.points
        if (point.region, point.side) in picture.looks
    ]
    for name, radius in (("bg-surface", POINT + THIN / 2), ("text-1", POINT - THIN / 2)):
        canvas.setStrokeColor(ink(name))
        _dots(canvas, points, radius)
    for swatch in picture.swatches:
        _swatch(canvas, swatch, x, top, ink)
    canvas.restoreState()


def _placed(path: Path, scale: float, left: float, upper: float) -> Path:
    """A path of the drawing in points of the page, which counts upwards."""
    return tuple(
        Command(letter, tuple(Point(_short(left + x * scale), _short(upper - y * scale)) for x, y in points))
        for letter, points in path
    )


def _short(value: float) -> float:
    """A tenth of a point is less than half a dot of a printer, and each digit is in the file."""
    return rounded(value, 1)


def _lines(canvas: Any, shapes: Sequence[tuple[Shape, Path]], kind: str, ink: object, width: float) -> None:  # noqa: ANN401  reportlab has no types
    """All lines of that kind, in one instruction."""
    if outlines := [_said(path) for shape, path in shapes if shape.kind == kind]:
        _stroke(canvas, " ".join(outlines), ink, width)


def _swatch(canvas: Any, swatch: Swatch, x: float, top: float, ink: Callable[[str], Any]) -> None:  # noqa: ANN401  reportlab has no types
    left, right = x + swatch.x, x + swatch.x + swatch.size
    upper, lower = top - swatch.y, top - swatch.y - swatch.size
    corners = (Point(left, upper), Point(right, upper), Point(right, lower), Point(left, lower))
    path: Path = (
        Command("M", (corners[0],)),
        *(Command("L", (corner,)) for corner in corners[1:]),
        Command("Z", ()),
    )
    _area(canvas, path, swatch.look, ink)


def _said(path: Path) -> str:
    """The outline as instructions."""
    said = []
    for letter, points in path:
        said += [number(each) for point in points for each in point]
        said.append(AS_PDF[letter])
    return " ".join(said)


def _stroke(canvas: Any, outline: str, ink: object, width: float) -> None:  # noqa: ANN401  reportlab has no types
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(width)
    canvas._code.append(f"{outline} S")  # noqa: SLF001  its own paths are as long again


def _area(canvas: Any, path: Path, look: Look, ink: Callable[[str], Any]) -> None:  # noqa: ANN401  reportlab has no types
    inks, outline = INKS[look], _said(path)
    canvas.setFillColor(ink(inks.fill))
    if not inks.pattern:
        canvas.setStrokeColor(ink("text-1"))
        canvas.setLineWidth(EDGE)
        canvas._code.append(f"{outline} B*")  # noqa: SLF001
        return
    canvas.saveState()
    canvas._code.append(f"{outline} W* f*")  # noqa: SLF001  filled, and from here on cut off at the edge
    canvas.setStrokeColor(ink(inks.pattern))
    points = [point for _letter, each in path for point in each]
    xs, ys = [point.x for point in points], [point.y for point in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    for lines in HATCHES.get(look, ()):
        hatch(canvas, box, lines.way, lines.step * UNIT, inks.width)
    # made for a screen, which counts downwards
    dots = filling(look, MapBox(box.left, -box.top, box.right, -box.bottom), UNIT) if look == "dots" else Filling()
    _dots(canvas, [Point(_short(dot.x), _short(-dot.y)) for dot in dots.dots], dots.radius)
    canvas.restoreState()
    _stroke(canvas, outline, ink("text-1"), EDGE)


def _dots(canvas: Any, points: Sequence[Point], radius: float) -> None:  # noqa: ANN401  reportlab has no types
    """Each dot is a line with round ends that goes nowhere: one instruction for all of them."""
    if points:
        places = " ".join(f"{number(x)} {number(y)} m {number(x + NOWHERE)} {number(y)} l" for x, y in points)
        canvas._code.append(f"q 1 J {number(2 * radius)} w {places} S Q")  # noqa: SLF001

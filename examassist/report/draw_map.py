"""A body map put on paper: the same shapes as on the screen, with patterns that need no colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from examassist.knowledge.maps.path import Box, Command, Point
from examassist.knowledge.maps.pattern import filling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.knowledge.maps.body_map import Look
    from examassist.knowledge.maps.drawing import Shape
    from examassist.knowledge.maps.path import Path
    from examassist.report.layout import Picture, Swatch

EVEN_ODD = 0
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
    canvas.setFillColor(ink("text-1"))
    canvas.setStrokeColor(ink("bg-surface"))
    canvas.setLineWidth(THIN)
    for point in picture.drawing.points:
        if (point.region, point.side) in picture.looks:
            at_x, at_y = left + point.at.x * picture.scale, upper - point.at.y * picture.scale
            canvas.circle(at_x, at_y, POINT, stroke=1, fill=1)
    for swatch in picture.swatches:
        _swatch(canvas, swatch, x, top, ink)
    canvas.restoreState()


def _placed(path: Path, scale: float, left: float, upper: float) -> Path:
    """A path of the drawing in points of the page, which counts upwards."""
    return tuple(
        Command(letter, tuple(Point(_short(left + x * scale), _short(upper - y * scale)) for x, y in points))
        for letter, points in path
    )


def _short(number: float) -> float:
    """A hundredth of a point is finer than any printer, and each digit is in the file."""
    return round(number, 2)


def _lines(canvas: Any, shapes: Sequence[tuple[Shape, Path]], kind: str, ink: object, width: float) -> None:  # noqa: ANN401  reportlab has no types
    for shape, path in shapes:
        if shape.kind == kind:
            _stroke(canvas, path, ink, width)


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


def _on(canvas: Any, path: Path) -> Any:  # noqa: ANN401  reportlab has no types
    made = canvas.beginPath()
    for letter, points in path:
        numbers = [number for point in points for number in point]
        match letter:
            case "M":
                made.moveTo(*numbers)
            case "L":
                made.lineTo(*numbers)
            case "C":
                made.curveTo(*numbers)
            case "Z":
                made.close()
    return made


def _stroke(canvas: Any, path: Path, ink: object, width: float) -> None:  # noqa: ANN401  reportlab has no types
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(width)
    canvas.drawPath(_on(canvas, path), stroke=1, fill=0)


def _area(canvas: Any, path: Path, look: Look, ink: Callable[[str], Any]) -> None:  # noqa: ANN401  reportlab has no types
    inks = INKS[look]
    canvas.setFillColor(ink(inks.fill))
    canvas.setStrokeColor(ink("text-1"))
    canvas.setLineWidth(EDGE)
    canvas.drawPath(_on(canvas, path), stroke=0 if inks.pattern else 1, fill=1, fillMode=EVEN_ODD)
    if inks.pattern:
        canvas.saveState()
        canvas.clipPath(_on(canvas, path), stroke=0, fill=0, fillMode=EVEN_ODD)
        points = [point for _letter, each in path for point in each]
        xs, ys = [point.x for point in points], [point.y for point in points]
        # the patterns are made for a screen, which counts downwards: turned over, their lines lean as they do there
        pattern = filling(look, Box(min(xs), -max(ys), max(xs), -min(ys)), UNIT)
        canvas.setStrokeColor(ink(inks.pattern))
        canvas.setFillColor(ink(inks.pattern))
        canvas.setLineWidth(inks.width)
        canvas.lines([tuple(map(_short, (start.x, -start.y, end.x, -end.y))) for start, end in pattern.strokes])
        for dot in pattern.dots:
            canvas.circle(_short(dot.x), _short(-dot.y), pattern.radius, stroke=0, fill=1)
        canvas.restoreState()
        _stroke(canvas, path, ink("text-1"), EDGE)

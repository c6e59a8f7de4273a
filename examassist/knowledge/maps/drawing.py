"""The drawing of a body map, read from its SVG: the half at the viewer's left, and its exact mirror image."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

from examassist.domain.body import Laterality
from examassist.errors import ContentError, Problem
from examassist.knowledge.maps.path import (
    Box,
    Path,
    PathFault,
    Point,
    Polygons,
    box_of,
    contains,
    flattened,
    middle_of,
    mirrored,
    read_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_NS = "{http://www.w3.org/2000/svg}"
_SIDES = {"right": Laterality.RIGHT, "left": Laterality.LEFT}
_KINDS = ("outline", "line", "region")
_PASSED_OVER = frozenset({"title", "desc", "style"})
_VIEW_BOX = 4


@dataclass(frozen=True)
class Shape:
    """One path on one side of one figure: an outline, a thin line, or a region that stands for an item."""

    kind: Literal["outline", "line", "region"]
    figure: str
    side: Laterality
    path: Path
    region: str = ""
    label_at: Point | None = None

    @cached_property
    def polygons(self) -> Polygons:
        """It in straight pieces."""
        return flattened(self.path)

    @cached_property
    def box(self) -> Box:
        """The rectangle around it."""
        return box_of(self.polygons)

    @cached_property
    def middle(self) -> Point:
        """A place well inside it."""
        return middle_of(self.polygons)

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies inside it."""
        left, top, right, bottom = self.box
        return left <= x <= right and top <= y <= bottom and contains(self.polygons, x, y)


@dataclass(frozen=True)
class KeyPoint:
    """The point of a region at which it is tested."""

    figure: str
    side: Laterality
    region: str
    at: Point
    radius: float


@dataclass(frozen=True)
class Figure:
    """One view of the body; ``viewers_left`` is the patient's side that stands at the viewer's left."""

    id: str
    axis: float
    viewers_left: Laterality
    shapes: tuple[Shape, ...]
    points: tuple[KeyPoint, ...]

    @cached_property
    def box(self) -> Box:
        """The rectangle around all of it."""
        boxes = [shape.box for shape in self.shapes]
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )


@dataclass(frozen=True)
class Drawing:
    """All figures of a map, in a picture of ``width`` by ``height``."""

    width: float
    height: float
    figures: tuple[Figure, ...]

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes of all figures, in the order in which they are drawn."""
        return tuple(shape for figure in self.figures for shape in figure.shapes)

    @cached_property
    def points(self) -> tuple[KeyPoint, ...]:
        """The key points of all figures."""
        return tuple(point for figure in self.figures for point in figure.points)

    @cached_property
    def regions(self) -> frozenset[str]:
        """The names of all regions."""
        return frozenset(shape.region for shape in self.shapes if shape.region)

    def of(self, region: str, side: Laterality) -> tuple[Shape, ...]:
        """All shapes of a region on one side."""
        return tuple(shape for shape in self.shapes if shape.region == region and shape.side is side)

    def at(self, x: float, y: float) -> Shape | None:
        """The region under a place; None where nothing is drawn or only the outline."""
        return next((shape for shape in self.shapes if shape.kind == "region" and shape.holds(x, y)), None)


@cache
def read_drawing(text: str, name: str) -> Drawing:
    """The drawing in an SVG; ContentError with what is wrong in the file called ``name``.

    Each figure is a group with one group inside, called ``<figure>-right`` or ``<figure>-left`` after the patient's
    side at the viewer's left, and one ``use`` that mirrors it. Shapes are paths of absolute M, L, C and Z.
    """
    try:
        return _Svg(text, name).drawing()
    except (PathFault, ValueError, KeyError) as error:
        raise ContentError([Problem(name, str(error), "draw it like the maps that came with the program")]) from error


class _Svg:
    def __init__(self, text: str, name: str) -> None:
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise ValueError("has a document type, which a drawing does not need")
        try:
            self.root = ET.fromstring(text)  # noqa: S314  entities were refused above
        except ET.ParseError as error:
            raise ValueError(f"is no SVG: {error}") from error
        self.name = name

    def drawing(self) -> Drawing:
        box = [float(number) for number in (self.root.get("viewBox") or "").split()]
        if len(box) != _VIEW_BOX or box[0] or box[1]:
            raise ValueError("needs a viewBox that begins at 0 0")
        groups = [node for node in self.root if _tag(node) not in _PASSED_OVER]
        return Drawing(box[2], box[3], tuple(self._figure(group) for group in groups))

    def _figure(self, group: ET.Element) -> Figure:
        name = group.get("id") or ""
        parts = list(group)
        if _tag(group) != "g" or not name or [_tag(part) for part in parts] != ["g", "use"]:
            raise ValueError(f"the figure `{name}` needs a group and a use that mirrors it")
        half, use = parts
        figure, _, word = (half.get("id") or "").rpartition("-")
        if figure != name or word not in _SIDES:
            raise ValueError(f"the half of `{name}` is called {name}-right or {name}-left")
        if use.get("href") != f"#{name}-{word}":
            raise ValueError(f"the use in `{name}` mirrors #{name}-{word}")
        axis = _axis(use.get("transform") or "", name)
        side = _SIDES[word]
        shapes = tuple(self._shape(node, name, side) for node in half if _tag(node) == "path")
        points = tuple(self._point(node, name, side) for node in half if _tag(node) == "circle")
        if len(shapes) + len(points) != len(half):
            raise ValueError(f"`{name}` holds something that is neither a path nor a circle")
        return Figure(
            name,
            axis,
            side,
            (*shapes, *(_other_shape(shape, axis) for shape in shapes)),
            (*points, *(_other_point(point, axis) for point in points)),
        )

    def _shape(self, node: ET.Element, figure: str, side: Laterality) -> Shape:
        kind, region = node.get("class"), node.get("data-region") or ""
        if kind not in _KINDS or (kind == "region") != bool(region) or node.get("transform"):
            raise ValueError(f"a path of `{figure}` is an outline, a line, or a region with its data-region")
        label = [float(number) for number in (node.get("data-label") or "").split()]
        at = Point(*label) if label else None
        return Shape(kind, figure, side, read_path(node.get("d") or ""), region, at)  # type: ignore[arg-type]  # one of the kinds

    def _point(self, node: ET.Element, figure: str, side: Laterality) -> KeyPoint:
        region = node.get("data-region") or ""
        if node.get("class") != "point" or not region:
            raise ValueError(f"a circle of `{figure}` is a point with its data-region")
        at = Point(float(node.attrib["cx"]), float(node.attrib["cy"]))
        return KeyPoint(figure, side, region, at, float(node.attrib["r"]))


def _tag(node: ET.Element) -> str:
    return node.tag.removeprefix(_NS)


def _axis(transform: str, name: str) -> float:
    numbers = transform.removeprefix("matrix(").removesuffix(")").split()
    if numbers[:4] + numbers[5:] != ["-1", "0", "0", "1", "0"]:
        raise ValueError(f"the use in `{name}` is turned by matrix(-1 0 0 1 <twice the axis> 0)")
    return float(numbers[4]) / 2


def _other_shape(shape: Shape, axis: float) -> Shape:
    at = shape.label_at
    return replace(
        shape,
        side=shape.side.opposite,
        path=mirrored(shape.path, axis),
        label_at=Point(2 * axis - at.x, at.y) if at is not None else None,
    )


def _other_point(point: KeyPoint, axis: float) -> KeyPoint:
    return replace(point, side=point.side.opposite, at=Point(2 * axis - point.at.x, point.at.y))


def shapes_of(drawing: Drawing, kind: str) -> Iterator[Shape]:
    """The shapes of one kind, in the order in which they are drawn."""
    return (shape for shape in drawing.shapes if shape.kind == kind)

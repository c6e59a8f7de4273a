"""Rows of measured text that flow down columns and over pages, each remembering under which key it was drawn."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from examassist.report.paragraphs import safe_para

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from examassist.domain.body import Laterality
    from examassist.knowledge.maps.body_map import Look as MapLook
    from examassist.knowledge.maps.drawing import Drawing
    from examassist.report.paragraphs import Para
    from examassist.report.style import Type

Decor = Literal["", "pill", "hatch", "disc", "dot", "tick", "stamp", "patch", "box", "rule"]
Look = Literal["solid", "bold", "outline", "dashed", "hatched", "side"]


class Rectangle(NamedTuple):
    """Points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


class Drawn(NamedTuple):
    """Where a text was drawn; a long text has several rectangles under one key."""

    key: str
    page: int
    rectangle: Rectangle
    text: str


class Marked(NamedTuple):
    """A piece of text by the number that it bears on its page."""

    key: str
    page: int
    mark: int


@dataclass(frozen=True)
class Part:
    """One piece of text inside a row: ``x`` from the row's left edge, ``y`` down from its top."""

    key: str
    text: str
    x: float
    para: Para
    y: float = 0.0
    decor: Decor = ""


@dataclass(frozen=True)
class Swatch:
    """A small square that looks like an area of a map; ``y`` down from the row's top."""

    look: MapLook
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Picture:
    """A drawing inside a row, each of its regions in a look; one unit of it is ``scale`` points."""

    drawing: Drawing
    looks: Mapping[tuple[str, Laterality], MapLook]
    x: float
    y: float
    scale: float
    swatches: tuple[Swatch, ...] = ()


@dataclass(eq=False)
class Frame:
    """A box around all rows that name it, drawn once on each page they reach."""

    look: Look
    left: float
    width: float


@dataclass
class Piece:
    """A row that is never broken: its parts side by side, the room above it, and lines or fills behind it."""

    height: float
    parts: Sequence[Part] = ()
    above: float = 0.0
    with_next: bool = False
    frame: Frame | None = None
    fill: bool = False
    line: Literal["", "strong", "soft"] = ""
    width: float = 0.0
    picture: Picture | None = None
    mark: str = ""
    """The key of a block that begins here, for the outline and for tests."""


class Placed(NamedTuple):
    """A row at its place on a page."""

    piece: Piece
    x: float
    top: float
    scale: float = 1.0
    """All measures of the row, its place too, are drawn this much smaller."""


@dataclass
class Book:
    """Pages being filled from the top; ``top`` and ``bottom`` bound what may be used.

    ``reserved`` points at the foot of the first page are kept free for what must stand there.
    """

    top: float
    bottom: float
    pages: list[list[Placed]] = field(default_factory=list)
    y: float = 0.0
    reserved: float = 0.0

    @property
    def floor(self) -> float:
        """How far down this page may be filled."""
        return self.bottom + (self.reserved if len(self.pages) <= 1 else 0.0)

    def new_page(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self.y = self.top

    def flow(self, columns: Iterable[tuple[float, Iterable[Piece]]]) -> None:
        """Place columns of rows side by side, going on to the next page until all are placed."""
        waiting = [(x, deque(pieces)) for x, pieces in columns]
        if self.y < self.top and any(self._too_low(pieces) for _, pieces in waiting):
            self.new_page()
        while True:
            lows = [self._fill(x, pieces) for x, pieces in waiting]
            if not any(pieces for _, pieces in waiting):
                self.y = min([self.y, *lows])
                return
            self.new_page()

    def room(self) -> float:
        """Points left on this page."""
        return self.y - self.floor

    def _too_low(self, pieces: Sequence[Piece]) -> bool:
        """Whether not even the beginning of a column fits on this page."""
        return bool(pieces) and self.y - pieces[0].above - needed(pieces) < self.floor

    def _fill(self, x: float, pieces: deque[Piece]) -> float:
        y = self.y
        while pieces:
            above = pieces[0].above if y < self.top else 0.0
            fresh = y >= self.top
            if y - above - needed(pieces) < self.floor and not fresh:
                break
            piece = pieces.popleft()
            self.pages[-1].append(Placed(piece, x, y - above))
            y -= above + piece.height
        return y


def needed(pieces: Sequence[Piece]) -> float:
    """The height of the first row and of those that must stand with it."""
    needed = 0.0
    for number, piece in enumerate(pieces):
        needed += piece.height + (piece.above if number else 0.0)
        if not piece.with_next:
            break
    return needed


def text_pieces(
    key: str, text: str, kind: Type, width: float, *, x: float = 0.0, lead: str = "", frame: Frame | None = None
) -> list[Piece]:
    """``text`` in rows of a few lines, all under ``key``."""
    whole = " ".join(part for part in (lead, text) if part)
    return [
        Piece(para.height, (Part(key, whole, x, para),), frame=frame)
        for para in safe_para(text, kind, width, lead=lead)
    ]


def one_part(
    key: str, text: str, kind: Type, width: float, *, x: float = 0.0, y: float = 0.0, decor: Decor = ""
) -> list[Part]:
    """``text`` as parts of one row, one below the other; none for an empty text."""
    parts = []
    for para in safe_para(text, kind, width):
        parts.append(Part(key, text, x, para, y, decor))
        y += para.height
    return parts


def height_of(parts: Sequence[Part]) -> float:
    """How far down the parts of a row reach."""
    return max((part.y + part.para.height for part in parts), default=0.0)


def space(height: float, frame: Frame | None = None, *, with_next: bool = False) -> Piece:
    """Empty room."""
    return Piece(height, frame=frame, with_next=with_next)


def total(pieces: Sequence[Piece]) -> float:
    """The height of rows one below the other."""
    return sum(piece.height + piece.above for piece in pieces)

"""A body map turned into rows: the drawing with its names, what its looks mean beside it, the words below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.report import style
from examassist.report.fonts import width as text_width
from examassist.report.layout import Part, Picture, Piece, Swatch, height_of, one_part, space, text_pieces

if TYPE_CHECKING:
    from examassist.report.document import MapLabel, MapName, MapPicture

WIDTH = 176.0
"""Of the drawing: about 62 mm."""
HEAD = 11.0
LETTER = 9.0
SWATCH = 9.0
BESIDE = 10.0
"""Between the drawing and its meanings."""


def map_pieces(block: MapPicture, width: float) -> list[Piece]:
    """The rows of a map: its picture is one row, which is never broken."""
    rows = [_title(block, width), _picture(block, width)]
    for line in block.lines:
        pieces = text_pieces(line.key, line.text, style.MAP_WORDS, width - 6, x=6, lead=line.lead)
        pieces[0].above = 1.5
        rows += pieces
    note = text_pieces(f"{block.key}.note", block.note, style.REMARK, width - 6, x=6)
    for row in (*rows, *note)[:-1]:
        row.with_next = True
    return [*rows, *note, space(3)]


def _title(block: MapPicture, width: float) -> Piece:
    parts = one_part(f"{block.key}.title", block.title, style.GRID_TITLE, width - 14, x=6, y=2.6)
    return Piece(height_of(parts) + 3.2, parts, fill=True, width=width)


def _picture(block: MapPicture, width: float) -> Piece:
    figures = block.drawing.figures
    top = min(figure.box.top for figure in figures)
    bottom = max(figure.box.bottom for figure in figures)
    drawn = min(WIDTH, width * 0.74)
    scale = drawn / block.drawing.width
    up = HEAD + 3 - top * scale
    parts: list[Part] = []
    for name in block.names:
        parts += _name(block, name, scale, up)
    for label in block.labels:
        parts += _label(label, scale, up)
    left, y = drawn + BESIDE, HEAD + 3
    swatches = []
    for meaning in block.meanings:
        words = one_part(
            meaning.key, meaning.text, style.MAP_MEANING, width - left - SWATCH - 4, x=left + SWATCH + 4, y=y
        )
        swatches.append(Swatch(meaning.look, left, y, SWATCH))
        parts += words
        y = max(height_of(words), y + SWATCH) + 4
    height = max(up + bottom * scale, y) + 4
    picture = Picture(block.drawing, block.looks, 0.0, up, scale, tuple(swatches))
    return Piece(height, parts, picture=picture)


def _name(block: MapPicture, name: MapName, scale: float, up: float) -> list[Part]:
    """The figure's name between the two letters, above it."""
    figure = next(each for each in block.drawing.figures if each.id == name.figure)
    kind = style.MAP_NAME
    title = text_width(name.title, kind.font, kind.size) + 3
    wide = max((figure.box.right - figure.box.left) * scale - 4, title + 2 * LETTER + 2)
    middle, y = figure.axis * scale, figure.box.top * scale + up - HEAD
    left = middle - wide / 2
    return [
        *one_part(f"{name.key}.first", name.sides[0], style.MAP_SIDE, LETTER, x=left, y=y),
        *one_part(f"{name.key}.title", name.title, kind, title, x=middle - title / 2, y=y),
        *one_part(f"{name.key}.second", name.sides[1], style.MAP_SIDE, LETTER, x=left + wide - LETTER, y=y),
    ]


def _label(label: MapLabel, scale: float, up: float) -> list[Part]:
    place = label.shape.label_at
    if place is None:
        return []
    kind = style.MAP_LABEL
    wide = text_width(label.text, kind.font, kind.size) + 1.6
    x, y = place.x * scale - wide / 2, place.y * scale + up - kind.leading / 2
    return one_part(label.key, label.text, kind, wide, x=x, y=y, decor="patch")

"""A table of findings that is longer than a column: parts that fit, each under its own title and heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.report import style
from examassist.report.document import Grid
from examassist.report.layout import total
from examassist.report.pieces import block_pieces, grid_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.report.document import Block
    from examassist.report.layout import Piece


def parted(block: Block, width: float, room: float) -> Iterator[list[Piece]]:
    """The rows of a block; those of a table in parts of at most ``room`` points, broken between two of its rows.

    Each further part begins with the title, which says that it goes on, and with the heads of its columns: which side
    a value is of must not be looked up on the page before.
    """
    rows = block_pieces(block, width)
    if not isinstance(block, Grid) or total(rows) <= room:
        yield rows
        return
    part, number = [rows[0]], 0
    for entry in _entries(rows[1:]):
        if len(part) > 1 and total([*part, *entry]) > room:
            yield part
            number += 1
            part = [grid_head(block, width, number)]
            part[0].above = style.ROOM_ABOVE_BLOCK
        part += entry
    yield part


def _entries(rows: Sequence[Piece]) -> Iterator[list[Piece]]:
    """What belongs together: a row with the remarks below it, which a line ends."""
    entry: list[Piece] = []
    for row in rows:
        entry.append(row)
        if row.line:
            yield entry
            entry = []
    if entry:
        yield entry

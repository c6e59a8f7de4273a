"""The pages of the checklist on paper: lines to write on at the head of each, and as few sheets as can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.report import style
from examassist.report.fonts import BOLD
from examassist.report.layout import Book, Piece, Placed, height_of, one_part, text_pieces, total
from examassist.report.pieces import block_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.report.document import ReportDocument

MARGIN = 30.0
SMALLEST = 0.9
"""How small the rows are set where that saves a page."""
BY_HAND = (0.34, 0.15, 0.15, 0.17, 0.19)
"""Parts of the width for each thing that is written by hand at the head."""
BETWEEN = 10.0
HAND = 19.0
"""Points above a line that is written on."""

RULE = style.Type(8.4, 11, BOLD)
LABEL = style.Type(6.8, 8.6, ink="text-2")
STATE_WIDTH = 118.0
CLINIC_SHARE = 0.36
PAGE_WIDTH = 60.0


def lay_out_paper(document: ReportDocument, size: tuple[float, float]) -> list[list[Placed]]:
    """Every row of every page at its place; no row is broken."""
    width = size[0] - 2 * MARGIN
    head, low = _head(document, width, size[1] - style.TOP)
    foot = style.BOTTOM + total(_foot(document, width))
    pages = _pages(document, width, (low, foot + 6), 1.0)
    if len(pages) > len(smallest := _pages(document, width, (low, foot + 6), SMALLEST)):
        pages = smallest
    return [
        [*head, *rows, *_bottom(document, f"Page {number} of {len(pages)}", width, foot)]
        for number, rows in enumerate(pages, start=1)
    ]


def _pages(document: ReportDocument, width: float, room: tuple[float, float], scale: float) -> list[list[Placed]]:
    book = Book(room[0] / scale, room[1] / scale)
    book.new_page()
    for block in document.summary:
        book.flow([(MARGIN / scale, block_pieces(block, width / scale))])
    return [[placed._replace(scale=scale) for placed in page] for page in book.pages]


def _head(document: ReportDocument, width: float, top: float) -> tuple[list[Placed], float]:
    """Which checklist it is, whose it is, and what a blank box means; and where the rows begin below it."""
    room = width - STATE_WIDTH
    clinic = room * CLINIC_SHARE
    parts = one_part("page.clinic", document.clinic, style.CLINIC, clinic - 6)
    parts += one_part("page.title", document.title, style.PAGE_TITLE, room - clinic, x=clinic)
    left = width - STATE_WIDTH + 12
    parts += one_part("page.state", document.state, style.STAMP, STATE_WIDTH - 14, x=left, decor="stamp")
    first = Piece(height_of(parts) + 5, parts, line="strong", width=width)
    placed = [Placed(first, MARGIN, top)]
    y, x = top - first.height, MARGIN
    for field, share in zip(document.identity.facts, BY_HAND, strict=True):
        wide = width * share - BETWEEN
        label = one_part(f"{field.key}.label", field.label, LABEL, wide)
        placed.append(Placed(Piece(HAND, line="strong", width=wide), x, y))
        placed.append(Placed(Piece(height_of(label), label), x, y - HAND - 1))
        x += width * share
    rule = text_pieces("page.footer.0", document.footer[0], RULE, width)
    y -= HAND + LABEL.leading + 5
    return [*placed, *_stack(rule, y)], y - total(rule) - 3


def _foot(document: ReportDocument, width: float) -> list[Piece]:
    return [
        row
        for number, line in enumerate(document.footer)
        if number
        for row in text_pieces(f"page.footer.{number}", line, style.FOOTER, width - PAGE_WIDTH - 10)
    ]


def _bottom(document: ReportDocument, page: str, width: float, top: float) -> list[Placed]:
    rule = Placed(Piece(0.0, line="soft", width=width), MARGIN, top + 4)
    number = one_part("page.number", page, style.PAGE_NUMBER, PAGE_WIDTH, x=width - PAGE_WIDTH)
    return [rule, Placed(Piece(height_of(number), number), MARGIN, top), *_stack(_foot(document, width), top)]


def _stack(rows: Sequence[Piece], top: float) -> list[Placed]:
    placed = []
    for row in rows:
        placed.append(Placed(row, MARGIN, top))
        top -= row.height
    return placed

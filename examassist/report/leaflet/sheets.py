"""The pages of the patient's sheet: nothing on them is smaller than large print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.report import style
from examassist.report.document import Band, Listing
from examassist.report.fonts import BOLD
from examassist.report.fonts import width as text_width
from examassist.report.layout import Book, Frame, Part, Piece, Placed, height_of, one_part, space, text_pieces, total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.report.document import Block, Line, ReportDocument

LARGE_PRINT = 12.6
"""Points; nothing on a patient's sheet is set smaller."""

HEADING = style.Type(16.5, 21, BOLD)
BODY = style.Type(13, 17.6, lead_font=BOLD)
NAME = style.Type(15, 19, BOLD)
SMALL = style.Type(LARGE_PRINT, 16, ink="text-2")
TITLE = style.Type(LARGE_PRINT, 16, ink="text-2", align="right")
CLINIC = style.Type(LARGE_PRINT, 16, BOLD)
PAGE = style.Type(LARGE_PRINT, 16, BOLD, align="right")
ALARM_TITLE = style.Type(15, 19.5, BOLD, ink="bg-surface")
ALARM_BODY = style.Type(13, 17.6, ink="bg-surface")
BOX_TITLE = style.Type(15, 19.5, BOLD)

INDENT, PADDING = 18.0, 14.0
PAGE_WIDTH = 96.0
HAND = 7.0
"""Points above the words of a line that is written by hand."""


def lay_out_leaflet(document: ReportDocument, size: tuple[float, float]) -> list[list[Placed]]:
    """Every row of every page at its place; a box is never broken."""
    width = size[0] - 2 * style.MARGIN
    head, foot = _head(document, width), _foot(document, width)
    book = Book(size[1] - style.TOP - total(head) - 6, style.BOTTOM + total(foot) + 8)
    book.new_page()
    for block in document.summary:
        book.flow([(style.MARGIN, _rows(block, width))])
    pages = []
    for number, rows in enumerate(book.pages, start=1):
        page = one_part("page.number", f"Page {number} of {len(book.pages)}", PAGE, PAGE_WIDTH, x=width - PAGE_WIDTH)
        top = style.BOTTOM + total(foot)
        rule = Placed(Piece(0.0, line="soft", width=width), style.MARGIN, top + 4)
        numbered = Placed(Piece(height_of(page), page), style.MARGIN, top)
        pages.append(
            [
                *_stack(_head(document, width), size[1] - style.TOP),
                *rows,
                rule,
                numbered,
                *_stack(_foot(document, width), top),
            ]
        )
    return pages


def _head(document: ReportDocument, width: float) -> list[Piece]:
    parts = one_part("page.clinic", document.clinic, CLINIC, width * 0.6)
    parts += one_part("page.title", document.title, TITLE, width * 0.4 - 6, x=width * 0.6 + 6)
    rows = [Piece(height_of(parts) + 4, parts, line="strong", width=width), space(6)]
    rows += text_pieces("page.state", document.state, NAME, width)
    rows += text_pieces("page.name", document.identity.name, NAME, width)
    rows += text_pieces("page.latin_name", document.identity.latin_name, NAME, width)
    facts: list[Part] = []
    x = 0.0
    for field in document.identity.facts:
        label, value = (text_width(text, SMALL.font, SMALL.size) + 5 for text in (field.label, field.value))
        facts += one_part(f"{field.key}.label", field.label, SMALL, label, x=x)
        facts += one_part(field.key, field.value, SMALL, value, x=x + label)
        x += label + value + 16
    return [*rows, Piece(height_of(facts), facts)]


def _foot(document: ReportDocument, width: float) -> list[Piece]:
    return [
        row
        for number, line in enumerate(document.footer)
        for row in text_pieces(f"page.footer.{number}", line, SMALL, width - PAGE_WIDTH - 12)
    ]


def _rows(block: Block, width: float) -> list[Piece]:
    rows = (
        _box(block, width) if isinstance(block, Band) else _listing(block, width) if isinstance(block, Listing) else []
    )
    if rows:
        rows[0].above = max(rows[0].above, 10.0)
        rows[0].mark = block.key
    return rows


def _listing(block: Listing, width: float) -> list[Piece]:
    heading = text_pieces(f"{block.key}.title", block.title, HEADING, width)
    for row in heading:
        row.with_next = True
    rows = [row for line in block.lines for row in _line(line, width, by_hand=block.kind == "by_hand")]
    return [*heading, space(2, with_next=True), *rows]


def _line(line: Line, width: float, *, by_hand: bool) -> list[Piece]:
    if by_hand and not line.text:
        parts = one_part(line.key, line.whole, BODY, width * 0.6, y=HAND)
        return [Piece(height_of(parts) + 2, parts, line="strong", width=width)]
    return _marked(line, width, BODY)


def _marked(line: Line, width: float, kind: style.Type, frame: Frame | None = None, x: float = 0.0) -> list[Piece]:
    """A line, with a dot before it where it is one of a list."""
    if line.mark:
        x += INDENT
    rows = text_pieces(line.key, line.text, kind, width - x, x=x, lead=line.lead, frame=frame)
    if line.mark and rows:
        part = rows[0].parts[0]
        sign = one_part(f"{line.key}.mark", "\u2022", kind, INDENT - 6, x=x - INDENT + 4)
        rows[0].parts = (*sign, part)
    if rows:
        rows[0].above = 3.0
    return rows


def _box(block: Band, width: float) -> list[Piece]:
    """Dark for what cannot wait, outlined for the rest; a box stays on one page."""
    alarm = block.kind == "now"
    frame = Frame("solid" if alarm else "bold", 0.0, width)
    inner = width - PADDING
    rows = [space(10, frame, with_next=True)]
    title, body = (ALARM_TITLE, ALARM_BODY) if alarm else (BOX_TITLE, BODY)
    rows += text_pieces(f"{block.key}.title", block.title, title, inner - PADDING, x=PADDING, frame=frame)
    for line in block.lines:
        rows += _marked(line, inner, body, frame, PADDING)
    rows.append(space(10, frame))
    for row in rows[:-1]:
        row.with_next = True
    return rows


def _stack(rows: Sequence[Piece], top: float) -> list[Placed]:
    placed = []
    for row in rows:
        placed.append(Placed(row, style.MARGIN, top))
        top -= row.height
    return placed

"""The blocks of a report turned into rows: what each kind of block looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from examassist.language import translate as _
from examassist.report import style
from examassist.report.document import (
    SIDE_KEYS,
    Band,
    Block,
    Fields,
    Grid,
    Line,
    Listing,
    MapPicture,
    Request,
    Requests,
    Row,
    again_key,
)
from examassist.report.fonts import width as text_width
from examassist.report.layout import Frame, Part, Piece, height_of, one_part, space, text_pieces
from examassist.report.map_pieces import map_pieces
from examassist.report.paper.pieces import paper_pieces
from examassist.report.paper.rows import PaperTable

if TYPE_CHECKING:
    from examassist.report.document import Cell
    from examassist.report.style import Type

INDENT = 15.0
PADDING = 10.0
NUMBER_WIDTH = 24.0
CLOCK_WIDTH = 270.0
LABEL_SHARE = 0.46
ANSWER_SHARE = 0.42
HAND_SHARE = 0.5
HAND_ROOM = 5.5
"""Points above the words of a line that is written by hand, so that writing has room on its rule."""
SIGNS = {"for": "+", "against": "−", "second": "+2", "unknown": "?"}  # noqa: RUF001  a real minus sign


def block_pieces(block: Block, width: float) -> list[Piece]:
    """The rows of any block at ``width`` points."""
    match block:
        case Band():
            rows = band(block, width)
        case Listing():
            rows = listing(block, width)
        case Requests():
            rows = requests(block, width)
        case Fields():
            rows = fields(block, width)
        case Grid():
            rows = grid(block, width)
        case MapPicture():
            rows = map_pieces(block, width)
        case PaperTable():
            rows = paper_pieces(block, width)
        case _:
            assert_never(block)
    if rows:
        rows[0].above = max(rows[0].above, style.ROOM_ABOVE_BLOCK)
        rows[0].mark = block.key
    return rows


def band(block: Band, width: float) -> list[Piece]:
    """A box with the heading large; solid dark when an emergency is raised."""
    alarm = block.kind == "now"
    kinds = (
        (style.ALARM_EYEBROW, style.ALARM_TITLE, style.ALARM_BODY)
        if alarm
        else (style.BAND_EYEBROW, style.BAND_TITLE, style.BAND_BODY)
    )
    look: dict[str, str] = {"now": "solid", "raised": "bold", "open": "outline"}
    frame = Frame(look[block.kind], 0.0, width)  # type: ignore[arg-type]  # a row of one part  # the three looks of a band
    inner, x = width - 2 * PADDING - 2, PADDING + 1
    rows = [space(7, frame, with_next=True)]
    if block.eyebrow:
        rows += text_pieces(f"{block.key}.eyebrow", block.eyebrow, kinds[0], inner, x=x, frame=frame)
    rows += text_pieces(f"{block.key}.title", block.title, kinds[1], inner, x=x, frame=frame)
    for row in rows:
        row.with_next = True
    for line in block.lines:
        pieces = text_pieces(line.key, line.text, kinds[2], inner, x=x, lead=line.lead, frame=frame)
        if pieces:
            pieces[0].above = 1.5
        rows += pieces
    rows[-1].with_next = True
    rows.append(space(7, frame))
    return rows


def heading(key: str, title: str, note: str, width: float) -> list[Piece]:
    """A heading with a rule below and a small remark beside or, where it is long, under it."""
    room = text_width(title, style.HEADING.font, style.HEADING.size) + 8
    beside = note and room + text_width(note, style.REMARK.font, style.REMARK.size) + 2 < width
    title_width = room if beside else width
    parts = one_part(f"{key}.title", title, style.HEADING, title_width)
    if beside:
        parts += one_part(f"{key}.note", note, style.REMARK, width - room, x=room, y=2.1)
    elif note:
        parts += one_part(f"{key}.note", note, style.REMARK, width, y=height_of(parts))
    return [
        Piece(height_of(parts) + 2.0, parts, with_next=True, line="strong", width=width),
        space(2.5, with_next=True),
    ]


def listing(block: Listing, width: float) -> list[Piece]:
    """Lines below a heading; a hatched box around what was not examined."""
    rows = heading(block.key, block.title, block.note, width)
    if block.kind == "hatched" and block.lines:
        frame = Frame("hatched", 0.0, width)
        rows += [space(4, frame, with_next=True)]
        for line in block.lines:
            rows += text_pieces(line.key, line.text, style.BODY, width - 22, x=15, lead=line.lead, frame=frame)
        rows[-1].with_next = True
        return [*rows, space(4, frame)]
    if block.kind == "by_hand":
        return rows + [_by_hand(line, width) for line in block.lines]
    return rows + lines_of(block, width)


def _by_hand(line: Line, width: float) -> Piece:
    """A label with room for a hand, on a rule."""
    parts = one_part(line.key, line.whole, style.QUIET, width * HAND_SHARE, y=HAND_ROOM)
    return Piece(height_of(parts) + 1.5, parts, line="soft", width=width)


def lines_of(block: Listing, width: float) -> list[Piece]:
    """The lines of a listing without its heading."""
    kinds = {"large": style.LARGE, "columns": style.SMALL, "small": style.SOURCE, "dense": style.SMALL}
    kind = kinds.get(block.kind, style.BODY)
    return [row for line in block.lines for row in line_pieces(line, width, kind)]


def line_pieces(line: Line, width: float, kind: Type) -> list[Piece]:
    """One line, with its mark hanging before it."""
    kind = style.QUIET if line.quiet else kind
    x = INDENT if line.mark or line.quiet else 0.0
    rows = text_pieces(line.key, line.text, kind, width - x, x=x, lead=line.lead)
    if rows and line.lead and not line.mark:
        rows[0].above = 0.5 if kind is style.SOURCE else 2.5
    if not rows or not line.mark:
        return rows
    sign = SIGNS.get(line.mark, "")
    decor = "dot" if line.mark == "item" else "tick" if line.mark == "agreed" else ""
    anchor = rows[0].parts[0]
    if sign:
        marks = one_part(f"{line.key}.mark", sign, style.MARKS, INDENT - 0.5, x=-1.5, y=-0.2)
        rows[0].parts = (*marks, anchor)
    elif decor:
        rows[0].parts = (Part(anchor.key, anchor.text, anchor.x, anchor.para, anchor.y, decor),)  # type: ignore[arg-type]  # a row of one part
    rows[0].above = 1.0
    return rows


def requests(block: Requests, width: float) -> list[Piece]:
    """Numbered tests, each with its clock on the right and a dashed box of what belongs into the request."""
    rows = heading(block.key, block.title, block.note, width)
    for request in block.requests:
        rows += _request(request, width)
    return rows


def _request(request: Request, width: float) -> list[Piece]:
    clock = min(CLOCK_WIDTH, text_width(request.clock, style.CLOCK.font, style.CLOCK.size) + 6)
    parts = one_part(f"{request.key}.number", request.number, style.NUMBER, 15, y=1.2, decor="disc")
    parts += one_part(
        f"{request.key}.title", request.title, style.REQUEST, width - NUMBER_WIDTH - clock - 6, x=NUMBER_WIDTH
    )
    parts += one_part(f"{request.key}.clock", request.clock, style.CLOCK, clock, x=width - clock)
    rows = [Piece(height_of(parts) + 2, parts, above=4.0, with_next=True)]
    if not request.lines:
        return rows
    frame = Frame("dashed", NUMBER_WIDTH, width - NUMBER_WIDTH)
    inner, x = width - NUMBER_WIDTH - 2 * PADDING, NUMBER_WIDTH + PADDING
    rows.append(space(4, frame, with_next=True))
    for line in request.lines:
        rows += text_pieces(line.key, line.text, style.BODY, inner, x=x, lead=line.lead, frame=frame)
    rows[-1].with_next = True
    return [*rows, space(4.5, frame)]


def fields(block: Fields, width: float) -> list[Piece]:
    """Labelled values side by side in one box."""
    frame = Frame("bold", 0.0, width)
    each = (width - 2 * PADDING) / max(1, len(block.fields))
    parts: list[Part] = []
    for number, entry in enumerate(block.fields):
        x, room = PADDING + number * each, each - 8
        column = one_part(f"{entry.key}.label", entry.label, style.REMARK, room, x=x)
        column += one_part(entry.key, entry.value, style.SIGNED, room, x=x, y=height_of(column))
        for line in entry.lines:
            column += one_part(line.key, line.whole, style.QUIET, room, x=x, y=height_of(column))
        parts += column
    return [
        space(5, frame, with_next=True),
        Piece(height_of(parts), parts, with_next=True, frame=frame),
        space(6, frame),
    ]


def grid(block: Grid, width: float) -> list[Piece]:
    """The findings of one section: label, right, left; unsided answers keep one wide cell."""
    label = width * (LABEL_SHARE if block.heads else ANSWER_SHARE)
    column = (width - label) / 2
    rows = [grid_head(block, width)]
    for entry in block.rows:
        rows += _grid_row(entry, width, label, column)
    return rows


def grid_head(block: Grid, width: float, part: int = 0) -> Piece:
    """The title of a grid with the heads of its columns; ``part`` counts where it goes on elsewhere."""
    label = width * (LABEL_SHARE if block.heads else ANSWER_SHARE)
    column = (width - label) / 2
    title = _("{title} (continued)").format(title=block.title) if part else block.title
    again = again_key(part) if part else ""
    room = label if block.heads else width
    parts = one_part(f"{block.key}.title{again}", title, style.GRID_TITLE, room - 8, x=6, y=2.6)
    for number, (head, side) in enumerate(zip(block.heads, SIDE_KEYS, strict=False)):
        x = label + number * column + 2
        parts += one_part(f"{block.key}.head.{side}{again}", head, style.GRID_HEAD, column - 4, x=x, y=3.2)
    return Piece(height_of(parts) + 3.2, parts, with_next=True, fill=True, width=width)


def _grid_row(entry: Row, width: float, label: float, column: float) -> list[Piece]:
    parts = one_part(f"{entry.key}.label", entry.label, style.GRID_LABEL, label - 10, x=6, y=2.4)
    rest: list[Piece] = []
    if len(entry.cells) == 1:
        cell = entry.cells[0]
        parts += _wide_cell(cell, label, width - label - 4)
    else:
        for number, cell in enumerate(entry.cells):
            parts += _cell(cell, label + number * column + 2, column - 4)
    for note in entry.notes:
        rest += text_pieces(note.key, note.text, style.QUIET, width - 18, x=12, lead=note.lead)
    rows = [Piece(height_of(parts) + 2.6, parts, width=width, with_next=bool(rest)), *rest]
    rows[-1].line, rows[-1].width = "soft", width
    return rows


def _cell(cell: Cell, x: float, width: float) -> list[Part]:
    match cell.tone:
        case "abnormal":
            return one_part(cell.key, cell.text, style.GRID_STRONG, width, x=x, y=2.4, decor="pill")
        case "not_obtained" | "blank":
            return one_part(cell.key, cell.text, style.GRID_MISSING, width, x=x, y=2.7, decor="hatch")
        case _:
            return one_part(cell.key, cell.text, style.GRID_VALUE, width, x=x, y=2.4)


def _wide_cell(cell: Cell, x: float, width: float) -> list[Part]:
    match cell.tone:
        case "abnormal":
            kind = style.Type(**{**vars(style.GRID_STRONG), "align": "left"})
            return one_part(cell.key, cell.text, kind, width - 10, x=x + 6, y=2.4, decor="pill")
        case "not_obtained" | "blank":
            kind = style.Type(**{**vars(style.GRID_MISSING), "align": "left"})
            return one_part(cell.key, cell.text, kind, width - 10, x=x + 6, y=2.7, decor="hatch")
        case _:
            return one_part(cell.key, cell.text, style.GRID_TEXT, width, x=x, y=2.4)

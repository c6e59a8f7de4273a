"""The pages of a report: the same head and foot on each, the summary first, findings and reasons after it."""

from __future__ import annotations

from collections import deque
from types import MappingProxyType
from typing import TYPE_CHECKING

from examassist.language import translate as _
from examassist.report import style
from examassist.report.document import MARK, Listing, Requests
from examassist.report.fonts import printed
from examassist.report.fonts import width as text_width
from examassist.report.layout import Book, Part, Piece, Placed, height_of, needed, one_part, space, text_pieces, total
from examassist.report.parted import parted
from examassist.report.pieces import block_pieces, lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examassist.report.document import Block, ReportDocument

COLUMNS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "abnormal": (frozenset(), frozenset({"weighing"})),
        "agreed": (frozenset(), frozenset({"not_examined"})),
    }
)
"""Blocks that begin two columns: what may stand below them, and what stands in the right column beside them."""

LEVEL: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "transfer.facts": frozenset(
            {
                "transfer.by_hand",
                "transfer.other",
                "findings.short_exam",
                "transfer.asked",
                "transfer.answers",
                "transfer.handover",
            }
        ),
    }
)
"""Blocks that begin two columns in which what follows stands so that both are of about the same height."""

ON_PAGE_ONE = frozenset({"not_examined", "who"})
"""Blocks that stand at the foot of page one where the summary needs more than one: they never go over to page two."""

SCALES = (1.0, 0.96, 0.93, 0.9)
"""How small the summary may be set to stand on one page."""

SMALLER = (0.84, 0.78, 0.72)
"""How small the one page of an emergency may be set when it was shortened as far as it may be."""

BELOW = 0.4
"""The part of a page that must be left for findings to begin below the end of the summary."""

FOLLOWS = 2
"""Lines kept free on page one to say what follows on the next."""

STAMP_WIDTH = 92.0
CLINIC_SHARE = 0.45
BETWEEN_FACTS = 14.0
PAGE_NUMBER_WIDTH = 56.0


def lay_out(document: ReportDocument, size: tuple[float, float]) -> list[list[Placed]]:
    """Every row of every page at its place."""
    if document.kind == "leaflet":
        from examassist.report.leaflet.sheets import lay_out_leaflet

        return lay_out_leaflet(document, size)
    if document.kind == "paper":
        from examassist.report.paper.sheets import lay_out_paper

        return lay_out_paper(document, size)
    width = size[0] - 2 * style.MARGIN
    room, foot = _room(document, size)
    scales = (*SCALES, *SMALLER) if document.kind == "transfer" else SCALES
    book = _summary_pages(document, width, room, scales)
    before = len(book.pages)
    if document.kind == "summary":
        _findings_pages(book, document, width)
    contents, pages = book.pages, []
    for number, rows in enumerate(contents):
        title = document.title if number < before else document.findings_title
        pages.append(
            [
                *_stack(_head(document, title, width), size[1] - style.TOP),
                *rows,
                *_bottom(document, f"Page {number + 1} of {len(contents)}", width, style.BOTTOM + foot),
            ]
        )
    return pages


def is_one_page(document: ReportDocument, size: tuple[float, float]) -> bool:
    """Whether what stands before the findings fits on one page at a size that is read with ease."""
    room, _foot_height = _room(document, size)
    return len(_summary_pages(document, size[0] - 2 * style.MARGIN, room, SCALES).pages) == 1


def _room(document: ReportDocument, size: tuple[float, float]) -> tuple[tuple[float, float], float]:
    """From where down to where a page may be filled, and the height of its foot."""
    width = size[0] - 2 * style.MARGIN
    head = max(total(_head(document, title, width)) for title in (document.title, document.findings_title)) + 7
    foot = max(total(_foot(document, width)), 14)
    return (size[1] - style.TOP - head, style.BOTTOM + foot + 8), foot


def _summary_pages(document: ReportDocument, width: float, room: tuple[float, float], scales: Sequence[float]) -> Book:
    """The summary on one page, smaller where it must be; on more pages where that is not enough."""
    for scale in scales:
        book = Book(top=room[0] / scale, bottom=room[1] / scale)
        book.new_page()
        _summary(book, document.summary, width / scale, style.MARGIN / scale)
        if len(book.pages) == 1:
            page = [placed._replace(scale=scale) for placed in book.pages[0]]
            return Book(*room, pages=[page], y=room[1])
    return _on_more_pages(document, width, room)


def _on_more_pages(document: ReportDocument, width: float, room: tuple[float, float]) -> Book:
    """As small as may be; what page one must say has its room there before all other blocks, and it says what follows.

    Whoever reads page one alone reads what was not examined, and learns what stands elsewhere.
    """
    scale = SCALES[-1]
    wide, margin = width / scale, style.MARGIN / scale
    kept = [row for block in document.summary if block.key in ON_PAGE_ONE for row in block_pieces(block, wide)]
    others = [block for block in document.summary if block.key not in ON_PAGE_ONE]
    book = Book(room[0] / scale, room[1] / scale, reserved=total(kept) + FOLLOWS * style.QUIET.leading)
    book.new_page()
    _summary(book, others, wide, margin)
    low = min((placed.top - placed.piece.height for placed in book.pages[0]), default=book.top)
    for row in (*_what_follows(book, others, wide), *kept):
        low -= row.above
        book.pages[0].append(Placed(row, margin, low))
        low -= row.height
    y = book.y if len(book.pages) > 1 else low
    return Book(*room, pages=[[row._replace(scale=scale) for row in page] for page in book.pages], y=y * scale)


def _what_follows(book: Book, blocks: Sequence[Block], width: float) -> list[Piece]:
    """What does not stand on page one, by its headings; the end of a block is named as well as a whole one."""
    began = {placed.piece.mark: number for number, page in enumerate(book.pages) for placed in page}
    titles = {block.key: block.title for block in blocks if isinstance(block, (Listing, Requests))}
    here = [key for key in titles if began.get(key) == 0]
    said = [title for key, title in titles.items() if began.get(key, 0) > 0]
    if here and len(book.pages) > 1 and not book.pages[1][0].piece.mark:
        said.insert(0, _("more of {title}").format(title=titles[here[-1]]))
    if not said:
        return []
    text = _("On page 2: {what}.").format(what="; ".join(said))
    rows = text_pieces(f"page.follows{MARK}", text, style.QUIET, width)
    rows[0].above = 4.0
    return rows


def _findings_pages(book: Book, document: ReportDocument, width: float) -> None:
    """Findings on a page of their own, or below what did not fit on page one where that leaves much of a page."""
    if len(book.pages) == 1 or book.room() < BELOW * (book.top - book.bottom):
        book.new_page()
    legend = text_pieces("legend", document.legend, style.QUIET, width)
    for piece in legend[:1]:
        piece.above = style.ROOM_ABOVE_BLOCK
    book.flow([(style.MARGIN, legend)])
    column = book.room()
    _newspaper(book, [rows for grid in document.findings for rows in parted(grid, _half(width), column)], width)
    for listing in document.appendix:
        in_columns(book, listing, width)


def _half(width: float) -> float:
    return (width - style.GUTTER) / 2


def _summary(book: Book, blocks: Sequence[Block], width: float, margin: float) -> None:
    """Blocks one below the other, those of two columns side by side."""
    waiting = deque(blocks)
    half = _half(width)
    while waiting:
        left = [waiting.popleft()]
        below, beside = COLUMNS.get(left[0].key, (frozenset(), frozenset()))
        if left[0].key in LEVEL:
            left, right = _levelled([*left, *_taken(waiting, LEVEL[left[0].key])], half)
        else:
            left += _taken(waiting, below)
            right = _taken(waiting, beside)
        if right:
            book.flow(
                [
                    (margin, [row for block in left for row in block_pieces(block, half)]),
                    (margin + half + style.GUTTER, [row for block in right for row in block_pieces(block, half)]),
                ]
            )
        else:
            book.flow([(margin, [row for block in left for row in block_pieces(block, width)])])


def _levelled(blocks: list[Block], width: float) -> tuple[list[Block], list[Block]]:
    """Blocks cut in two where the higher of the two columns is least high; their order stays."""
    heights = [total(block_pieces(block, width)) for block in blocks]
    split = min(range(1, len(blocks) + 1), key=lambda n: max(sum(heights[:n]), sum(heights[n:])))
    return blocks[:split], blocks[split:]


def _taken(waiting: deque[Block], keys: frozenset[str]) -> list[Block]:
    """The next blocks, as long as they are among ``keys``."""
    taken = []
    while waiting and waiting[0].key in keys:
        taken.append(waiting.popleft())
    return taken


def _newspaper(book: Book, grids: list[list[Piece]], width: float) -> None:
    """Whole grids in two columns of about the same height; as many pages as they need."""
    half, waiting = _half(width), list(grids)
    while waiting:
        heights = [total(rows) for rows in waiting]
        split = min(range(1, len(waiting) + 1), key=lambda n: max(sum(heights[:n]), sum(heights[n:])))
        count = len(waiting)
        if max(sum(heights[:split]), sum(heights[split:])) > book.room():
            split = _fitting(heights, book.room())
            count = split + _fitting(heights[split:], book.room()) if waiting[split:] else split
        left = [row for rows in waiting[:split] for row in rows]
        right = [row for rows in waiting[split:count] for row in rows]
        book.flow([(style.MARGIN, left), (style.MARGIN + half + style.GUTTER, right)])
        waiting = waiting[count:]
        if waiting:
            book.new_page()


def in_columns(book: Book, block: Listing, width: float) -> None:
    """A heading over the whole width, and its lines in two columns of about the same height."""
    half, waiting = _half(width), lines_of(block, _half(width))
    head = block_pieces(Listing(block.key, block.title, (), note=block.note), width)
    if book.room() < total(head) + max(4 * style.BODY.leading, needed(waiting)):
        book.new_page()
    book.flow([(style.MARGIN, head)])
    while waiting:
        if needed(waiting) + waiting[0].above > book.room() and book.y < book.top:
            book.new_page()
        heights = [piece.height + piece.above for piece in waiting]
        split = next(n for n in range(1, len(heights) + 1) if sum(heights[:n]) >= sum(heights[n:]))
        count = len(waiting)
        if sum(heights[:split]) > book.room():
            split = _fitting(heights, book.room())
            count = split + _fitting(heights[split:], book.room())
        columns = (waiting[:split], waiting[split:count])
        book.flow([(style.MARGIN, columns[0]), (style.MARGIN + half + style.GUTTER, columns[1])])
        waiting = waiting[count:]
        if waiting:
            book.new_page()


def _fitting(heights: Sequence[float], room: float) -> int:
    """How many from the first on fit into ``room``; at least one, which then flows on by itself."""
    used = 0.0
    for number, height in enumerate(heights):
        used += height
        if used > room:
            return max(1, number)
    return len(heights)


def _head(document: ReportDocument, title: str, width: float) -> list[Piece]:
    clinic_width = width * CLINIC_SHARE
    parts = one_part("page.clinic", document.clinic, style.CLINIC, clinic_width)
    parts += one_part("page.title", title, style.PAGE_TITLE, width - clinic_width - 6, x=clinic_width + 6)
    rows = [Piece(height_of(parts) + 3, parts, line="strong", width=width), space(5)]
    return [*rows, _names(document, width), space(1), *_facts(document, width)]


def _names(document: ReportDocument, width: float) -> Piece:
    identity = document.identity
    room = width - (STAMP_WIDTH + 10 if document.state else 0)
    name_width, kind = room, _name_type(printed(identity.name))
    if identity.latin_name:
        wanted = text_width(identity.name, kind.font, kind.size) + 10
        name_width = min(wanted, room / 2)
    fits = kind is style.NAME and len(printed(identity.latin_name)) < style.NAME_FITS
    latin = style.FOREIGN_NAME if fits else style.ENDLESS_NAME
    parts = one_part("page.name", identity.name, kind, name_width)
    parts += one_part("page.latin_name", identity.latin_name, latin, room - name_width - 8, x=name_width + 8, y=2.2)
    if document.state:
        parts += one_part(
            "page.state", document.state, style.STAMP, STAMP_WIDTH, x=width - STAMP_WIDTH, y=5.5, decor="stamp"
        )
    return Piece(height_of(parts), parts)


def _name_type(name: str) -> style.Type:
    if len(name) <= style.NAME_FITS:
        return style.NAME
    return style.LONG_NAME if len(name) <= style.LONG_NAME_FITS else style.ENDLESS_NAME


def _facts(document: ReportDocument, width: float) -> list[Piece]:
    """Label and value in pairs, on as many lines as they need."""
    rows: list[Piece] = []
    parts: list[Part] = []
    x = 0.0
    for field in document.identity.facts:
        label = text_width(field.label, style.FACT_LABEL.font, style.FACT_LABEL.size) + 4
        value = min(text_width(field.value, style.FACT.font, style.FACT.size) + 2, width - label)
        if parts and x + label + value > width:
            rows.append(Piece(height_of(parts), parts))
            parts, x = [], 0.0
        parts += one_part(f"{field.key}.label", field.label, style.FACT_LABEL, label, x=x, y=0.3)
        parts += one_part(field.key, field.value, style.FACT, value, x=x + label)
        x += label + value + BETWEEN_FACTS
    return [*rows, Piece(height_of(parts), parts)]


def _foot(document: ReportDocument, width: float) -> list[Piece]:
    rows: list[Piece] = []
    for number, line in enumerate(document.footer):
        rows += text_pieces(f"page.footer.{number}", line, style.FOOTER, width - PAGE_NUMBER_WIDTH - 10)
    return rows


def _bottom(document: ReportDocument, page: str, width: float, top: float) -> list[Placed]:
    rule = Placed(Piece(0.0, line="soft", width=width), style.MARGIN, top + 4)
    number = one_part("page.number", page, style.PAGE_NUMBER, PAGE_NUMBER_WIDTH, x=width - PAGE_NUMBER_WIDTH)
    return [rule, Placed(Piece(height_of(number), number), style.MARGIN, top), *_stack(_foot(document, width), top)]


def _stack(rows: Sequence[Piece], top: float) -> list[Placed]:
    placed = []
    for row in rows:
        placed.append(Placed(row, style.MARGIN, top))
        top -= row.height
    return placed

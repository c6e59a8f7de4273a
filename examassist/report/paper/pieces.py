"""The rows of the checklist on paper: name and what to do on the left, the boxes beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.report import style
from examassist.report.draw import BOX, RULE
from examassist.report.fonts import BOLD, SEMIBOLD
from examassist.report.fonts import width as text_width
from examassist.report.layout import Part, Piece, height_of, one_part
from examassist.report.paragraphs import safe_para

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.report.layout import Decor
    from examassist.report.paper.rows import Boxes, Choice, PaperRow, PaperTable

NUMBER_WIDTH = 25.0
LABEL_SHARE = 0.28
GUTTER = 8.0
BETWEEN = 5.5
"""Points between two answers."""
BEFORE_BOX = BOX + 3.4
BEFORE_RULE = RULE + 2.0
LINE = 10.6
"""Points from one line of boxes to the next: room for a pen."""

TITLE = style.Type(9, 11.5, BOLD)
NUMBER = style.Type(8, 10.4, BOLD)
LABEL = style.Type(8.2, 10.4, SEMIBOLD)
WHAT = style.Type(6.7, 8.2, ink="text-2")
ANSWER = style.Type(7.2, 9.4, lead_font=BOLD)
SIDE = style.Type(7.6, 9.4, BOLD)
OPENED = style.Type(6.9, 9.4, SEMIBOLD)


class _Area(NamedTuple):
    x: float
    width: float


def paper_pieces(block: PaperTable, width: float) -> list[Piece]:
    """The title of a section, and each of its rows, which is never broken."""
    parts = one_part(f"{block.key}.title", block.title, TITLE, width - 12, x=4, y=1.6)
    rows = [Piece(height_of(parts) + 2, parts, fill=True, width=width, with_next=True)]
    return [*rows, *(_row(row, width) for row in block.rows)]


def _row(row: PaperRow, width: float) -> Piece:
    wide = width * LABEL_SHARE
    parts = one_part(f"{row.key}.number", row.number, NUMBER, NUMBER_WIDTH - 2, x=2, y=2)
    name = one_part(f"{row.key}.label", row.label, LABEL, wide - NUMBER_WIDTH, x=NUMBER_WIDTH, y=2)
    parts += name
    parts += one_part(f"{row.key}.what", row.what, WHAT, wide - NUMBER_WIDTH, x=NUMBER_WIDTH, y=height_of(name))
    left = wide + GUTTER
    room = width - left
    y = 2.4
    if len(row.cells) > 1:
        half = (room - GUTTER) / 2
        beside = [_Area(left, half), _Area(left + half + GUTTER, half)]
        found = [_boxes(boxes, area, y, SIDE) for boxes, area in zip(row.cells, beside, strict=True)]
    else:
        found = [_boxes(boxes, _Area(left, room), y, SIDE) for boxes in row.cells]
    parts += [part for each in found for part in each]
    for boxes in row.further:
        y = max(height_of(each) for each in found) + 0.4
        found = [_boxes(boxes, _Area(left, room), y, OPENED)]
        parts += found[0]
    return Piece(height_of(parts) + 2.4, parts, line="soft", width=width)


def _boxes(boxes: Boxes, area: _Area, y: float, kind: style.Type) -> list[Part]:
    """The answers one after the other, on as many lines as they need."""
    parts: list[Part] = []
    x = area.x
    if boxes.lead:
        lead = text_width(boxes.lead, kind.font, kind.size) + 2
        parts += one_part(f"{boxes.key}.lead", boxes.lead, kind, min(lead, area.width), x=x, y=y)
        x += min(lead, area.width) + 4
    first = x
    for choice in boxes.choices:
        before = BEFORE_BOX if choice.kind == "box" else BEFORE_RULE
        wide = min(_width(choice), area.width - before)
        if x > first and x + before + wide > area.x + area.width:
            x, y = area.x + (first - area.x if kind is SIDE else 0.0), _below(parts, y)
        if x + before + wide > area.x + area.width:
            x, y = area.x, _below(parts, y)
        parts += _choice(choice, x + before, y, wide)
        x += before + wide + BETWEEN
    return parts


def _below(parts: Sequence[Part], y: float) -> float:
    return max(y + LINE, height_of(parts) + LINE - ANSWER.leading)


def _width(choice: Choice) -> float:
    lead = text_width(f"{choice.lead} ", ANSWER.lead_font, ANSWER.size) if choice.lead else 0.0
    return lead + text_width(choice.text, ANSWER.font, ANSWER.size) + 1.6


def _choice(choice: Choice, x: float, y: float, width: float) -> list[Part]:
    """One answer behind its box; the box stands at its first line alone."""
    parts = []
    for place, para in enumerate(safe_para(choice.text, ANSWER, width, lead=choice.lead)):
        decor: Decor = "" if place else "box" if choice.kind == "box" else "rule"
        parts.append(Part(choice.key, choice.whole, x, para, y, decor))
        y += para.height
    return parts

"""The tables of findings read from the paper as a person reads them: by ruled rows and columns, with no key to help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from examassist.report.letters import pages_of
from examassist.report.pieces import ANSWER_SHARE, LABEL_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examassist.report.layout import Rectangle
    from examassist.report.letters import Letter

RULED = 200.0
"""Points; a rule or a head of a table is longer than anything else that is drawn."""
GOES_ON = "(continued)"
RULE, HEAD = 1.5, 12.0
"""Points; a rule is no higher, and the head of a table no lower."""


class Line(NamedTuple):
    """One row of a table: its head, its label, all that stands beside it, and the same as right and left."""

    title: str
    label: str
    whole: str
    cells: tuple[str, ...]


def tables(data: bytes) -> list[Line]:
    """Every row of every table of findings of a file, in reading order."""
    file = pypdfium2.PdfDocument(data)
    ruled = [list(_ruled(page)) for page in file]
    file.close()
    lines: list[Line] = []
    for (paper, letters, _cut), shapes in zip(pages_of(data), ruled, strict=True):
        for half in (False, True):
            column = [shape for shape in shapes if (shape.left > paper.right / 2) is half]
            lines += _column(sorted(column, key=lambda shape: -shape.top), letters)
    return lines


def _ruled(page: pypdfium2.PdfPage) -> Iterator[Rectangle]:
    from examassist.report.layout import Rectangle

    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, bottom, right, top = shape.get_bounds()
        if RULED < right - left < 2 * RULED and (top - bottom < RULE or HEAD < top - bottom < 3 * HEAD):
            yield Rectangle(left, bottom, right, top)


def _column(shapes: list[Rectangle], letters: list[Letter]) -> Iterator[Line]:
    """The rows of one column of tables: each stands above its rule, below the one before or the head."""
    title, middle, above = "", 0.0, 0.0
    for shape in shapes:
        width = shape.right - shape.left
        if shape.top - shape.bottom > HEAD:
            inside = _within(letters, shape.left, shape.right, shape.bottom, shape.top)
            words = _words(inside)
            sided = len(words) > 2 and [text for text, *_ in words[-2:]] == ["RIGHT", "LEFT"]
            middle = (words[-2][1] + words[-1][1]) / 2 if sided else 0.0
            title = _text(each for each in inside if not (sided and each.box.right > words[-2][2]))
            title = title.removesuffix(GOES_ON)
        else:
            inside = _within(letters, shape.left, shape.right, shape.top, above)
            edge = shape.left + width * (LABEL_SHARE if middle else ANSWER_SHARE) - 2
            label = [each for each in inside if each.box.left < edge]
            rest = [each for each in inside if each.box.left >= edge]
            crossing = any(each.box.left < middle < each.box.right for each in rest)
            sides = [[each for each in rest if (each.box.left >= middle) is half] for half in (False, True)]
            split = middle and not crossing and all(sides)
            yield Line(title, _text(label), _text(rest), tuple(map(_text, sides if split else [rest])))
        above = shape.bottom


def _within(letters: Iterable[Letter], left: float, right: float, bottom: float, top: float) -> list[Letter]:
    return [
        each
        for each in letters
        if left <= (each.box.left + each.box.right) / 2 <= right
        and bottom <= (each.box.bottom + each.box.top) / 2 <= top
    ]


def _in_order(letters: Iterable[Letter]) -> list[Letter]:
    return sorted(letters, key=lambda each: (-round(each.line, 1), each.box.left))


def _text(letters: Iterable[Letter]) -> str:
    return "".join(each.text for each in _in_order(letters))


def _words(letters: Iterable[Letter]) -> list[tuple[str, float, float]]:
    """The words of a head from left to right, each with its middle and its left edge."""
    words: list[list[Letter]] = []
    for each in sorted(letters, key=lambda each: each.box.left):
        if words and each.box.left - words[-1][-1].box.right < 2:
            words[-1].append(each)
        else:
            words.append([each])
    edges = [(word[0].box.left, word[-1].box.right) for word in words]
    return [(_text(word), sum(edge) / 2, edge[0]) for word, edge in zip(words, edges, strict=True)]

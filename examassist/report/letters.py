"""The letters of a finished file as they stand on its pages, each with its place; asked for in as few calls as can be.

A report has ten thousand letters: what is done for each of them is most of what reading back costs.
"""

from __future__ import annotations

import ctypes
import math
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from examassist.report.layout import Rectangle
from examassist.report.pdfium import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HYPHENS = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u00ad": "-"}
SIDES = 4
EDGE = ctypes.sizeof(ctypes.c_double)
SURROGATES = ("\ud800", "\udfff")


class Letter(NamedTuple):
    """One character as it stands on the page."""

    text: str
    box: Rectangle
    line: float = math.nan
    """How high on the page the line of writing runs on which it stands; no number where nobody asked."""


class ReadPage(NamedTuple):
    """A page as it was read: its own rectangle, every character that is not blank, and whether a text may be cut."""

    paper: Rectangle
    letters: list[Letter]
    cut: bool


def pages_of(data: bytes, *, lines: bool = True) -> list[ReadPage]:
    """Each page; with ``lines`` also on which line each letter stands."""
    with opened(data) as file:
        pages = []
        for page in file:
            text = page.get_textpage()
            letters = list(_letters(text, lines=lines))
            pages.append(ReadPage(Rectangle(0, 0, *page.get_size()), letters, _is_cut(page)))
            text.close()
            page.close()
        return pages


def _letters(text: Any, *, lines: bool) -> Iterator[Letter]:  # noqa: ANN401  a text page of PDFium
    place, origin = _box_of(), _origin_of()
    page = ctypes.cast(text.raw, ctypes.c_void_p).value
    characters = [(at, each) for at, each in enumerate(_characters(text)) if not (each.isspace() or each == "\0")]
    edges = (ctypes.c_double * (SIDES * len(characters)))()
    here = ctypes.addressof(edges)
    for at, _character in characters:
        place(page, at, here, here + EDGE, here + 2 * EDGE, here + 3 * EDGE)
        here += SIDES * EDGE
    boxes = iter(edges[:])  # left, right, bottom, top of each
    written = [math.nan] * len(characters)
    if lines:
        across, line = ctypes.c_double(), ctypes.c_double()
        for number, (at, _character) in enumerate(characters):
            origin(page, at, ctypes.addressof(across), ctypes.addressof(line))
            written[number] = line.value
    for (_at, character), left, right, bottom, top, on in zip(
        characters, boxes, boxes, boxes, boxes, written, strict=True
    ):
        yield Letter(HYPHENS.get(character, character), Rectangle(left, bottom, right, top), on)


def _characters(text: Any) -> str:  # noqa: ANN401
    """Every character of a page by its number, all at once where that is certain to give one for each."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(text)
    whole = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, whole)
    characters = "".join(map(chr, whole[:count]))
    # characters of which nothing is known are left out there, and those of two units would hide that
    if written == count + 1 and not any(SURROGATES[0] <= each <= SURROGATES[1] for each in set(characters)):
        return characters
    return "".join(chr(pdfium.FPDFText_GetUnicode(text, index)) for index in range(count))


def _is_cut(page: Any) -> bool:  # noqa: ANN401  a page of PDFium
    """Whether a text is drawn inside an outline: its letters are all there, and some may not be seen."""
    import pypdfium2.raw as pdfium

    raw = page.raw
    for index in range(pdfium.FPDFPage_CountObjects(raw)):
        drawn = pdfium.FPDFPage_GetObject(raw, index)
        if (
            pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_TEXT
            and pdfium.FPDFClipPath_CountPaths(pdfium.FPDFPageObj_GetClipPath(drawn)) > 0
        ):
            return True
    return False


@cache
def _box_of() -> Callable[..., int]:
    """The library's function with plain addresses for arguments, which is called twice as fast."""
    import pypdfium2.raw as pdfium

    kinds = (ctypes.c_void_p, ctypes.c_int, *(ctypes.c_void_p,) * SIDES)
    return _called_as(pdfium.FPDFText_GetCharBox, *kinds)


@cache
def _origin_of() -> Callable[..., int]:
    import pypdfium2.raw as pdfium

    return _called_as(pdfium.FPDFText_GetCharOrigin, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


def _called_as(function: Any, *kinds: Any) -> Callable[..., int]:  # noqa: ANN401  ctypes
    return ctypes.CFUNCTYPE(ctypes.c_int, *kinds)(ctypes.cast(function, ctypes.c_void_p).value or 0)

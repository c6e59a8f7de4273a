"""What is put on a canvas in few instructions: colours and fonts are said again only where they change.

A file holds each instruction, and whoever checks the file reads each one of them.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from examassist.report.style import inks

if TYPE_CHECKING:
    from collections.abc import Iterator

SET = "_set_as"
"""Where a canvas keeps the font in which it writes; it is saved and restored with its other state."""

USED = "_letters_used"
"""Where a canvas keeps which letters of which font were written; None where the library wrote some of its own."""


BLANK = 0x20
NOTHING = 0.0005
ACROSS = {"rises": (0.5**0.5, -(0.5**0.5)), "falls": (0.5**0.5, 0.5**0.5), "lies": (0.0, 1.0)}
"""From one line of a hatch to the next, on a page that counts upwards."""


Way: TypeAlias = Literal["rises", "falls", "lies"]


class Box(NamedTuple):
    """Points of the page, which counts upwards."""

    left: float
    bottom: float
    right: float
    top: float


@cache
def colour(name: str) -> Any:  # noqa: ANN401  reportlab has no types
    """One of the theme's colours, the same object each time."""
    from reportlab.lib.colors import HexColor

    return HexColor(inks()[name])


@cache
def tint(name: str) -> str:
    """One of the theme's colours as the three numbers of an instruction."""
    shade = colour(name)
    return " ".join(map(number, (shade.red, shade.green, shade.blue)))


def remember_fonts(canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
    """From now on the canvas knows in which font it writes."""
    if SET not in canvas.STATE_ATTRIBUTES:
        canvas.STATE_ATTRIBUTES = [*canvas.STATE_ATTRIBUTES, SET]
    setattr(canvas, SET, None)
    if not hasattr(canvas, USED):
        setattr(canvas, USED, {})


def use_all(canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
    """The library writes by itself: nobody knows which letters."""
    setattr(canvas, USED, None)


def leave_out_unused(canvas: Any) -> None:  # noqa: ANN401  reportlab has no types
    """Letters that the library keeps in every font, so that its files are readable, and that are nowhere written."""
    from reportlab.pdfbase.pdfmetrics import getFont

    for font, letters in (getattr(canvas, USED) or {}).items():
        codes = {ord(letter) for letter in letters} | {BLANK}
        state = getFont(font).state[canvas._doc]  # noqa: SLF001  fonts are parted by document
        state.subsets[0] = [code if code in codes else 0 for code in state.subsets[0]]


def fill(canvas: Any, name: str) -> None:  # noqa: ANN401  reportlab has no types
    """Write and fill in this colour from here on."""
    wanted = colour(name)
    if canvas._fillColorObj is not wanted:  # noqa: SLF001  nothing else says it
        canvas.setFillColor(wanted)


def shown(canvas: Any, text: str, font: str, size: float) -> Iterator[str]:  # noqa: ANN401  reportlab has no types
    """The instructions that write ``text`` from where the pen stands."""
    from reportlab.pdfbase.pdfmetrics import getFont

    face, document = getFont(font), canvas._doc  # noqa: SLF001
    if (used := getattr(canvas, USED)) is not None:
        used.setdefault(font, set()).update(text)
    # the library keeps plain letters at their own places in the first part of each font, and looks each of them up
    parts = [(0, text.encode())] if text.isascii() else face.splitString(text, document)
    for subset, letters in parts:
        wanted = (font, subset, size)
        if getattr(canvas, SET) != wanted:
            setattr(canvas, SET, wanted)
            yield f"{face.getSubsetInternalName(subset, document)} {number(size)} Tf"
        yield f"({canvas._escape(letters)}) Tj"  # noqa: SLF001


def hatch(canvas: Any, box: Box, way: Way, step: float, wide: float) -> None:  # noqa: ANN401  reportlab has no types
    """Parallel lines over all of ``box`` and a little more, ``step`` points apart, at fixed places of the page.

    All of them are the dashes of one line as broad as the box: one instruction in place of one for each of them.
    """
    across_x, across_y = ACROSS[way]
    middle_x, middle_y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    reach = ((box.right - box.left) ** 2 + (box.top - box.bottom) ** 2) ** 0.5 / 2 + step
    first = math.floor((middle_x * across_x + middle_y * across_y - reach) / step) * step - wide / 2
    at = first - (middle_x * across_x + middle_y * across_y)
    start_x, start_y = middle_x + at * across_x, middle_y + at * across_y
    end_x, end_y = middle_x + reach * across_x, middle_y + reach * across_y
    dashes = f"[{number(wide)} {number(step - wide)}] 0 d {number(2 * reach)} w"
    corners = " ".join(map(number, (start_x, start_y))), " ".join(map(number, (end_x, end_y)))
    canvas._code.append(f"q 0 J {dashes} {corners[0]} m {corners[1]} l S Q")  # noqa: SLF001


def rounded(value: float, digits: int) -> float:
    """``value`` to so many digits; ``round`` takes twenty times as long for the last bit, which nobody sees."""
    steps = 10.0**digits
    return math.floor(value * steps + 0.5) / steps


def number(value: float) -> str:
    """A number as short as it can be said; a thousandth of a point is nothing on paper."""
    return "0" if -NOTHING < value < NOTHING else f"{value:.6g}"

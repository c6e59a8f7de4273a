"""How wide rail and panel are in a window of some width, and when they make room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from examassist.ui.theme import Looks

VERY_WIDE = 1800
WIDE = 1400
NARROW = 1280
LARGEST_WITH_PANEL = 150
"""At a larger zoom the panel makes room for the exam, however wide the window is."""
WIDEST_PAGE = 1040
LOW_PAGE = 700
"""Below this height a page has one line for what has two otherwise."""
TIGHT_PAGE = 380
"""Below this, as in a magnified window, whatever is not a row gives way to the rows."""
SMALL_BANNER = 1000
"""Below this the banner takes a second line."""


class Widths(NamedTuple):
    """What a window has room for; lengths are those of the design, before any zoom."""

    rail: int
    panel: int
    small: bool = False
    """Whether the rows of the rail are low."""
    narrow: bool = False
    """Whether the rail shows icons and one word, and the panel is a drawer over the page."""
    drawer: bool = False
    large: bool = False
    """Whether the letters grow and the page stays in the middle."""
    two_lines: bool = False
    """Whether the banner takes a second line."""


def widths_for(window: int, looks: Looks) -> Widths:
    """Rail and panel for a window of that many pixels: what is magnified has less room."""
    room = window * 100 / looks.zoom
    drawer = looks.touch or room < NARROW or looks.zoom > LARGEST_WITH_PANEL
    two_lines = room < SMALL_BANNER
    if looks.touch or room < NARROW:
        return Widths(76, 356, small=True, narrow=True, drawer=True, two_lines=two_lines)
    if room >= VERY_WIDE:
        return Widths(260, 420, drawer=drawer, large=True)
    if room >= WIDE:
        return Widths(236, 356, drawer=drawer)
    return Widths(204, 318, small=True, drawer=drawer)

"""Paper, sizes and inks of the report: few, and told apart without colour."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from examassist.report.fonts import BOLD, REGULAR, SEMIBOLD
from examassist.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Mapping

Paper = Literal["A4", "Letter"]
PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType({"A4": (595.276, 841.890), "Letter": (612.0, 792.0)})
"""Width and height in points."""

NAME_FITS, LONG_NAME_FITS = 60, 160
"""Letters of a name that may stand large, and smaller; longer ones stand small, so that a page keeps room."""

MARGIN = 42.0
GUTTER = 20.0
TOP = 26.0
BOTTOM = 30.0

ROOM_ABOVE_BLOCK = 6.5
LINES_A_PIECE = 6
"""A long text flows in pieces of so many lines."""


@dataclass(frozen=True)
class Type:
    """How a text is set; sizes in points."""

    size: float
    leading: float
    font: str = REGULAR
    lead_font: str = SEMIBOLD
    ink: str = "text-1"
    align: Literal["left", "right", "centre"] = "left"


NAME = Type(17, 21, BOLD)
LONG_NAME = Type(10, 12.5, BOLD)
ENDLESS_NAME = Type(8, 10, BOLD)
FOREIGN_NAME = Type(14, 18, BOLD)
FACT_LABEL = Type(8.6, 12, ink="text-2")
FACT = Type(9.2, 12, SEMIBOLD)
CLINIC = Type(8.6, 11, SEMIBOLD)
PAGE_TITLE = Type(8.2, 11, ink="text-2", align="right")
STAMP = Type(8.6, 11, BOLD, align="centre")
HEADING = Type(10.6, 13.2, BOLD)
REMARK = Type(8, 11, ink="text-2")
BODY = Type(8.7, 11.7)
SMALL = Type(8.3, 11.4)
SOURCE = Type(7.6, 10.2)
QUIET = Type(8.3, 11.4, ink="text-2")
LARGE = Type(10.5, 14.2, lead_font=BOLD)
MARKS = Type(9.0, 11.7, BOLD, align="centre")
BAND_EYEBROW = Type(7.8, 10.5, BOLD)
BAND_TITLE = Type(11.4, 15, BOLD)
BAND_BODY = Type(8.7, 11.7)
ALARM_EYEBROW = Type(8.2, 11, BOLD, ink="bg-surface")
ALARM_TITLE = Type(14.5, 18.5, BOLD, ink="bg-surface")
ALARM_BODY = Type(9.2, 12.8, lead_font=BOLD, ink="bg-surface")
REQUEST = Type(9.8, 13, BOLD)
CLOCK = Type(8.9, 13, SEMIBOLD, align="right")
NUMBER = Type(8.4, 11, BOLD, ink="bg-surface", align="centre")
SIGNED = Type(9, 11.8, SEMIBOLD)
GRID_TITLE = Type(9, 11.5, BOLD)
GRID_HEAD = Type(7.6, 11.5, BOLD, align="centre")
GRID_LABEL = Type(8.5, 11)
GRID_VALUE = Type(8.4, 11, align="centre")
GRID_STRONG = Type(8.3, 11, BOLD, ink="bg-surface", align="centre")
GRID_MISSING = Type(7.5, 10.4, SEMIBOLD, ink="text-2", align="centre")
GRID_TEXT = Type(8.4, 11)
MAP_NAME = Type(7, 8.6, SEMIBOLD, ink="text-2", align="centre")
MAP_SIDE = Type(7.4, 9, BOLD, align="centre")
MAP_LABEL = Type(5.4, 6.5, SEMIBOLD, align="centre")
MAP_MEANING = Type(7.2, 8.8)
MAP_WORDS = Type(7.8, 10)
FOOTER = Type(6.6, 8.8, ink="text-2")
PAGE_NUMBER = Type(8, 10, BOLD, align="right")


@cache
def inks() -> Mapping[str, str]:
    """The colours of the light theme by name."""
    tokens = json.loads((resource_root() / "theme" / "tokens.json").read_text(encoding="utf-8"))
    return MappingProxyType(tokens["light"])

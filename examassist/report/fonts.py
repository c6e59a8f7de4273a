"""The embedded fonts, and any text turned into runs of characters that one of them can draw."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from examassist.report.library import set_up
from examassist.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REGULAR, SEMIBOLD, BOLD = "Inter", "Inter-SemiBold", "Inter-Bold"
OTHER, OTHER_BOLD = "DejaVuSans", "DejaVuSans-Bold"
FALLBACK = {REGULAR: OTHER, SEMIBOLD: OTHER_BOLD, BOLD: OTHER_BOLD, OTHER: OTHER, OTHER_BOLD: OTHER_BOLD}
FILES = {
    REGULAR: "Inter-Regular.ttf",
    SEMIBOLD: "Inter-SemiBold.ttf",
    BOLD: "Inter-Bold.ttf",
    OTHER: "DejaVuSans.ttf",
    OTHER_BOLD: "DejaVuSans-Bold.ttf",
}
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that would change or hide text without being seen: controls, bidi marks, surrogates."""
EMPTY = frozenset("\u034f\u2800\ufffc") | frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Characters of other categories for which a font may have an empty glyph: joiners, variation selectors, fillers."""

BASIC = 0xFFFF
"""Characters beyond this are printed by number: what reportlab writes for them cannot be read back or copied."""


COMMON = 0x2600
"""Letters and signs up to here stand in most texts."""

NEVER_FROM_THE_RIGHT = "\u0590"
"""No letter before this one is read from the right."""


class Run(NamedTuple):
    """Characters that one font draws."""

    font: str
    text: str


@cache
def prepare() -> Mapping[str, frozenset[int]]:
    """The code points of every font, once reportlab knows the fonts; nothing of it is imported before this."""
    set_up(REGULAR)
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    covered = {}
    for name, file in FILES.items():
        font = TTFont(name, str(resource_root() / "fonts" / file), shapable=True)
        pdfmetrics.registerFont(font)
        covered[name] = frozenset(code for code in font.face.charToGlyph if code <= BASIC)
    for name in FILES:
        pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)
    return covered


def visible(text: str) -> str:
    """The text composed (NFC), with everything that would act unseen written as its number; lines stay lines."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_seen(character) for character in composed)


def _seen(character: str) -> str:
    if character == "\n":
        return character
    if character == "\t":
        return " "
    unseen = unicodedata.category(character) in UNSEEN or character in EMPTY
    return numbered(character) if unseen else character


def numbered(character: str) -> str:
    """The character's number, as it is printed where no font has the character."""
    return f"[U+{ord(character):04X}]"


@cache
def _as_they_are(font: str) -> frozenset[str]:
    """The letters of most texts that ``font`` draws as they are: a text of nothing else is one run."""
    common = (chr(code) for code in prepare()[font] if code < COMMON)
    return frozenset("\n").union(each for each in common if _seen(each) == each)


def runs(text: str, font: str) -> Iterator[Run]:
    """The text in order, each run in ``font`` or its fallback; what neither has stands as its number."""
    if text and _as_they_are(font).issuperset(text) and unicodedata.is_normalized("NFC", text):
        yield Run(font, text)
        return
    current, held = font, ""
    for character in visible(text):
        chosen, shown = _drawn_with(character, font)
        if character.isspace() and held:
            chosen = current
        if chosen != current and held:
            yield Run(current, held)
            held = ""
        current, held = chosen, held + shown
    if held:
        yield Run(current, held)


def printed(text: str, font: str = REGULAR) -> str:
    """What is read on paper for ``text``."""
    return "".join(run.text for run in runs(text, font))


def covers(character: str) -> bool:
    """Whether a bundled font has the character in every weight that is used."""
    covered = prepare()
    return all(
        ord(character) in covered[font] or ord(character) in covered[FALLBACK[font]]
        for font in (REGULAR, SEMIBOLD, BOLD)
    )


def is_drawn(character: str) -> bool:
    """Whether the character is printed as itself, or is a blank, and not as its number."""
    composed = unicodedata.normalize("NFC", character)
    return character in "\t\r\n" or all(_seen(each) == each and covers(each) for each in composed)


def is_right_to_left(text: str) -> bool:
    """Whether a letter of the text belongs to a script that is read from the right."""
    if max(text, default="") < NEVER_FROM_THE_RIGHT:
        return False
    return any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in text)


def _drawn_with(character: str, font: str) -> tuple[str, str]:
    covered = prepare()
    if character == "\n" or ord(character) in covered[font]:
        return font, character
    if ord(character) in covered[FALLBACK[font]]:
        return FALLBACK[font], character
    return font, numbered(character)


def width(text: str, font: str, size: float) -> float:
    """The width in points of the text on one line."""
    prepare()
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(sum(stringWidth(run.text, run.font, size) for run in runs(text, font)))

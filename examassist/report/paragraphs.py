"""The one place that makes a paragraph from anybody's words: escaped, visible, in fonts that have its letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from examassist.report.fonts import FALLBACK, Run, is_right_to_left, prepare, runs
from examassist.report.fonts import width as text_width
from examassist.report.ink import colour, fill, number, rounded, shown, use_all
from examassist.report.lines import NO_BREAK, broken
from examassist.report.style import LINES_A_PIECE, Type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.report.lines import Line

LONGEST = 2000
"""Characters; a paragraph that the library shapes takes time by the square of its length."""

ENDLESS = 1_000_000.0

_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:[A-Za-z]{1,4}|%)(?!\w))")
"""A blank between a number and a short word: a unit that stands alone on the next line is read with what follows."""

LEFT_OF = {"left": 0.0, "centre": 0.5, "right": 1.0}
"""The part of the room beside a line that is left of it."""

SHAPED = 0.98
"""How much of a line may be filled with words of which only the width before shaping is known."""


class Para:
    """A few lines of text that know their height and draw themselves."""

    def __init__(self, lines: Sequence[Line], kind: Type, width: float) -> None:
        """Keep lines that were broken at ``width`` points."""
        self.width = width
        self.align = kind.align
        self.height = len(lines) * kind.leading
        self._lines = lines
        self._kind = kind

    @property
    def lines(self) -> tuple[str, ...]:
        """The words of each line."""
        return tuple(line.text for line in self._lines)

    def draw(self, canvas: Any, x: float, top: float) -> None:  # noqa: ANN401  reportlab has no types
        """Draw it below ``top``."""
        kind = self._kind
        fill(canvas, kind.ink)
        code, at, below = ["BT"], (0.0, 0.0), rounded(top - kind.size, 3)
        for line in self._lines:
            start = rounded(x + LEFT_OF[self.align] * max(0.0, self.width - line.width), 3)
            code.append(f"{number(start - at[0])} {number(below - at[1])} Td")
            at, below = (start, below), rounded(below - kind.leading, 3)
            narrowed = line.narrowed(self.width)
            if narrowed:
                code.append(f"{narrowed:.4f} Tw")
            for font, text in line.runs:
                code += shown(canvas, text, font, kind.size)
            if narrowed:
                code.append("0 Tw")
        code.append("ET")
        canvas._code.append(" ".join(code))  # noqa: SLF001  its own ways of drawing a line take several times as long


class ShapedPara(Para):
    """Lines of which the library joined and turned the letters."""

    def __init__(self, paragraph: Any, kind: Type, width: float, height: float) -> None:  # noqa: ANN401  reportlab publishes no types
        """Keep a paragraph of the library that was wrapped at ``width`` points."""
        super().__init__((), kind, width)
        self.height = height
        self._paragraph = paragraph

    def draw(self, canvas: Any, x: float, top: float) -> None:  # noqa: ANN401  reportlab has no types
        """Draw it below ``top``."""
        use_all(canvas)
        self._paragraph.drawOn(canvas, x, top - self.height)


def safe_para(text: str, kind: Type, width: float, *, lead: str = "") -> tuple[Para, ...]:
    """``lead`` and ``text`` set as ``kind`` in pieces of a few lines, top to bottom; no character is taken as mark-up.

    A new line in the text is a new line on paper. An empty text makes no piece.
    """
    prepare()
    if is_right_to_left(lead) or is_right_to_left(text):
        return tuple(_shaped(text, kind, width, lead))
    if not lead and not text:
        return ()
    blank = [Run(kind.font, " ")] if lead and text else []
    told = [*_units_kept(lead, kind.lead_font), *blank, *_units_kept(text, kind.font)]
    lines = broken(told, kind.size, width) if (lead + text).strip() else []
    starts = range(0, max(1, len(lines)), LINES_A_PIECE)
    return tuple(Para(lines[start : start + LINES_A_PIECE], kind, width) for start in starts)


def _units_kept(text: str, font: str) -> Iterator[Run]:
    """The runs of a text in which a unit stays with its number."""
    for run in runs(text, font):
        yield Run(run.font, _BEFORE_UNIT.sub(NO_BREAK, run.text))


def _shaped(text: str, kind: Type, width: float, lead: str) -> Iterator[Para]:
    """Pieces of a text of which a part is read from the right."""
    from reportlab.platypus import Paragraph

    for lead_part, part in _chunks(lead, text):
        # what is shaped must be of one font: reportlab mixes up the glyphs of a word in two
        shaped = is_right_to_left(lead_part + part)
        fonts = [FALLBACK[font] if shaped else font for font in (kind.lead_font, kind.font)]
        told = (_turned(lead_part), _read_from_the_right(part, fonts, kind.size, width, lead_part)) if shaped else None
        parts = [_markup(words, font) for words, font in zip(told or (lead_part, part), fonts, strict=True) if words]
        rest = [Paragraph(" ".join(parts), _style(kind, shaped))]
        while rest:
            head, *rest = rest
            lines = LINES_A_PIECE * kind.leading + 0.01
            height = head.wrap(width, ENDLESS)[1]
            if height > lines:
                split = head.split(width, lines)
                if len(split) > 1:
                    head, rest = split[0], list(split[1:])
                    height = head.wrap(width, ENDLESS)[1]
            yield ShapedPara(head, kind, width, float(height))


def _chunks(lead: str, text: str) -> Iterator[tuple[str, str]]:
    """Parts of at most ``LONGEST`` characters, the first with the leading words; broken at blanks where there are."""
    while len(text) > LONGEST:
        cut = max(text.rfind(" ", 0, LONGEST), text.rfind("\n", 0, LONGEST))
        cut = cut if cut > 0 else LONGEST
        yield lead, text[:cut]
        lead, text = "", text[cut:].lstrip(" \n") if text[cut : cut + 1] in {" ", "\n"} else text[cut:]
    if lead or text:
        yield lead, text


def _read_from_the_right(text: str, fonts: Sequence[str], size: float, width: float, lead: str) -> str:
    """The text broken into lines of ``width`` points, the words of each put in the order in which they are read.

    reportlab fills each line from the left: without this the end of a long text would stand above its beginning.
    """
    font = fonts[-1]
    blank = text_width(" ", font, size)
    used = text_width(lead, fonts[0], size) + blank if lead else 0.0
    lines: list[str] = []
    for given in text.split("\n"):
        words: list[str] = []
        for word in given.split(" "):
            room = text_width(word, font, size)
            if used + room > width * SHAPED and (words or (lead and not lines)):
                lines.append(_turned(" ".join(words)))
                words, used = [], 0.0
            words.append(word)
            used += room + blank
        lines.append(_turned(" ".join(words)))
        used = 0.0
    return "\n".join(lines)


def _turned(line: str) -> str:
    """One line with each row of words that are read from the right in the order in which they stand on paper."""
    words = line.split(" ")
    start = 0
    while start < len(words):
        end = start + 1
        if is_right_to_left(words[start]):
            last = start
            while end < len(words) and not any(unicodedata.bidirectional(each) == "L" for each in words[end]):
                last = end if is_right_to_left(words[end]) else last
                end += 1
            end = last + 1
            words[start:end] = reversed(words[start:end])
        start = end
    return " ".join(words)


def _markup(text: str, font: str) -> str:
    return "".join(
        f'<font name="{run.font}">{escape(_BEFORE_UNIT.sub(NO_BREAK, run.text), quote=False)}</font>'.replace(
            "\n", "<br/>"
        )
        for run in runs(text, font)
    )


@cache
def _style(kind: Type, shaped: bool) -> Any:  # noqa: ANN401, FBT001  reportlab has no types; one switch
    from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "report",
        fontName=FALLBACK[kind.font] if shaped else kind.font,
        fontSize=kind.size,
        leading=kind.leading,
        textColor=colour(kind.ink),
        alignment={"left": TA_LEFT, "right": TA_RIGHT, "centre": TA_CENTER}[kind.align],
        bulletFontName=kind.font,
        allowWidows=1,
        allowOrphans=1,
        splitLongWords=1,
        embeddedHyphenation=0,
        uriWasteReduce=0,
        shaping=1 if shaped else 0,
    )

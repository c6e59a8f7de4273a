"""Words broken into lines that fit a width, each line in as few runs of one font as it has.

The library breaks lines too; it takes time by the square of a text's length, and ten times as long for a short one.
Lines come out as its own would (a test compares them), and what is shaped is still left to it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from examassist.report.fonts import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NO_BREAK = "\u00a0"
NOTHING = 1e-8
_BLANKS = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks of other widths, which come out as a plain one; a line may end at each of them."""

NARROWER = 0.05
"""The part of their width by which the blanks of a line may be narrowed, where one more word then fits on it."""

WORDS_KEPT = 8192


class Line(NamedTuple):
    """What stands on one line, and how many points wide it is."""

    runs: tuple[Run, ...]
    width: float

    def narrowed(self, room: float) -> float:
        """By how much each blank is narrowed for the line to fit; a little below 0, or 0."""
        blanks = self.text.count(" ") + self.text.count(NO_BREAK) if self.width > room + NOTHING else 0
        return (room - self.width) / blanks if blanks else 0.0

    @property
    def text(self) -> str:
        """The line as it is read."""
        return "".join(run.text for run in self.runs)


class _Word(NamedTuple):
    pieces: tuple[Run, ...]
    width: float
    blank: str
    """The font of the blank after it; empty where none is."""


def broken(told: Iterable[Run], size: float, width: float) -> list[Line]:
    """The lines of ``told`` at ``width`` points; a word that is wider than a line goes on in the next one."""
    lines: list[Line] = []
    for words in _given(told, size):
        lines += _filled(words, size, width)
    return lines


def _given(told: Iterable[Run], size: float) -> Iterator[list[_Word]]:
    """The words of each line that was begun on purpose; a new line at the very end begins none."""
    words: list[_Word] = []
    pieces: list[Run] = []
    for run in told:
        font = run.font
        for at, part in enumerate(_BLANKS.sub(" ", run.text).split("\n")):
            if at:
                _end(words, pieces, "", size)
                yield words
                words = []
            for count, word in enumerate(part.split(" ")):
                if count:
                    _end(words, pieces, font, size)
                if word:
                    pieces.append(Run(font, word))
    _end(words, pieces, "", size)
    if words:
        yield words


def _end(words: list[_Word], pieces: list[Run], blank: str, size: float) -> None:
    """Close the word that ``pieces`` make; where there are none, the blank belongs to the word before."""
    if pieces:
        wide = 0.0
        for piece in pieces:
            wide += 0.001 * units(piece.text, piece.font) * size
        words.append(_Word(tuple(pieces), wide, blank))
        pieces.clear()
    elif blank and words and not words[-1].blank:
        words[-1] = words[-1]._replace(blank=blank)


def _filled(words: Sequence[_Word], size: float, width: float) -> Iterator[Line]:
    line: list[_Word] = []
    used = room = blanks = 0.0
    for word in words:
        wanted = used + room + word.width
        blanks += room
        if wanted <= width + NARROWER * blanks:
            line.append(word)
            used = wanted
        elif word.width > width:
            full, line, used = _parted(word, line, used + room, size, width)
            yield from full
            blanks = 0.0
        else:
            if line:
                yield _line(line, used)
            line, used, blanks = [word], word.width, 0.0
        room = 0.001 * units(" ", word.blank) * size if word.blank else 0.0
    yield _line(line, used)


def _parted(
    word: _Word, line: Sequence[_Word], used: float, size: float, width: float
) -> tuple[list[Line], list[_Word], float]:
    """The line that was begun filled up letter by letter, as many lines as the word fills, and the beginning of one."""
    full: list[Line] = []
    begun, held = list(line), list[Run]()
    for font, text in word.pieces:
        for letter in text:
            wide = 0.001 * units(letter, font) * size
            if used + wide > width and (held or wide <= width):
                full.append(_line([*begun, _Word(tuple(held), 0.0, "")], used))
                begun, held, used = [], [], 0.0
            held.append(Run(font, letter))
            used += wide
    return full, [*begun, _Word(tuple(held), 0.0, word.blank)], used


def _line(words: Sequence[_Word], width: float) -> Line:
    """The words with their blanks, neighbours of one font in one run; the blank at the end is left out."""
    runs: list[Run] = []
    font, text, blank = "", "", ""
    for word in words:
        if blank and word.pieces:
            if blank == font:
                text += " "
            else:
                runs.append(Run(font, text))
                font, text = blank, " "
        for piece in word.pieces:
            if piece.font == font:
                text += piece.text
            else:
                if text:
                    runs.append(Run(font, text))
                font, text = piece
        blank = word.blank
    if text:
        runs.append(Run(font, text))
    return Line(tuple(runs), width)


@lru_cache(maxsize=WORDS_KEPT)
def units(text: str, font: str) -> float:
    """How wide the text is in thousandths of its size: most words of a report come again and again."""
    from reportlab.pdfbase.pdfmetrics import getFont

    face = getFont(font).face
    wide = face.charWidths.get
    return float(sum(wide(ord(letter), face.defaultWidth) for letter in text))

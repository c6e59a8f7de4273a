"""The words on the pages beside the words of the record, each difference by page and label."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.report.document import SIDE_KEYS
from examassist.report.letters import pages_of
from examassist.report.read_back import place_of, shows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from examassist.report.document import ReportDocument
    from examassist.report.layout import Drawn
    from examassist.report.letters import Letter

FURNITURE = "page."
UNPLACED = ""
LONGEST = 120
"""Letters of a text that are repeated in an answer."""
MANY = 1_000_000
"""More boxes than a page has."""
GAP = 0.22
"""How far apart two letters stand, as a part of the highest one, where a blank is between them."""


class Difference(NamedTuple):
    """One text that is not what it was to be."""

    page: int
    label: str
    expected: str
    found: str

    def __str__(self) -> str:
        """One sentence."""
        place = f"page {self.page}: {self.label}"
        if not self.expected:
            return f"{place} shows {_short(self.found)}, which is not in the record"
        recorded = f"{place} is {_short(self.expected)} in the record"
        return f"{recorded} and {_short(self.found)} on the page" if self.found else f"{recorded} and not on the page"


def on_the_pages(data: bytes, drawn: Sequence[Drawn]) -> list[Difference]:
    """Every text of ``drawn`` that the pages do not show at its place, and letters that stand nowhere in it."""
    wanted: dict[tuple[str, int], str] = {}
    found: dict[tuple[str, int], dict[int, list[Letter]]] = {}
    first: dict[tuple[str, int], int] = {}
    astray: dict[int, list[Letter]] = {}
    pages = pages_of(data)
    for number, (_, letters, _) in enumerate(pages, start=1):
        boxes = [each for each in drawn if each.page == number]
        last = 0
        for box in boxes:
            wanted[_where(box)] = box.text
            first.setdefault(_where(box), number)
        for letter in letters:
            at = place_of(letter, boxes, last)
            if at is None:
                astray.setdefault(number, []).append(letter)
            else:
                last = at
                pieces = found.setdefault(_where(boxes[at]), {})
                pieces.setdefault(number * MANY + at, []).append(letter)
    for box in drawn:
        if box.page > len(pages):
            wanted[_where(box)] = box.text
            first.setdefault(_where(box), box.page)
    texts = {each.key: each.text for each in drawn}
    differences = []
    for where, text in wanted.items():
        pieces = found.get(where, {})
        if not shows(list(pieces.values()), text):
            letters = [letter for piece in pieces.values() for letter in piece]
            differences.append(Difference(first[where], label(where[0], texts), text, _read(letters)))
    differences += [Difference(page, "a place without a text", "", _read(each)) for page, each in astray.items()]
    return sorted(differences, key=lambda each: each.page)


def with_the_record(document: ReportDocument, drawn: Sequence[Drawn]) -> list[Difference]:
    """Every text that the record leads to and the list of what was drawn has otherwise, or the other way round."""
    said = {key: text for key, text in (*document.furniture(), *document.said()) if text}
    texts = {each.key: each.text for each in drawn}
    pages = {each.key: each.page for each in reversed(drawn)}
    labels = {**said, **texts}
    drawn_only = (key for key in texts if key not in said and key not in {"page.title", "page.number"})
    return [
        *(
            Difference(pages.get(key, 1), label(key, labels), text, texts.get(key, ""))
            for key, text in said.items()
            if texts.get(key) != text
        ),
        *(
            Difference(pages[key], label(key, labels), "", texts[key])
            for key in drawn_only
            if not key.endswith(".mark")
        ),
    ]


def label(key: str, texts: Mapping[str, str]) -> str:
    """What stands beside or above a text: the name of its row with the side, else the nearest heading."""
    side = f", {key.rpartition('.')[2]}" if key.endswith(tuple(f".{each}" for each in SIDE_KEYS)) else ""
    near = key
    while near:
        for kind in ("label", "title"):
            beside = texts.get(f"{near}.{kind}")
            if beside and f"{near}.{kind}" != key:
                return f"\u201c{beside}{side}\u201d"
        near = near.rpartition(".")[0]
    return f"\u201c{key}\u201d"


def _where(box: Drawn) -> tuple[str, int]:
    return box.key, box.page if box.key.startswith(FURNITURE) else 0


def _read(letters: Sequence[Letter]) -> str:
    return "".join(_spaced(letters))


def _spaced(letters: Sequence[Letter]) -> Iterator[str]:
    """The letters with blanks where there is room for one."""
    blank = GAP * max((each.box.top - each.box.bottom for each in letters), default=0.0)
    for at, letter in enumerate(letters):
        before = letters[at - 1].box
        if at and (letter.box.left - before.right > blank or letter.box.left < before.left):
            yield " "
        yield letter.text


def _short(text: str) -> str:
    return f"\u201c{text}\u201d" if len(text) <= LONGEST else f"\u201c{text[:LONGEST]}\u2026\u201d"

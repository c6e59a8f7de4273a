"""The finished file opened again and compared, character by character and place by place, with what was to be said."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from examassist.report.document import AGAIN, GRIDS, MARK, SIDE_KEYS
from examassist.report.fonts import is_right_to_left, printed
from examassist.report.layout import Rectangle
from examassist.report.letters import HYPHENS, Letter, pages_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from examassist.report.document import ReportDocument
    from examassist.report.layout import Drawn
    from examassist.report.letters import ReadPage

SLACK = 1.0
"""Points by which a letter's edge may reach over its box."""

MARKS = 0.2
"""Part of its own height by which a letter with two marks, as in Vietnamese capitals, reaches into the line above."""

OVERLAP = 0.25
"""Points by which two boxes may touch."""

MIRRORED = str.maketrans(")]}>\u00bb\u203a", "([{<\u00ab\u2039")
"""Where one reads from the right, a bracket is drawn as its other half, and which half it was cannot be read back."""
AS_HYPHENS = str.maketrans(HYPHENS)
NOWHERE = Rectangle(1.0, 1.0, 0.0, 0.0)
FURNITURE = "page."


def read_back(data: bytes, drawn: Sequence[Drawn], document: ReportDocument) -> list[str]:
    """Everything in which the file differs from ``document``; empty when it may be released.

    Names keys and pages, never a patient's words.
    """
    return [*_on_paper(data, drawn), *_not_as_said(drawn, document), *_sides(drawn)]


def _on_paper(data: bytes, drawn: Sequence[Drawn]) -> list[str]:
    """What differs on the pages; on which line each letter stands is asked only where their order leaves a doubt."""
    pages = pages_of(data, lines=False)
    cut = [f"page {at}: a text is cut off by an outline around it" for at, page in enumerate(pages, 1) if page.cut]
    misplaced = list(_misplaced(pages, drawn))
    if misplaced:
        misplaced = list(_misplaced(pages_of(data), drawn))
    return [*misplaced, *cut]


def _misplaced(pages: Sequence[ReadPage], drawn: Sequence[Drawn]) -> Iterator[str]:
    """Characters in no box, over the edge of theirs, or not those of the text that was to stand there."""
    found: dict[tuple[str, int], list[list[Letter]]] = {}
    wanted: dict[tuple[str, int], str] = {}
    for number, page in enumerate(pages, start=1):
        boxes = [each for each in drawn if each.page == number]
        yield from _boxes(boxes, page.paper, number)
        texts: list[list[Letter]] = [[] for _ in boxes]
        last, inside = 0, NOWHERE
        for letter in page.letters:
            box = letter.box
            # most letters stand wholly in the box of the one before
            if inside[0] <= box[0] and inside[1] <= box[1] and box[2] <= inside[2] and box[3] <= inside[3]:
                texts[last].append(letter)
                continue
            place = place_of(letter, boxes, last)
            if place is None:
                yield f"page {number}: a character outside every box"
                continue
            last, inside = place, boxes[place].rectangle
            texts[place].append(letter)
            if not _in_its_box(box, inside):
                yield f"page {number}: text leaves the box of {boxes[place].key}"
        for each, text in zip(boxes, texts, strict=True):
            where = (each.key, number if each.key.startswith(FURNITURE) else 0)
            found.setdefault(where, []).append(text)
            wanted[where] = each.text
    for where, letters_found in found.items():
        if not shows(letters_found, wanted[where]):
            yield f"{where[0]}: the page does not show what was to be said"
    if unplaced := {each.page for each in drawn} - set(range(1, len(pages) + 1)):
        yield f"page {min(unplaced)} is missing"


def shows(pieces: Sequence[Sequence[Letter]], text: str) -> bool:
    """Whether the letters in the boxes of a text, one box after the other, are the text.

    In the order in which the reading library gives them, or from line to line as they stand on the paper: the library
    turns a whole line round where most of it is read from the right, and so a plain word beside a Hebrew name.
    """
    wanted = plain(printed(text))
    if is_right_to_left(wanted):
        return plain("".join(letter.text for piece in pieces for letter in piece)) == wanted
    for piece in pieces:
        said = (plain("".join(letter.text for letter in order)) for order in _orders(piece))
        shown = next((each for each in said if wanted.startswith(each)), None)
        if shown is None:
            return False
        wanted = wanted[len(shown) :]
    return not wanted


def _orders(piece: Sequence[Letter]) -> Iterator[Sequence[Letter]]:
    """As the library gives them and, where the line of each is known, as they stand on the paper."""
    yield piece
    if not any(math.isnan(letter.line) for letter in piece):
        yield sorted(piece, key=lambda letter: (-round(letter.line, 1), letter.box.left))


def place_of(letter: Letter, boxes: Sequence[Drawn], last: int) -> int | None:
    """The box that holds the middle of a letter, the last one first, for letters come in order."""
    x = (letter.box.left + letter.box.right) / 2
    y = (letter.box.bottom + letter.box.top) / 2
    if last < len(boxes):
        left, bottom, right, top = boxes[last].rectangle
        if left <= x <= right and bottom <= y <= top:
            return last
    rest: list[int] = [*range(last + 1, len(boxes)), *range(last)]
    for index in rest:
        left, bottom, right, top = boxes[index].rectangle
        if left <= x <= right and bottom <= y <= top:
            return index
    return None


def _boxes(boxes: Sequence[Drawn], paper: Rectangle, number: int) -> Iterator[str]:
    for box in boxes:
        if not _inside(box.rectangle, paper, 0):
            yield f"page {number}: the box of {box.key} leaves the paper"
    above: list[Drawn] = []  # those that reach as far down as the next one begins
    for box in sorted(boxes, key=lambda each: -each.rectangle.top):
        above = [each for each in above if each.rectangle.bottom < box.rectangle.top]
        for other in above:
            if _overlap(box.rectangle, other.rectangle):
                yield f"page {number}: the boxes of {other.key} and {box.key} overlap"
        above.append(box)


def _in_its_box(letter: Rectangle, box: Rectangle) -> bool:
    if _inside(letter, box, SLACK):
        return True
    up = max(SLACK, MARKS * (letter.top - letter.bottom))
    return _inside(letter, Rectangle(box.left, box.bottom - up + SLACK, box.right, box.top + up - SLACK), SLACK)


def _inside(inner: Rectangle, outer: Rectangle, slack: float) -> bool:
    return (
        inner.left >= outer.left - slack
        and inner.bottom >= outer.bottom - slack
        and inner.right <= outer.right + slack
        and inner.top <= outer.top + slack
    )


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return (
        min(one.right, other.right) - max(one.left, other.left) > OVERLAP
        and min(one.top, other.top) - max(one.bottom, other.bottom) > OVERLAP
    )


def plain(text: str) -> str:
    """The text without blanks, in one form; scripts read from the right as a bag of letters, for they are shaped."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    joined = "".join(text.split()).translate(AS_HYPHENS)
    return "".join(sorted(joined.translate(MIRRORED))) if is_right_to_left(joined) else joined


def _not_as_said(drawn: Sequence[Drawn], document: ReportDocument) -> Iterator[str]:
    """Keys of the record that were not drawn, drawn keys the record does not have, and other words than recorded."""
    said = list(document.said())
    record = {key: text for key, text in said if text}
    for key, count in Counter(key for key, _ in said).items():
        if count > 1:
            yield f"{key}: two texts under one key"
    shown = {each.key: each.text for each in drawn if not each.key.startswith(FURNITURE)}
    yield from _differences(record, shown)
    for key, text in shown.items():
        first, again, _ = key.partition(AGAIN)
        if again and not text.startswith(record.get(first, key)):
            yield f"{key}: other words than the record"
    furniture = {key: text for key, text in document.furniture() if text}
    for page in {each.page for each in drawn}:
        here = {each.key: each.text for each in drawn if each.page == page and each.key.startswith(FURNITURE)}
        yield from _differences(furniture, here)


def _differences(record: Mapping[str, str], shown: Mapping[str, str]) -> Iterator[str]:
    for key, text in record.items():
        if key not in shown:
            yield f"{key}: not on the page"
        elif shown[key] != text:
            yield f"{key}: other words than the record"
    for key in shown.keys() - record.keys() - {"page.title", "page.number"}:
        if not key.endswith(MARK):
            yield f"{key}: on the page and not in the record"


def _sides(drawn: Iterable[Drawn]) -> Iterator[str]:
    """Sided cells that do not stand under the head of their side, or heads the wrong way round."""
    right, left = SIDE_KEYS
    heads: dict[str, float] = {}
    done = set()
    for each in drawn:
        middle = (each.rectangle.left + each.rectangle.right) / 2
        key = each.key.partition(AGAIN)[0]  # a head stands once more where its table goes on, perhaps in another column
        name, _, side = key.rpartition(".")
        if side not in SIDE_KEYS or not name.startswith(GRIDS) or each.key in done:
            continue
        done.add(each.key)
        if name.endswith(".head"):
            heads[key] = middle
            if side == left and middle <= heads.get(f"{name}.{right}", middle):
                yield f"{name}.{right}: right does not stand left of left"
            continue
        head = f"{name.rpartition('.')[0]}.head.{side}"
        if abs(heads.get(head, -1.0) - middle) > SLACK:
            yield f"{key}: not under the head of its side"

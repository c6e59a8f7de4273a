"""Words that would break, hide or load something in a program that trusts them: data in ``hostile.json``.

Use the strings as names, remarks, notes and impressions of invented patients. None holds a lone surrogate, which the
record refuses; ``SURROGATES`` are those.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from examassist.report.fonts import is_right_to_left
from tests.needs import TESTS


class Hostile(NamedTuple):
    """One string, what it is about, and what kind of trouble it makes."""

    kind: str
    name: str
    text: str


CORPUS = tuple(Hostile(**each) for each in json.loads((TESTS / "report" / "hostile.json").read_text(encoding="utf-8")))
HOSTILE = tuple(each.text for each in CORPUS)
SURROGATES = ("a\ud800b", "\udfff", "pair the wrong way round \udc00\ud800")
OWNED = "owned.by.a.name"
"""The file that the strings that are code would make, where the tests run, if anything ran them."""


def squeezed(text: str) -> str:
    """The text without blanks, which paper and wrapped lines set as they like."""
    return "".join(text.split())


def batches(longest: int = 4_000) -> list[str]:
    """All strings in as few notes as hold them, one a line; what is read from the right stays in a note of its own."""
    held: dict[bool, list[list[str]]] = {True: [[]], False: [[]]}
    for text in HOSTILE:
        notes = held[is_right_to_left(text)]
        if sum(len(each) + 1 for each in notes[-1]) + len(text) > longest:
            notes.append([])
        notes[-1].append(text)
    return ["\n".join(each) for notes in held.values() for each in notes if each]

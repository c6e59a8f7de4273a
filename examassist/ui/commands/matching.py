"""Whether a few letters mean a phrase: each begins a word of it, or goes on with one that was begun."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\w+")


class Match(NamedTuple):
    """How well it fits, the best first, and which letters were meant."""

    rank: int
    letters: frozenset[int]


def match(query: str, text: str) -> Match | None:
    """How ``text`` is meant by ``query``; None where it is not. An empty query means everything alike."""
    asked = query.casefold().strip()
    tokens = _WORD.findall(asked)
    folded, words, initials = _read(text)
    if any(token[0] not in initials for token in tokens):
        return None
    letters: set[int] = set()
    for token in tokens:
        found = _begun(token, words)
        if found is None:
            return None
        letters |= found
    if not tokens or folded.startswith(asked):
        return Match(0, frozenset(letters))
    first = min(letters, default=0) == 0
    whole = all(any(word.startswith(token) for _at, word in words) for token in tokens)
    return Match(1 if first and whole else 2 if whole else 3, frozenset(letters))


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[str, tuple[tuple[int, str], ...], frozenset[str]]:
    """The text without capitals, its words with their places, and the letters they begin with."""
    folded = text.casefold()
    if len(folded) != len(text):  # a letter that becomes two when folded would shift what is marked
        folded = text.lower() if len(text.lower()) == len(text) else text
    words = tuple((found.start(), found[0]) for found in _WORD.finditer(folded))
    return folded, words, frozenset(word[0] for _at, word in words)


def _begun(token: str, words: Sequence[tuple[int, str]]) -> set[int] | None:
    """The letters of ``words`` that spell ``token``, each run at the start of a word, in their order."""
    if not token:
        return set()
    for index, (at, word) in enumerate(words):
        if word[0] != token[0]:
            continue
        common = _common(token, word)
        for length in range(common, 0, -1):
            rest = _begun(token[length:], words[index + 1 :])
            if rest is not None:
                return set(range(at, at + length)) | rest
    return None


def _common(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))

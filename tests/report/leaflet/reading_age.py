"""How hard a text is to read, by the formula of Flesch and Kincaid (US school grade)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def grade(texts: Sequence[str]) -> float:
    """Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59; a text is a sentence at least."""
    sentences = [each for text in texts for each in re.split(r"[.:?!]\s*", text) if each.strip()]
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z']+", sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, without an e that is not spoken at the end."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if len(plain) > 3:
        plain = re.sub(r"(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$", lambda match: match[0][0], plain)
    return max(1, len(re.findall(r"[aeiouy]+", plain)))

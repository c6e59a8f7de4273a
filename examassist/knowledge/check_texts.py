"""Whether no text promises more than an exam can, and every sentence can be filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examassist.knowledge.blanks import ASKED, CARDS, NONE, OF_SENTENCE, PAIRED
from examassist.knowledge.texts import texts
from examassist.knowledge.wording import REQUIRED, blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.knowledge.blanks import Blanks
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults

BANNED = {
    "certain": r"certain(ly|ty)?",
    # "neither support nor exclude" is what an honest text says
    "excluded": r"(?<!nor )(exclud(e|es|ed|ing)|exclusion of)",
    "none present": r"none (of (the|them|these|those)\b.{0,60}?)?\b(is|are|was|were)? ?present",
    "no red flag": r"no red[- ]flags?",
    # "does not rule it out" is what an honest text says
    "rules out": r"(?<!not )rul(e|es|ed|ing) (it )?out",
    "normal exam": r"normal exam(ination)?",
    "denies": r"den(y|ies|ied|ying)",
    # the program asks for nothing by itself: a test that was only named must not be waited for
    "ordered": r"ordered",
    "sent": r"sent",
}
"""Words stronger than the exam behind them (clinical review, hazards 7 and 8), each with what finds it."""

_FINDERS = {word: re.compile(rf"\b{pattern}\b", re.IGNORECASE) for word, pattern in BANNED.items()}


def check_texts(edition: Edition, faults: Faults) -> None:
    """Add every banned word, every sentence that is missing and every brace that cannot be filled."""
    for kind, name, text in texts(edition):
        for word in banned_words(text):
            faults.add(kind, name, f'says "{word}", which no exam can promise', "say what was asked and found")
    for key in sorted(REQUIRED - set(edition.wording)):
        faults.add("wording", key, "is missing", f"add it to wording/{edition.header.language}.yaml")
    for key in sorted(set(edition.wording) - REQUIRED):
        faults.add("wording", key, "is a sentence that the program never says", "check its spelling")
    filled = {(kind, name, text): by for kind, name, text, by in _templates(edition)}
    for place, by in filled.items():
        _check_braces(*place, by, faults)
    for kind, name, text in texts(edition):
        if kind != "wording" and ("{" in text or "}" in text) and (kind, name, text) not in filled:
            faults.add(kind, name, "has braces in a text that is printed as it stands", "leave them out")


def _check_braces(kind: str, name: str, text: str, by: Blanks, faults: Faults) -> None:
    try:
        fault = by.fault(frozenset(blanks(text)))
    except ValueError as error:
        fault = f"cannot be filled: {error}", ""
    if fault is not None:
        faults.add(kind, name, *fault)


def banned_words(text: str) -> list[str]:
    """The banned words that stand in ``text``."""
    return [word for word, finder in _FINDERS.items() if finder.search(text)]


def _templates(edition: Edition) -> Iterator[tuple[str, str, str, Blanks]]:
    """Every text that is filled before it is printed: its list, its entry, the text and what fills it."""
    for key, text in edition.wording.items():
        if key in REQUIRED:
            yield "wording", key, text, OF_SENTENCE.get(key, NONE)
    for item in edition.items:
        yield "items", item.id, item.ask_or_do, ASKED if item.sided else NONE
    for pairing in edition.pairings:
        yield from (("pairings", pairing.id, text, PAIRED) for text in (pairing.two_causes, pairing.not_settled))
    for limit in edition.scope:
        if limit.once_recorded:
            yield "scope", limit.id, limit.outside_says, CARDS

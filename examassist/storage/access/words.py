"""A secret of 32 random bytes as 24 words that can be printed, put away and typed again."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from examassist.errors import BadInput, Problem

if TYPE_CHECKING:
    from mnemonic import Mnemonic

COUNT = 24
"""Of 2,048 words each (BIP 39): 256 random bits, and 8 that betray a wrong word."""
_BYTES = 32


def new_secret() -> bytes:
    """32 bytes that nobody can guess."""
    return secrets.token_bytes(_BYTES)


def in_words(secret: bytes) -> tuple[str, ...]:
    """The secret as it is printed."""
    return tuple(_list().to_mnemonic(secret).split())


def secret_of(text: str) -> bytes:
    """The secret that was printed as `text`: in any case, with any numbers, commas or lines between the words.

    Raises BadInput that says which word is none of the list, how many there are, or that two were mixed up; what was
    typed is not repeated.
    """
    typed = re.findall(r"[a-z]+", text.lower())
    known = set(_list().wordlist)
    problems = [
        Problem(f"word {number}", "is none of the words that are used", "look at the paper again")
        for number, word in enumerate(typed, 1)
        if word not in known
    ]
    if len(typed) != COUNT:
        problems.append(
            Problem("", f"there are {len(typed)} words and not {COUNT}", "type all of them, in their order")
        )
    if problems:
        raise BadInput(problems)
    try:
        return bytes(_list().to_entropy(" ".join(typed)))
    except ValueError:
        todo = "look for a word that is like another, and at the order"
        raise BadInput([Problem("", "these words do not belong together", todo)]) from None


def _list() -> Mnemonic:
    from mnemonic import Mnemonic

    return Mnemonic("english")

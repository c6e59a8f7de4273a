"""A language that nobody speaks: the program's words are longer by two fifths, and every text stands in brackets."""

from __future__ import annotations

import re
from contextlib import contextmanager
from gettext import NullTranslations
from typing import TYPE_CHECKING

from examassist import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

LONGER = 0.4
_PARTS = re.compile(r"(\{[^}]*\}|\s+)")


def lengthened(text: str) -> str:
    """Each word with its letters doubled until the whole is longer by two fifths; what is filled in stays."""
    if not text.strip():
        return text
    owed, parts = -2.0, []  # the brackets are part of what is added
    for part in _PARTS.split(text):
        if part and not part.isspace() and not part.startswith("{"):
            owed += LONGER * len(part)
            more = max(0, min(len(part), round(owed)))
            owed -= more
            parts.append("".join(2 * letter if place < more else letter for place, letter in enumerate(part)))
        else:
            parts.append(part)
    return f"[{''.join(parts)}]"


class Pseudo(NullTranslations):
    """A catalogue that knows every text."""

    def gettext(self, message: str) -> str:
        """The same, longer."""
        return lengthened(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The one that fits, longer."""
        return lengthened(msgid1 if n == 1 else msgid2)


@contextmanager
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the program speak it for a while."""
    with monkeypatch.context() as patch:
        catalogue = Pseudo()
        patch.setattr(language, "_catalogue", lambda: catalogue)
        yield

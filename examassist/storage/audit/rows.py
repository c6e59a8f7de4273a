"""The rows of the audit: added with a link to the row before, read as far as the links prove them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from examassist.storage.audit.entry import read_entry
from examassist.storage.chain import before_the_audit, next_link
from examassist.storage.connection import Damaged

if TYPE_CHECKING:
    import sqlcipher3

    from examassist.storage.audit.entry import Entry

Head = tuple[int, bytes]
Read = Callable[..., Iterable[tuple[Any, ...]]]
"""Runs a statement with its values and gives its rows."""
NONE: Head = 0, before_the_audit()
"""The head of an audit without rows."""


def reads(connection: sqlcipher3.Connection) -> Read:
    """How the rows of an open file are read."""
    return lambda statement, *values: connection.execute(statement, values)


def head(read: Read) -> Head:
    """Number and link of the last row as they are written."""
    row = next(iter(read("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")), None)
    return NONE if row is None else (row[0], row[1])


def add(connection: sqlcipher3.Connection, entry: Entry) -> Head:
    """Add a row, in the transaction of whoever calls; its number and link."""
    last, link = head(reads(connection))
    return put(connection, last, link, entry.text())


def put(connection: sqlcipher3.Connection, last: int, link: bytes, text: str) -> Head:
    """Add the row that follows the head `last`, `link` and has this text."""
    following = next_link(link, last + 1, text)
    connection.execute(
        "INSERT INTO audit (number, entry, prev, hash) VALUES (?, ?, ?, ?)", (last + 1, text, link, following)
    )
    return last + 1, following


class Walk:
    """Goes through the proven rows after a head, once; then `head` is the last of them.

    `unproven` is the number of the first row that is not what was written; None when every row is.
    """

    def __init__(self, read: Read, after: Head = NONE) -> None:
        """Begin after the row `after`."""
        self._read = read
        self._after = after[0]
        self.head = after
        self.unproven: int | None = None

    def __iter__(self) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """Number, text and meaning of each proven row, in order."""
        number, link = self.head
        try:
            for found, text, prev, stored in self._read(
                "SELECT number, entry, prev, hash FROM audit WHERE number > ? ORDER BY number", self._after
            ):
                number += 1
                # SQLite keeps any kind of value in any column
                expected = next_link(link, number, text) if isinstance(text, str) else b""
                if (found, prev, stored) != (number, link, expected):
                    self.unproven = number
                    return
                link = expected
                self.head = number, link
                yield number, text, read_entry(text)
        except Damaged:
            self.unproven = self.head[0] + 1

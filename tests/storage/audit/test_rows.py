"""Rows follow each other by links, and are read as far as these prove them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.storage.audit.rows import NONE, Walk, add, head
from tests.storage.audit.conftest import entry

if TYPE_CHECKING:
    from examassist.storage.audit.rows import Read
    from examassist.storage.journal import Journal


def free(journal: Journal) -> None:
    """Take the triggers away, as somebody with the key could."""
    for (name,) in journal._connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        journal._connection.execute(f"DROP TRIGGER {name}")


def test_rows_are_read_in_order_and_end_with_the_head(filled: Journal, read: Read) -> None:
    walk = Walk(read)
    assert [number for number, _, _ in walk] == [*range(1, 9)]
    assert (walk.unproven, walk.head) == (None, head(read))
    assert add(filled._connection, entry(1))[0] == 9


def test_one_can_begin_after_any_row(read: Read) -> None:
    first = Walk(read)
    iterator = iter(first)
    for _ in range(3):
        next(iterator)
    rest = Walk(read, first.head)
    assert [number for number, _, _ in rest] == [*range(4, 9)]
    assert rest.head == head(read)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET entry = replace(entry, 'EX', 'EY') WHERE number = 5",
        "UPDATE audit SET entry = CAST(entry AS BLOB) WHERE number = 5",
        "UPDATE audit SET hash = x'00' WHERE number = 5",
        "UPDATE audit SET prev = x'00' WHERE number = 5",
        "DELETE FROM audit WHERE number = 5",
        "UPDATE audit SET number = 50 WHERE number = 5",
    ],
)
def test_the_first_row_that_is_not_what_was_written_ends_it(change: str, filled: Journal, read: Read) -> None:
    free(filled)
    filled._connection.execute(change)
    walk = Walk(read)
    assert [number for number, _, _ in walk] == [1, 2, 3, 4]
    assert walk.unproven == 5
    assert walk.head[0] == 4


def test_without_rows_the_head_is_that_of_none(filled: Journal, read: Read) -> None:
    free(filled)
    filled._connection.execute("DELETE FROM audit")
    assert head(read) == NONE
    walk = Walk(read)
    assert [*walk] == []
    assert walk.unproven is None

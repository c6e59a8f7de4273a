"""A journal file as it is read beside a window that may be writing: no claim, no change, and on after a bad page."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from examassist.errors import CouldNot
from examassist.storage.audit.rows import NONE, head
from examassist.storage.chain import first_link, next_link
from examassist.storage.connection import Damaged, connect_to_read, explained
from examassist.storage.schema import check_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlcipher3

    from examassist.storage.audit.rows import Head

_IDS = (
    "SELECT exam_id FROM exams ORDER BY number",
    "SELECT exam_id FROM exams ORDER BY number DESC",
    "SELECT exam_id FROM exams ORDER BY exam_id",  # read from the index, which has pages of its own
    "SELECT exam_id FROM exams ORDER BY exam_id DESC",
)
_NEXT_ID = "SELECT min(exam_id) FROM acts WHERE exam_id > ?"
_LAST_ID = "SELECT max(exam_id) FROM acts"
_ID_BEFORE = "SELECT max(exam_id) FROM acts WHERE exam_id < ?"

_LAST_ACTS = """
    SELECT exam_id, pack, edition, created_at, seq, hash FROM exams LEFT JOIN acts USING (exam_id)
    WHERE seq IS NULL OR seq = (SELECT max(seq) FROM acts AS others WHERE others.exam_id = exams.exam_id)
"""


@dataclass(frozen=True)
class Entry:
    """An exam's own row in the journal."""

    exam_id: str
    pack: str
    edition: str
    created_at: str


@dataclass(frozen=True)
class Chain:
    """The proven acts of an exam that follow a link: the first is number `after` + 1, the last has the link `link`.

    `unproven` is the number of the first act that cannot be proven; None when every act is.
    """

    after: int
    link: bytes
    acts: tuple[str, ...]
    unproven: int | None = None

    @property
    def head(self) -> tuple[int, bytes]:
        """Number and link of the last proven act."""
        return self.after + len(self.acts), self.link


class Reader:
    """The file as it was when it was opened. Raises Damaged where a page is damaged and reads on with the next call."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open the file; CouldNot when it is none, no journal of this program, or the key does not fit."""
        self.path = path
        self._key = key
        self._connection = self._opened()
        try:
            self.form = check_tables(self._connection, path)
            named = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'audit'"
            self.audited = next(self.rows(named), None) is not None
            """Whether there is an audit; form 1 has none."""
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        """The reader itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._connection.close()

    def rows(self, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement; Damaged where they cannot be read any further."""
        try:
            with explained(self.path):
                yield from self._connection.execute(statement, values)
        except Damaged:
            self._connection.close()  # SQLCipher gives nothing more to a connection that has met a damaged page
            self._connection = self._opened()
            raise

    def copy_into(self, target: sqlcipher3.Connection) -> None:
        """Put every page of the file into the empty file of `target`."""
        self._connection.backup(target)

    def last_acts(self) -> dict[str, tuple[int, bytes]]:
        """Number and link of the last act of each exam, as they are written; 0 and its own link when there is none."""
        heads = {}
        for exam_id, pack, edition, created_at, seq, link in self.rows(_LAST_ACTS):
            heads[exam_id] = (seq, link) if seq else (0, first_link(exam_id, pack, edition, created_at))
        return heads

    def last_row(self) -> Head:
        """Number and link of the last row of the audit, as they are written."""
        return head(self.rows) if self.audited else NONE

    def exam_ids(self) -> tuple[list[str], bool]:
        """The exams that rows or acts name, in the order of their beginning, and whether all places could be read."""
        found: dict[str, None] = {}
        whole = True
        for statement in _IDS:
            try:
                for (exam_id,) in self.rows(statement):
                    found[exam_id] = None
            except Damaged:
                whole = False
        for exam_id in self._named_by_acts():
            if exam_id is None:
                whole = False
            else:
                found[exam_id] = None
        return [*found], whole

    def _named_by_acts(self) -> Iterator[str | None]:
        """The exams that the acts name, from both ends to the first damaged page, for which None stands."""
        last = ""
        try:
            while (row := next(self.rows(_NEXT_ID, last))[0]) is not None:
                yield (last := row)
        except Damaged:
            yield None
        else:
            return
        with suppress(Damaged):
            row = next(self.rows(_LAST_ID))[0]
            while row is not None and row > last:
                yield row
                row = next(self.rows(_ID_BEFORE, row))[0]

    def entry(self, exam_id: str) -> Entry | None:
        """The exam's own row, or None."""
        rows = self.rows("SELECT exam_id, pack, edition, created_at FROM exams WHERE exam_id = ?", exam_id)
        row = next(rows, None)
        return None if row is None else Entry(*map(str, row))

    def chain(self, exam_id: str, after: int, link: bytes) -> Chain:
        """The proven acts of an exam that follow act `after`, whose link is `link`."""
        acts: list[str] = []
        broken = False
        try:
            for seq, act, prev, stored in self.rows(
                "SELECT seq, act, prev, hash FROM acts WHERE exam_id = ? AND seq > ? ORDER BY seq", exam_id, after
            ):
                number = after + len(acts) + 1
                # SQLite keeps any kind of value in any column
                expected = next_link(link, number, act) if isinstance(act, str) else b""
                if broken := (seq, prev, stored) != (number, link, expected):
                    break
                acts.append(act)
                link = expected
        except Damaged:
            broken = True
        return Chain(after, link, tuple(acts), after + len(acts) + 1 if broken else None)

    def whole_chain(self, exam_id: str) -> Chain:
        """The proven acts of an exam from the first on; none is when the exam's own row cannot be read."""
        try:
            entry = self.entry(exam_id)
        except Damaged:
            entry = None
        if entry is None:
            return Chain(0, b"", (), 1)
        return self.chain(exam_id, 0, first_link(entry.exam_id, entry.pack, entry.edition, entry.created_at))

    def _opened(self) -> sqlcipher3.Connection:
        with explained(self.path):
            connection = connect_to_read(self.path, self._key, alone=nobody_can_write(self.path))
            try:
                connection.execute("BEGIN")
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # from here on this moment counts
            except BaseException:
                connection.close()
                raise
        return connection


def nobody_can_write(path: Path) -> bool:
    """True for a file in a folder that cannot be written, such as on a disc: SQLite could not put its log there.

    Raises CouldNot when a log with content lies there, which can only be read where one may write.
    """
    if os.access(path.parent, os.W_OK):
        return False
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise CouldNot(
            f"{path} cannot be read where it is: its newest part is in {log.name}, and the folder cannot be written.",
            "Nothing was changed.",
            "Copy the file and its companions (-wal, -shm) to a folder of your own, then try again.",
        )
    return True

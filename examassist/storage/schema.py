"""The tables of the journal, to which the file itself lets rows only be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.errors import CouldNot
from examassist.storage.audit import rows
from examassist.storage.audit.entry import Entry
from examassist.storage.chain import first_link
from examassist.storage.connection import connect_to_read, explained, transaction

if TYPE_CHECKING:
    from pathlib import Path

    import sqlcipher3

SCHEMA_VERSION = 2
"""Form 2 has the audit; a journal of form 1 is read, and brought to form 2 when it is opened for writing."""
_READ = {"1": 1, "2": 2}

_TABLES = (
    """
    CREATE TABLE meta (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE editions (
        digest TEXT PRIMARY KEY,
        compiled BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE exams (
        number INTEGER PRIMARY KEY,
        exam_id TEXT NOT NULL UNIQUE,
        pack TEXT NOT NULL,
        edition TEXT NOT NULL,
        created_at TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE acts (
        exam_id TEXT NOT NULL REFERENCES exams (exam_id),
        seq INTEGER NOT NULL,
        act TEXT NOT NULL,
        prev BLOB NOT NULL,
        hash BLOB NOT NULL,
        PRIMARY KEY (exam_id, seq)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE closed (
        number INTEGER PRIMARY KEY,
        exam_id TEXT NOT NULL REFERENCES exams (exam_id),
        acts INTEGER NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL
    )
    """,
)
_APPEND_ONLY = ("editions", "exams", "acts", "closed")
_AUDIT = """
    CREATE TABLE audit (
        number INTEGER PRIMARY KEY,
        entry TEXT NOT NULL,
        prev BLOB NOT NULL,
        hash BLOB NOT NULL
    )
"""
# the second net under `Journal.append`: no program that holds the key leaves a hole or writes an act twice by mistake
_NO_GAP = """
    CREATE TRIGGER acts_in_order BEFORE INSERT ON acts
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM acts WHERE exam_id = NEW.exam_id)
    BEGIN SELECT RAISE(ABORT, 'acts are appended in order'); END
"""


_NO_GAP_IN_AUDIT = """
    CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
    WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM audit)
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only, in order'); END
"""
_CLOSED = """
    SELECT closed.number, exam_id, closed.acts, at, reason, pack, edition, created_at,
           (SELECT hash FROM acts WHERE acts.exam_id = closed.exam_id AND seq = closed.acts)
    FROM closed JOIN exams USING (exam_id) ORDER BY closed.number
"""


def make_tables(connection: sqlcipher3.Connection, path: Path) -> None:
    """Make the tables in an empty file; raises CouldNot when the disk refuses."""
    with transaction(connection, path):
        for statement in (*_TABLES, _NO_GAP):
            connection.execute(statement)
        for table in _APPEND_ONLY:
            _only_grows(connection, table)
        _make_audit(connection)
        connection.execute("INSERT INTO meta (name, value) VALUES ('schema', ?)", (str(SCHEMA_VERSION),))


def bring_to_form_2(connection: sqlcipher3.Connection, path: Path) -> None:
    """Give a file of form 1 its audit, in which what was closed until now stands.

    Nothing of this moment goes into the rows: an older copy brought to form 2 has the beginning of the same chain.
    """
    with transaction(connection, path):
        _make_audit(connection)
        last = rows.NONE
        closed = connection.execute(_CLOSED).fetchall()
        for number, exam_id, acts, at, reason, pack, edition, created_at, link in closed:
            seen = link or first_link(exam_id, pack, edition, created_at)
            entry = Entry(reason, at, exam=exam_id, more={"acts": acts, "head": seen.hex(), "closed": number})
            last = rows.put(connection, *last, entry.text())
        connection.execute("UPDATE meta SET value = '2' WHERE name = 'schema'")


def _make_audit(connection: sqlcipher3.Connection) -> None:
    connection.execute(_AUDIT)
    connection.execute(_NO_GAP_IN_AUDIT)
    _only_grows(connection, "audit")


def _only_grows(connection: sqlcipher3.Connection, table: str) -> None:
    for change in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def check_tables(connection: sqlcipher3.Connection, path: Path) -> int:
    """The form of the file; CouldNot when it is no journal, or one of a newer ExamAssist, or cannot be read."""
    with explained(path):
        ours = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'meta'").fetchone()
        version = ours and connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    if not version:
        raise CouldNot(
            f"{path} is not a journal of ExamAssist.",
            "The file was not changed.",
            "Choose another folder in the settings.",
        )
    if version[0] not in _READ:
        raise CouldNot(
            f"{path} was written by a newer ExamAssist (journal form {version[0]}, this one reads {SCHEMA_VERSION}).",
            "The file was not changed.",
            "Install the newest ExamAssist and open it again.",
        )
    return _READ[version[0]]


def check_file(path: Path, key: bytes) -> int:
    """The form of the file, as `check_tables` gives it or refuses it, before the file is opened to be written.

    On closing, a connection that may write copies the log into a file, also into one that it could not read.
    """
    with explained(path):
        reader = connect_to_read(path, key)
        try:
            return check_tables(reader, path)
        finally:
            reader.close()

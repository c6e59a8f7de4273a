"""The tables of the journal, to which the file itself lets rows only be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.errors import CouldNot
from examassist.storage.connection import connect_to_read, explained, transaction

if TYPE_CHECKING:
    from pathlib import Path

    import sqlcipher3

SCHEMA_VERSION = 1

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
# the second net under `Journal.append`: no program that holds the key leaves a hole or writes an act twice by mistake
_NO_GAP = """
    CREATE TRIGGER acts_in_order BEFORE INSERT ON acts
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM acts WHERE exam_id = NEW.exam_id)
    BEGIN SELECT RAISE(ABORT, 'acts are appended in order'); END
"""


def make_tables(connection: sqlcipher3.Connection, path: Path) -> None:
    """Make the tables in an empty file; raises CouldNot when the disk refuses."""
    with transaction(connection, path):
        for statement in (*_TABLES, _NO_GAP):
            connection.execute(statement)
        for table in _APPEND_ONLY:
            for change in ("UPDATE", "DELETE"):
                connection.execute(
                    f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}"
                    f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                )
        connection.execute("INSERT INTO meta (name, value) VALUES ('schema', ?)", (str(SCHEMA_VERSION),))


def check_tables(connection: sqlcipher3.Connection, path: Path) -> None:
    """Raise CouldNot when the file is no journal, or one of a newer ExamAssist, or cannot be read."""
    with explained(path):
        ours = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'meta'").fetchone()
        version = ours and connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    if not version:
        raise CouldNot(
            f"{path} is not a journal of ExamAssist.",
            "The file was not changed.",
            "Choose another folder in the settings.",
        )
    if version[0] != str(SCHEMA_VERSION):
        raise CouldNot(
            f"{path} was written by a newer ExamAssist (journal form {version[0]}, this one reads {SCHEMA_VERSION}).",
            "The file was not changed.",
            "Install the newest ExamAssist and open it again.",
        )


def check_file(path: Path, key: bytes) -> None:
    """Raise CouldNot as `check_tables` does, before the file is opened to be written.

    On closing, a connection that may write copies the log into a file, also into one that it could not read.
    """
    with explained(path):
        reader = connect_to_read(path, key)
        try:
            check_tables(reader, path)
        finally:
            reader.close()

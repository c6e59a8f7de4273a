"""A journal as the program of form 1 made it: its tables word for word, and acts under their chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.storage.chain import first_link, next_link
from examassist.storage.connection import connect
from tests.storage.conftest import KEY, STARTED, act

if TYPE_CHECKING:
    from pathlib import Path

    import sqlcipher3

_TABLES = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE editions (digest TEXT PRIMARY KEY, compiled BLOB NOT NULL)",
    """CREATE TABLE exams (number INTEGER PRIMARY KEY, exam_id TEXT NOT NULL UNIQUE, pack TEXT NOT NULL,
        edition TEXT NOT NULL, created_at TEXT NOT NULL)""",
    """CREATE TABLE acts (exam_id TEXT NOT NULL REFERENCES exams (exam_id), seq INTEGER NOT NULL, act TEXT NOT NULL,
        prev BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (exam_id, seq)) WITHOUT ROWID""",
    """CREATE TABLE closed (number INTEGER PRIMARY KEY, exam_id TEXT NOT NULL REFERENCES exams (exam_id),
        acts INTEGER NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL)""",
    """CREATE TRIGGER acts_in_order BEFORE INSERT ON acts
        WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM acts WHERE exam_id = NEW.exam_id)
        BEGIN SELECT RAISE(ABORT, 'acts are appended in order'); END""",
    *(
        f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in ("editions", "exams", "acts", "closed")
        for change in ("UPDATE", "DELETE")
    ),
    "INSERT INTO meta (name, value) VALUES ('schema', '1')",
)


def store_of_form_1(path: Path) -> None:
    """Three exams of four acts: one finished, one finished twice, one a draft; and one closed without an act."""
    path.parent.mkdir(exist_ok=True)
    path.touch(0o600)
    store = connect(path, KEY)
    for statement in _TABLES:
        store.execute(statement)
    store.execute("INSERT INTO editions VALUES ('digest', x'636f6e74656e74')")
    for exam in ("OLD-1", "OLD-2", "OLD-3"):
        _exam(store, exam)
    store.execute("INSERT INTO exams (exam_id, pack, edition, created_at) VALUES ('OLD-4', 'p', 'digest', '2026')")
    for exam, acts, reason in (("OLD-1", 4, "finished"), ("OLD-2", 2, "finished"), ("OLD-4", 0, "discarded")):
        store.execute(
            "INSERT INTO closed (exam_id, acts, at, reason) VALUES (?, ?, ?, ?)", (exam, acts, STARTED, reason)
        )
    store.close()


def more_of_form_1(path: Path) -> None:
    """The same journal after one exam more."""
    store = connect(path, KEY)
    _exam(store, "OLD-5")
    store.execute(
        "INSERT INTO closed (exam_id, acts, at, reason) VALUES ('OLD-5', 4, '2026-03-03T09:00:00+00:00', 'finished')"
    )
    store.close()


def _exam(store: sqlcipher3.Connection, exam: str) -> None:
    entry = exam, "some_pack", "digest", STARTED
    store.execute("INSERT INTO exams (exam_id, pack, edition, created_at) VALUES (?, ?, ?, ?)", entry)
    link = first_link(*entry)
    for seq in range(1, 5):
        following = next_link(link, seq, act(seq))
        store.execute("INSERT INTO acts VALUES (?, ?, ?, ?, ?)", (exam, seq, act(seq), link, following))
        link = following

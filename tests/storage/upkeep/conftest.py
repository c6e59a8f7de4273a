"""One journal of a few exams, written once and copied for each test."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from examassist.storage import connection
from examassist.storage.journal import Journal
from examassist.storage.upkeep.reading import Reader
from tests.storage.conftest import KEY, STARTED, act

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMS = 9
ACTS = 14
PAGE = 4096
IDS = [f"EX-{number}" for number in range(1, EXAMS + 1)]


def fill(journal: Journal, exam_id: str, first: int = 1, last: int = ACTS) -> None:
    """Save acts `first` to `last` of an exam, most of them short, some longer than a page."""
    for seq in range(first, last + 1):
        journal.append(exam_id, seq, act(seq, "warm " * (1000 if seq == 5 else 20)))


def begin(path: Path) -> Journal:
    """An open journal of nine exams; the last two are not closed and nothing was copied out of the log."""
    journal = Journal.open(path, KEY)
    journal.keep_edition("digest", random.Random(1).randbytes(9000))  # noqa: S311  nothing secret
    for exam_id in IDS:
        journal.start_exam(exam_id, "some_pack", "digest", STARTED)
        fill(journal, exam_id)
        if exam_id not in IDS[-2:]:
            journal.finish(exam_id, STARTED)
    return journal


def spoil_some_acts(path: Path) -> tuple[int, list[str]]:
    """Damage one page that holds acts of few exams; its number, and the exams that are not whole then."""
    raw = path.read_bytes()
    for page in range(len(raw) // PAGE // 2, len(raw) // PAGE):
        damaged = bytearray(raw)
        damaged[page * PAGE + 9] ^= 1
        path.write_bytes(damaged)
        with Reader(path, KEY) as reader:
            broken = [exam_id for exam_id in IDS if reader.whole_chain(exam_id).unproven]
        if 0 < len(broken) < EXAMS // 2:
            return page + 1, broken
    raise LookupError(path)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed journal: one file. Beside it, in the folder "killed", one whose last acts are in its log."""
    folder = tmp_path_factory.mktemp("written")
    path = folder / "journal.db"
    journal = begin(path)
    killed = folder / "killed"
    killed.mkdir()
    journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    fill(journal, IDS[-1], ACTS + 1, ACTS + 6)
    for file in (path, path.with_name("journal.db-wal")):
        shutil.copy(file, killed / file.name)
    journal.close()
    return path


@pytest.fixture
def store(written: Path, tmp_path: Path) -> Path:
    """A closed journal of this test's own."""
    (tmp_path / "store").mkdir(mode=0o700)
    return Path(shutil.copy(written, tmp_path / "store" / "journal.db"))


@pytest.fixture
def killed(written: Path, tmp_path: Path) -> Path:
    """A journal of this test's own whose last six acts are in its log: its program was killed."""
    shutil.copytree(written.parent / "killed", tmp_path / "killed")
    return tmp_path / "killed" / "journal.db"


@pytest.fixture
def tamper(store: Path) -> Callable[..., None]:
    """A statement run in the journal with its key, past its triggers."""

    def run(statement: str, *values: object) -> None:
        open_file = connection.connect(store, KEY)
        for (name,) in open_file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            open_file.execute(f"DROP TRIGGER {name}")
        open_file.execute("PRAGMA foreign_keys=OFF")
        open_file.execute(statement, values)
        open_file.close()

    return run

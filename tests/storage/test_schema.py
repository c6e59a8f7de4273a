from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlcipher3

from examassist.errors import CouldNot
from examassist.storage.connection import connect
from examassist.storage.journal import Journal
from tests.storage.conftest import KEY, STARTED, act

if TYPE_CHECKING:
    from pathlib import Path

CHANGES = (
    "UPDATE acts SET act = 'other'",
    "DELETE FROM acts WHERE seq = 2",
    "INSERT OR REPLACE INTO acts SELECT * FROM acts WHERE seq = 2",
    "UPDATE exams SET pack = 'other'",
    "DELETE FROM exams",
    "INSERT OR REPLACE INTO exams SELECT * FROM exams",
    "UPDATE closed SET reason = 'other'",
    "DELETE FROM closed",
    "INSERT OR REPLACE INTO closed SELECT * FROM closed",
    "UPDATE editions SET compiled = x''",
    "DELETE FROM editions",
    "INSERT OR REPLACE INTO editions SELECT * FROM editions",
)


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_in_the_journal_can_be_changed_or_taken_away(change: str, journal: Journal, exam: str) -> None:
    journal.append(exam, 1, act(1))
    journal.append(exam, 2, act(2))
    journal.keep_edition("digest", b"compiled")
    journal.discard(exam, STARTED)
    with pytest.raises(sqlcipher3.IntegrityError, match="append"):
        journal._connection.execute(change)
    assert journal.acts(exam) == [act(1), act(2)]


@pytest.mark.parametrize("seq", [0, 1, 3, None])
def test_the_file_itself_refuses_an_act_out_of_order(seq: int | None, journal: Journal, exam: str) -> None:
    journal.append(exam, 1, act(1))
    with pytest.raises(sqlcipher3.IntegrityError):
        journal._connection.execute("INSERT INTO acts VALUES (?, ?, 'act', x'', x'')", (exam, seq))


def test_a_database_of_someone_else_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    other = connect(path, KEY)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(CouldNot, match="not a journal"):
        Journal.open(path, KEY)
    assert path.read_bytes() == before


def test_a_journal_of_a_newer_program_is_refused(path: Path) -> None:
    journal = Journal.open(path, KEY)
    journal._connection.execute("UPDATE meta SET value = '2'")
    journal.close()
    with pytest.raises(CouldNot, match="newer ExamAssist"):
        Journal.open(path, KEY)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlcipher3

from examassist.errors import CouldNot
from examassist.storage.audit import rows
from examassist.storage.audit.check import check_audit
from examassist.storage.connection import connect
from examassist.storage.journal import Journal
from examassist.storage.schema import SCHEMA_VERSION, bring_to_form_2, check_tables
from tests.storage.conftest import KEY, STARTED, act
from tests.storage.form_1 import store_of_form_1

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
    "UPDATE audit SET entry = 'other'",
    "DELETE FROM audit",
    "INSERT OR REPLACE INTO audit SELECT * FROM audit",
    "INSERT INTO audit VALUES (7, 'later', x'', x'')",
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


def test_the_audit_begins_empty_and_what_closes_an_exam_stands_in_it(journal: Journal, exam: str) -> None:
    read = rows.reads(journal._connection)
    assert rows.head(read) == rows.NONE
    journal.append(exam, 1, act(1))
    journal.finish(exam, STARTED)
    assert rows.head(read)[0] == 1
    assert check_audit(read).problems == ()


def test_form_2_has_what_was_closed_before_in_its_audit_and_the_same_copy_gives_the_same_chain(path: Path) -> None:
    heads = []
    for _ in range(2):
        store_of_form_1(path)
        connection = connect(path, KEY)
        assert check_tables(connection, path) == 1
        bring_to_form_2(connection, path)
        assert check_tables(connection, path) == SCHEMA_VERSION
        read = rows.reads(connection)
        assert check_audit(read).problems == ()
        heads.append(rows.head(read))
        with pytest.raises(sqlcipher3.IntegrityError, match="append-only"):
            connection.execute("DELETE FROM audit")
        connection.close()
        path.unlink()
    assert heads[0] == heads[1]
    assert heads[0][0] == 3


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
    journal._connection.execute("UPDATE meta SET value = '3'")
    journal.close()
    with pytest.raises(CouldNot, match="newer ExamAssist"):
        Journal.open(path, KEY)

"""The audit of a file is looked at without changing it, and its rows are shown as far as they are proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.storage.audit.looking import look, proven_rows
from examassist.storage.upkeep import verify as verify_module
from tests.storage.audit.test_rows import free
from tests.storage.conftest import KEY
from tests.storage.form_1 import store_of_form_1

if TYPE_CHECKING:
    from pathlib import Path

    from examassist.storage.journal import Journal


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_module, "_BETWEEN", 0)


def test_a_whole_audit_is_counted_and_a_changed_one_names_its_row(filled: Journal, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    assert look(path, KEY).lines() == [
        f"Whole: {path}",
        "8 rows; each is what was written, and so is every closed exam as they say.",
    ]
    free(filled)
    filled._connection.execute("UPDATE audit SET hash = x'00' WHERE number = 6")
    looked = look(path, KEY)
    assert not looked.whole
    assert looked.lines()[1] == "- Audit: row 6 is the first that is not what was written; rows 1 to 5 are."
    rows, unproven = proven_rows(path, KEY, "", 3)
    assert [row["number"] for row in rows] == [3, 4, 5]
    assert unproven == 6


def test_rows_of_one_exam_are_found_by_its_id(filled: Journal, tmp_path: Path) -> None:
    assert filled.exams()
    rows, _ = proven_rows(tmp_path / "journal.db", KEY, "EX-2", 100)
    assert {row["exam"] for row in rows} == {"EX-2"}
    assert "finished" in {row["what"] for row in rows}


def test_form_1_has_no_audit_yet(tmp_path: Path) -> None:
    store_of_form_1(tmp_path / "journal.db")
    looked = look(tmp_path / "journal.db", KEY)
    assert looked.lines()[0].startswith("No audit yet")
    assert proven_rows(tmp_path / "journal.db", KEY, "", 9) == ([], None)


def test_what_is_no_journal_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(9000))
    with pytest.raises(CouldNot):
        look(tmp_path / "file", KEY)
    with pytest.raises(CouldNot, match="is not there"):
        proven_rows(tmp_path / "nowhere", KEY, "", 9)

"""Where a journal lies is made whole or not at all, and what is no journal is refused untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.storage.connection import connect
from examassist.storage.place import identity, make, prepare_folder, refuse_remains
from examassist.storage.schema import SCHEMA_VERSION, check_tables
from tests.storage.conftest import KEY

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_file_has_the_tables_of_this_form_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.with_name("journal.db.new").write_bytes(b"left by a start that was interrupted")
    make(path, KEY)
    assert [each.name for each in tmp_path.iterdir()] == ["journal.db"]
    connection = connect(path, KEY)
    assert check_tables(connection, path) == SCHEMA_VERSION
    connection.close()


def test_a_log_without_its_file_is_not_mixed_into_a_new_one(tmp_path: Path) -> None:
    log = tmp_path / "journal.db-wal"
    log.write_bytes(b"acts")
    with pytest.raises(CouldNot, match=r"its log journal\.db-wal is here"):
        make(tmp_path / "journal.db", KEY)
    assert [*tmp_path.iterdir()] == [log]


@pytest.mark.parametrize("content", [b"", b"x"])
def test_an_empty_file_is_damaged_and_not_begun_anew(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(content)
    with pytest.raises(CouldNot, match="it is empty"):
        refuse_remains(tmp_path / "journal.db")


def test_a_link_is_not_written_through_and_a_missing_folder_is_made(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CouldNot, match="is a link"):
        prepare_folder(tmp_path / "link")
    prepare_folder(tmp_path / "a" / "b" / "journal.db")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_in_the_place_of_another_is_told_from_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    assert identity(path) is None
    path.touch()
    before = identity(path)
    path.rename(tmp_path / "moved")
    path.touch()
    assert identity(path) not in {before, None}

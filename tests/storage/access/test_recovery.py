from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from examassist.errors import BadInput, CouldNot
from examassist.storage.access import recovery
from examassist.storage.access.recovery import key_from, make_words, put_beside, recover, slots_beside
from examassist.storage.connection import Damaged
from examassist.storage.journal import Journal
from examassist.storage.keys import device_key
from tests.storage.conftest import KEY

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _key_in_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")


def test_the_words_open_the_key_and_older_words_no_more(tmp_path: Path) -> None:
    old = make_words(tmp_path, KEY, AT)
    new = make_words(tmp_path, KEY, AT)
    assert key_from(tmp_path / "keys.json", " ".join(new)) == KEY
    with pytest.raises(BadInput, match="belong to another recovery key"):
        key_from(tmp_path / "keys.json", " ".join(old))


def test_no_words_are_given_that_do_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "key_from", lambda _path, _text: bytes(32))
    with pytest.raises(CouldNot, match="does not open"):
        make_words(tmp_path, KEY, AT)


def test_a_damaged_file_of_slots_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_text("{")
    with pytest.raises(CouldNot, match="is damaged"):
        make_words(tmp_path, KEY, AT)
    assert (tmp_path / "keys.json").read_text() == "{"


def test_a_disk_that_refuses_leaves_the_earlier_words_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = make_words(tmp_path, KEY, AT)

    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(recovery, "write_slots", refuse)
    with pytest.raises(CouldNot, match="No space left on device"):
        make_words(tmp_path, KEY, AT)
    assert key_from(tmp_path / "keys.json", " ".join(old)) == KEY


def test_without_a_recovery_key_it_is_said(tmp_path: Path) -> None:
    words = make_words(tmp_path, KEY, AT)
    with pytest.raises(CouldNot, match="holds no recovery key"):
        key_from(tmp_path / "elsewhere.json", " ".join(words))


def a_store(folder: Path, key: bytes = KEY) -> Path:
    Journal.open(folder / "journal.db", key).close()
    return folder / "journal.db"


def test_the_key_is_this_computers_again_when_the_words_open_its_store(tmp_path: Path) -> None:
    journal = a_store(tmp_path)
    words = " ".join(make_words(tmp_path, KEY, AT))
    kept = recover(tmp_path, journal, words, None, AT)
    assert kept.key == KEY
    assert device_key(tmp_path, journal).key == KEY


def test_words_of_another_store_change_nothing_here(tmp_path: Path) -> None:
    journal = a_store(tmp_path)
    words = " ".join(make_words(tmp_path, bytes(32), AT))
    with pytest.raises(Damaged):
        recover(tmp_path, journal, words, None, AT)
    assert not (tmp_path / "device.key").exists()


def test_beside_a_backup_lies_what_its_words_open(tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    backup = tmp_path / "copies" / "examassist-backup-1.db"
    assert put_beside(tmp_path, backup) is False
    words = " ".join(make_words(tmp_path, KEY, AT))
    assert put_beside(tmp_path, backup) is True
    assert key_from(slots_beside(backup), words) == KEY
    with pytest.raises(CouldNot, match="Copy "):
        put_beside(tmp_path, backup)  # one that is there is not written over


def test_a_backup_that_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not a file"):
        recover(tmp_path, tmp_path / "journal.db", "", tmp_path / "nowhere.db", AT)

from __future__ import annotations

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend

from examassist.errors import CouldNot
from examassist.storage.keys import FILE_NAME, SERVICE, device_key, keep_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Keystore(KeyringBackend):
    """A keystore in memory."""

    priority = 5
    name = "the test keystore"

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring gives it no types
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def _check(self) -> None:
        if self.locked:
            message = "locked"
            raise RuntimeError(message)


class NoKeystore(Keystore):
    """What keyring finds on a computer without a keystore."""

    priority = 0


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[KeyringBackend], None]]:
    monkeypatch.delenv("EXAMASSIST_KEYSTORE", raising=False)
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.fixture
def keystore(use: Callable[[KeyringBackend], None]) -> Keystore:
    keystore = Keystore()
    use(keystore)
    return keystore


def test_the_key_is_kept_in_the_keystore_and_not_in_the_folder(keystore: Keystore, tmp_path: Path) -> None:
    made = device_key(tmp_path)
    assert len(made.key) == 32
    assert list(keystore.kept.values()) == [made.key.hex()]
    assert made.key.hex() not in (tmp_path / FILE_NAME).read_text()
    assert "the test keystore" in made.kept_in
    assert SERVICE in made.kept_in
    assert device_key(tmp_path) == made


def test_two_folders_have_two_keys(keystore: Keystore, tmp_path: Path) -> None:
    assert device_key(tmp_path / "a").key != device_key(tmp_path / "b").key
    assert len(keystore.kept) == 2


def test_without_a_keystore_the_key_is_in_a_file_that_only_this_account_reads(
    use: Callable[[KeyringBackend], None], tmp_path: Path
) -> None:
    use(NoKeystore())
    made = device_key(tmp_path / "data")
    path = tmp_path / "data" / FILE_NAME
    assert str(path) in made.kept_in
    assert made.key.hex() in path.read_text()
    assert device_key(tmp_path / "data") == made
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o644)
        device_key(tmp_path / "data")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_file_can_be_demanded(keystore: Keystore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")
    assert FILE_NAME in device_key(tmp_path).kept_in
    assert keystore.kept == {}


def test_a_keystore_that_comes_later_makes_no_second_key(use: Callable[[KeyringBackend], None], tmp_path: Path) -> None:
    use(NoKeystore())
    made = device_key(tmp_path)
    use(Keystore())
    assert device_key(tmp_path) == made


@pytest.mark.parametrize("trouble", ["gone", "locked", "forgetful", "forbidden"])
def test_a_keystore_that_does_not_give_the_key_is_said_and_no_second_key_is_made(
    trouble: str,
    keystore: Keystore,
    use: Callable[[KeyringBackend], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = device_key(tmp_path)
    before = (tmp_path / FILE_NAME).read_bytes()
    kept = dict(keystore.kept)
    with monkeypatch.context() as context:
        if trouble == "gone":
            use(NoKeystore())
        elif trouble == "locked":
            keystore.locked = True
        elif trouble == "forgetful":
            keystore.kept.clear()
        else:
            context.setenv("EXAMASSIST_KEYSTORE", "file")
        with pytest.raises(CouldNot, match="keystore") as caught:
            device_key(tmp_path)
    assert "no second key was made" in caught.value.safe
    assert (tmp_path / FILE_NAME).read_bytes() == before
    use(keystore)
    keystore.locked = False
    keystore.kept.update(kept)
    assert device_key(tmp_path) == made


def test_a_keystore_that_refuses_the_new_key_leaves_it_to_the_file(keystore: Keystore, tmp_path: Path) -> None:
    keystore.locked = True
    assert FILE_NAME in device_key(tmp_path).kept_in


def test_a_keystore_of_plain_files_is_not_used(use: Callable[[KeyringBackend], None], tmp_path: Path) -> None:
    class PlaintextKeyring(Keystore):
        """Like the one of keyrings.alt."""

    PlaintextKeyring.__module__ = "keyrings.alt.file"
    use(PlaintextKeyring())
    assert FILE_NAME in device_key(tmp_path).kept_in


@pytest.mark.parametrize("content", ["", "file", "file 1234", "file " + "g" * 64, "elsewhere x", "\xff\xfe"])
def test_a_damaged_key_file_is_said_and_left_as_it_is(
    content: str, use: Callable[[KeyringBackend], None], tmp_path: Path
) -> None:
    use(NoKeystore())
    path = tmp_path / FILE_NAME
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CouldNot, match="damaged"):
        device_key(tmp_path)
    assert path.read_text(encoding="utf-8") == content


def test_a_lost_key_beside_a_journal_is_said_and_no_second_key_is_made(
    use: Callable[[KeyringBackend], None], tmp_path: Path
) -> None:
    use(NoKeystore())
    journal = tmp_path / "elsewhere" / "journal.db"
    made = device_key(tmp_path, journal)
    journal.parent.mkdir()
    journal.write_bytes(b"encrypted")
    assert device_key(tmp_path, journal) == made
    kept = (tmp_path / FILE_NAME).rename(tmp_path / "backup")
    with pytest.raises(CouldNot, match="is missing") as caught:
        device_key(tmp_path, journal)
    assert "no second key was made" in caught.value.safe
    assert not (tmp_path / FILE_NAME).exists()
    kept.rename(tmp_path / FILE_NAME)
    assert device_key(tmp_path, journal) == made


def test_a_key_is_never_printed(keystore: Keystore, tmp_path: Path) -> None:
    made = device_key(tmp_path)
    assert keystore.kept
    assert repr(made.key) not in repr(made)
    assert made.key.hex() not in repr(made)
    assert made.key.hex() not in made.kept_in


def test_many_starts_at_once_agree_on_one_key(keystore: Keystore, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = {made.key for made in pool.map(lambda _: device_key(tmp_path), range(16))}
    assert len(keys) == 1
    assert keystore.kept


def test_a_folder_that_cannot_be_made_is_said(use: Callable[[KeyringBackend], None], tmp_path: Path) -> None:
    use(NoKeystore())
    (tmp_path / "file").touch()
    with pytest.raises(CouldNot, match="cannot be read or made"):
        device_key(tmp_path / "file" / "data")


def test_a_key_that_comes_back_takes_the_place_of_what_does_not_give_it(
    tmp_path: Path, use: Callable[[KeyringBackend], None]
) -> None:
    use(NoKeystore())
    key, at = bytes(range(32)), datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    (tmp_path / FILE_NAME).write_text("keystore device-1234\n")
    assert keep_key(tmp_path, key, at).key == key
    assert device_key(tmp_path).key == key
    aside = tmp_path / f"{FILE_NAME}.aside-20261122T093000"
    assert aside.read_text() == "keystore device-1234\n"


def test_a_key_that_is_kept_already_is_left_where_it_is(tmp_path: Path, keystore: Keystore) -> None:
    made = device_key(tmp_path)
    assert keep_key(tmp_path, made.key, datetime(2026, 11, 22, tzinfo=UTC)) == made
    assert [each.name for each in tmp_path.iterdir() if "aside" in each.name] == []
    assert len(keystore.kept) == 1

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest

from examassist.durable import private_file, private_folder, sync_folder, write_for_others, write_private

if TYPE_CHECKING:
    from pathlib import Path

POSIX = os.name == "posix"


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_made_here_is_readable_by_this_account_only(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    private_folder(folder)
    private_file(folder / "empty")
    write_private(folder / "full", b"content")
    assert (folder / "full").read_bytes() == b"content"
    if POSIX:
        assert permissions(folder) == 0o700
        assert permissions(folder / "empty") == permissions(folder / "full") == 0o600


def test_a_file_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    private_file(tmp_path / "file")
    with pytest.raises(FileExistsError):
        private_file(tmp_path / "file")


def test_writing_replaces_the_whole_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_private(tmp_path / "file", b"old and long")
    write_private(tmp_path / "file", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"new")]


def test_a_file_of_the_users_own_beside_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file.new").write_bytes(b"the user's own")
    write_private(tmp_path / "file", b"content")
    assert (tmp_path / "file.new").read_bytes() == b"the user's own"


def test_a_write_that_fails_leaves_nothing_beside_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_private(tmp_path / "file", b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_private(tmp_path / "file", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"old")]


def test_only_what_must_survive_a_power_cut_waits_for_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: Path) -> None:
        raise OSError(errno.EINVAL, "cannot be synced")

    monkeypatch.setattr("examassist.durable.sync_folder", refuse)
    write_for_others(tmp_path / "report", b"content")
    assert (tmp_path / "report").read_bytes() == b"content"
    with pytest.raises(OSError, match="cannot be synced"):
        write_private(tmp_path / "key", b"content")


def test_a_folder_that_is_gone_cannot_be_synced(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    if POSIX:
        with pytest.raises(FileNotFoundError):
            sync_folder(tmp_path / "gone")

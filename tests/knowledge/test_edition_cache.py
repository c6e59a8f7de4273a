"""A kept edition is the one that was checked, or none."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

import pytest

from examassist.knowledge import edition_cache
from examassist.knowledge.edition_cache import keep, kept, nothing_to_collect
from examassist.knowledge.load import load_pack
from tests.knowledge.packs import WRIST, wrist

if TYPE_CHECKING:
    from pathlib import Path


def the_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    edition = wrist()
    keep(tmp_path, edition)
    assert kept(tmp_path, edition.digest) == edition


def test_nothing_kept_is_none(tmp_path: Path) -> None:
    assert kept(tmp_path / "nowhere", "0" * 64) is None


@pytest.mark.parametrize("at", [0, 40, 64, 65, 500, -1])
def test_one_changed_byte_makes_it_worthless(tmp_path: Path, at: int) -> None:
    edition = wrist()
    keep(tmp_path, edition)
    raw = bytearray(the_file(tmp_path).read_bytes())
    raw[at] ^= 1
    the_file(tmp_path).write_bytes(raw)
    assert kept(tmp_path, edition.digest) is None


@pytest.mark.parametrize("raw", [b"", b"\n", b"{}", b"\x80\n{}"])
def test_a_damaged_file_is_passed_over_and_written_anew(tmp_path: Path, raw: bytes) -> None:
    edition = load_pack(WRIST, tmp_path)
    the_file(tmp_path).write_bytes(raw)
    assert load_pack(WRIST, tmp_path) == edition
    assert kept(tmp_path, edition.digest) == edition


def test_a_whole_file_that_is_another_edition_is_passed_over(tmp_path: Path) -> None:
    edition = wrist()
    keep(tmp_path, edition)
    the_file(tmp_path).replace(edition_cache._file(tmp_path, "0" * 64))
    assert kept(tmp_path, "0" * 64) is None


def test_another_program_version_keeps_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = wrist()
    keep(tmp_path, edition)
    monkeypatch.setattr("examassist.__version__", "99")
    assert kept(tmp_path, edition.digest) is None


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    keep(blocked, wrist())
    assert load_pack(WRIST, blocked) == load_pack(WRIST)


def test_nothing_half_written_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    keep(tmp_path, wrist())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_is_collected_afterwards_as_it_was_before(collecting: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        with contextlib.suppress(ValueError), nothing_to_collect():
            assert not gc.isenabled()
            raise ValueError
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()

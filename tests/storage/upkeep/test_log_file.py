"""The log beside a journal is read as SQLite reads it, and what SQLite leaves out is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.storage.upkeep.log_file import LogFile, read_log

if TYPE_CHECKING:
    from pathlib import Path

FRAME = 24 + 4096


def test_no_log_and_an_empty_one_hold_nothing(tmp_path: Path) -> None:
    assert read_log(tmp_path / "log") == LogFile()
    (tmp_path / "log").touch()
    assert read_log(tmp_path / "log") == LogFile()


def test_a_whole_log_names_its_pages(killed: Path) -> None:
    log = read_log(killed.with_name("journal.db-wal"))
    assert log.broken_at is None
    assert log.pages


@pytest.mark.parametrize("place", [0, 9, 17, 25, 33, 41, 45, 49, 60, 32 + FRAME + 8, 32 + FRAME + 12, -1])
def test_a_changed_byte_is_placed_in_its_frame(place: int, killed: Path) -> None:
    path = killed.with_name("journal.db-wal")
    raw = bytearray(path.read_bytes())
    place %= len(raw)
    raw[place] ^= 1
    path.write_bytes(raw)
    frame = 32 + (place - 32) // FRAME * FRAME
    assert read_log(path).broken_at == (0 if place < 32 else frame)


def test_a_torn_end_is_seen_and_what_an_earlier_round_left_is_not(killed: Path) -> None:
    path = killed.with_name("journal.db-wal")
    raw = path.read_bytes()
    path.write_bytes(raw[:-1])
    assert read_log(path).broken_at == len(raw) - FRAME
    path.write_bytes(raw + bytes(FRAME))
    assert read_log(path).broken_at is None

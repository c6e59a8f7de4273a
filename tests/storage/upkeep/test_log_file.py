"""The log beside a journal is read as SQLite reads it, and what SQLite leaves out is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.storage.connection import Damaged
from examassist.storage.journal import Journal
from examassist.storage.upkeep.log_file import LogFile, read_log
from tests.storage.conftest import KEY
from tests.storage.upkeep.conftest import ACTS, IDS

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


@pytest.mark.parametrize(("at", "length"), [(0, 1), (40, 1), (60, 1), (4096, 4096), (32, FRAME)])
def test_a_log_damaged_in_its_middle_is_refused_and_left_as_it_is(at: int, length: int, killed: Path) -> None:
    """SQLite would leave out all that follows and take the log away."""
    log = killed.with_name("journal.db-wal")
    raw = bytearray(log.read_bytes())
    raw[at : at + length] = bytes(byte ^ 0xFF for byte in raw[at : at + length]) if length == 1 else bytes(length)
    log.write_bytes(raw)
    before = killed.read_bytes(), bytes(raw)
    assert read_log(log).lost
    with pytest.raises(Damaged, match="damaged from byte"):
        Journal.open(killed, KEY)
    assert (killed.read_bytes(), log.read_bytes()) == before


def test_a_save_that_was_torn_by_a_power_cut_is_no_damage(killed: Path) -> None:
    log = killed.with_name("journal.db-wal")
    log.write_bytes(log.read_bytes()[:-700])
    assert not read_log(log).lost
    journal = Journal.open(killed, KEY)
    assert len(journal.acts(IDS[-1])) == ACTS + 5
    journal.close()

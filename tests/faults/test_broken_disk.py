# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret
from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.faults.broken_disk import SECTOR, Disk
from tests.faults.strace_log import Cut, Event, Made, Removed, Renamed, Synced, Wrote

if TYPE_CHECKING:
    from pathlib import Path

MADE = (Made("a", emptied=False), Synced(""))


def left(folder: Path, *log: Event, tries: int = 200) -> set[tuple[tuple[str, bytes], ...]]:
    """Every state of the folder that some power cut leaves."""
    disk = Disk()
    for event in log:
        disk.happen(event)
    states = set()
    for seed in range(tries):
        place = folder / str(seed)
        place.mkdir()
        disk.cut_power(place, random.Random(seed))
        states.add(tuple((path.name, path.read_bytes()) for path in sorted(place.iterdir())))
    return states


def test_what_was_synced_is_always_there(tmp_path: Path) -> None:
    log = (*MADE, Wrote("a", 0, b"one"), Wrote("a", None, b"two"), Cut("a", 5), Synced("a"))
    assert left(tmp_path, *log) == {(("a", b"onetw"),)}


def test_what_was_not_synced_is_there_or_not_in_any_order(tmp_path: Path) -> None:
    log = (*MADE, Wrote("a", 0, b"1"), Synced("a"), Wrote("a", 0, b"2"), Wrote("a", 0, b"3"), Wrote("a", 1, b"4"))
    states = {content for ((_, content),) in left(tmp_path, *log)}
    assert {b"1", b"2", b"3", b"34", b"24", b"14"} <= states


def test_a_write_may_be_torn_between_sectors_and_nowhere_else(tmp_path: Path) -> None:
    log = (*MADE, Wrote("a", 0, b"o" * 4 * SECTOR), Synced("a"), Wrote("a", 0, b"n" * 4 * SECTOR))
    states = {content for ((_, content),) in left(tmp_path, *log)}
    assert b"n" * SECTOR + b"o" * 3 * SECTOR in states
    assert b"o" * 3 * SECTOR + b"n" * SECTOR in states
    sectors = {state[at : at + SECTOR] for state in states for at in range(0, len(state), SECTOR)}
    assert sectors == {b"o" * SECTOR, b"n" * SECTOR}


def test_a_file_is_there_only_when_its_name_was_synced_too(tmp_path: Path) -> None:
    log = (Made("a", emptied=False), Wrote("a", 0, b"one"), Synced("a"))
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    assert left(tmp_path / "1", *log) == {(), (("a", b"one"),)}
    assert left(tmp_path / "2", *log, Synced("")) == {(("a", b"one"),)}


def test_a_removed_or_replaced_file_may_come_back_until_the_folder_is_synced(tmp_path: Path) -> None:
    for name in "1234":
        (tmp_path / name).mkdir()
    a, b = ("a", b"one"), ("b", b"one")
    log = (*MADE, Wrote("a", 0, b"one"), Synced("a"))
    assert left(tmp_path / "1", *log, Removed("a")) == {(), (a,)}
    assert left(tmp_path / "2", *log, Removed("a"), Synced("")) == {()}
    assert left(tmp_path / "3", *log, Renamed("a", "b")) == {(a,), (b,)}
    assert left(tmp_path / "4", *log, Renamed("a", "b"), Synced("")) == {(b,)}


def test_a_file_opened_anew_for_writing_is_emptied(tmp_path: Path) -> None:
    log = (*MADE, Wrote("a", 0, b"one"), Synced("a"), Made("a", emptied=True), Synced("a"))
    assert left(tmp_path, *log) == {(("a", b""),)}

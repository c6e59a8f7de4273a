from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.faults.full import FullCounts

pytestmark = pytest.mark.needs_fork


@pytest.fixture(autouse=True)
def key_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")


def fill(n: int, sabotage: str | None = None) -> FullCounts:
    from tests.faults.full import full_disks  # needs what only such a system has

    return full_disks(n, 4, sabotage)


def test_a_full_disk_is_told_and_with_room_again_all_goes_on() -> None:
    counts = fill(4)
    assert counts.holds, counts
    assert counts.disks == 4


def test_where_no_disk_can_be_mounted_no_file_grows_beyond_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    counts = fill(3)
    assert not counts.mounted
    assert counts.holds, counts

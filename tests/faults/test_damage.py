from __future__ import annotations

import random

import pytest

from tests.faults.damage import damages, spoiled
from tests.faults.harness import harness


@pytest.fixture(autouse=True)
def key_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")


def test_no_damaged_file_is_read_as_something_else() -> None:
    counts = damages(120, seed=1)
    assert counts.holds, counts
    assert counts.damaged == 120
    assert counts.refused > 30


@pytest.mark.parametrize("name", harness("damage").sabotages)
def test_damage_catches_every_sabotaged_program(name: str) -> None:
    counts = damages(harness("damage").enough, seed=1, sabotage=name)
    assert not counts.holds
    assert counts.first


@pytest.mark.parametrize("kind", ["bit", "cut", "zeroed", "doubled", "swapped"])
@pytest.mark.parametrize("length", [40, 3 * 4096])
def test_what_is_spoiled_is_never_as_it_was(kind: str, length: int) -> None:
    chance = random.Random(1)  # noqa: S311  nothing secret
    raw = bytes(range(32)) + chance.randbytes(length - 32)
    for _ in range(50):
        assert spoiled(raw, kind, chance) != raw

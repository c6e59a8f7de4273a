from __future__ import annotations

import pytest

from tests.faults.harness import harness
from tests.faults.tampering import tamperings


def test_each_tampering_that_the_file_can_show_is_located_to_its_row() -> None:
    counts = tamperings(250, seed=1)
    assert counts.holds, counts
    assert counts.tampered == 250
    assert len(counts.kinds) >= 15
    # what no file shows alone is done too and counted apart
    assert 0 < counts.unseen < 40
    assert counts.located + counts.unseen == counts.tampered


@pytest.mark.parametrize("name", harness("tampering").sabotages)
def test_tamperings_catch_every_worse_verification(name: str) -> None:
    counts = tamperings(harness("tampering").enough, seed=1, sabotage=name)
    assert not counts.holds
    assert counts.first

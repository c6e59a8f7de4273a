from __future__ import annotations

import pytest

from tests.faults.harness import harness
from tests.faults.imports import imports


def test_mutated_files_are_read_or_refused_and_never_believed_against_their_digest() -> None:
    counts = imports(1500, seed=2)
    assert not counts.crashed, counts.first
    assert not counts.changed_under_its_digest
    assert counts.refused > 1000
    assert counts.medians["encounter"] < 100


@pytest.mark.parametrize("name", harness("imports").sabotages)
def test_mutated_files_catch_every_sabotaged_program(name: str) -> None:
    counts = imports(harness("imports").enough, seed=1, sabotage=name)
    assert counts.crashed or counts.changed_under_its_digest

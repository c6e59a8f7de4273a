from __future__ import annotations

import pytest

from tests.faults.refused import refusals

pytestmark = pytest.mark.needs_strace


@pytest.fixture(autouse=True)
def key_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")


def test_a_call_that_is_refused_is_told_and_nothing_is_lost() -> None:
    counts = refusals(6, seed=3)
    assert counts.holds, counts
    assert counts.reached >= 3
    assert counts.possible > 500


def test_refusals_catch_a_program_that_takes_every_step_for_saved() -> None:
    counts = refusals(20, seed=1, sabotage="error-swallowed")
    assert not counts.holds
    assert counts.lost or counts.cannot_go_on

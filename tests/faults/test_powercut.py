from __future__ import annotations

from collections import Counter

import pytest

from tests.faults import sabotage
from tests.faults.powercut import power_cuts, recorded
from tests.faults.strace_log import Cut, Made, Removed, Renamed, Said, Synced, Wrote

pytestmark = pytest.mark.needs_strace


@pytest.fixture(autouse=True)
def key_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")


def test_no_acknowledged_act_is_lost_in_a_power_cut() -> None:
    counts = power_cuts(500, seed=1)
    assert counts.holds, counts
    assert counts.cuts == 500
    assert counts.acknowledged > 100


@pytest.mark.parametrize("name", sabotage.NAMES)
def test_power_cuts_catch_every_sabotaged_program(name: str) -> None:
    counts = power_cuts(40, seed=1, sabotage=name)
    assert not counts.holds
    assert counts.lost or counts.unreadable


def test_the_journey_meets_every_kind_of_write_and_a_log_that_is_begun_again() -> None:
    log = recorded(1, None)
    assert {type(event) for event in log} == {Made, Wrote, Cut, Synced, Removed, Renamed, Said}
    assert Counter(event.line.split()[0] for event in log if isinstance(event, Said)) == {"exam": 2, "saved": 150}
    starts = [event for event in log if isinstance(event, Wrote) and event.name == "journal.db-wal" and event.at == 0]
    assert len(starts) > 5

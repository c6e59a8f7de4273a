from __future__ import annotations

from tests.faults.clock import clocks


def test_under_a_clock_that_jumps_all_stays_in_order_and_nothing_is_lost() -> None:
    counts = clocks(12, seed=1)
    assert counts.holds, counts
    assert counts.jumps == 360
    assert counts.restored > 5


def test_jumps_catch_a_program_that_goes_by_the_time() -> None:
    counts = clocks(5, seed=1, sabotage="ordered-by-time")
    assert counts.out_of_order

"""A verdict names what made it so, and nothing else."""

from __future__ import annotations

from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.reasoning.trace import Verdict, all_of, any_of, joined, number_of, opposite

A, B, C = FindingKey("a"), FindingKey("b"), FindingKey("c")
YES = Verdict(Truth.YES, (A,))
NO = Verdict(Truth.NO, (B,))
OPEN = Verdict(Truth.UNKNOWN, missing=(C,))


def test_some_rests_on_the_parts_that_hold() -> None:
    assert any_of([YES, NO, OPEN]) == Verdict(Truth.YES, (A,))


def test_every_fails_on_the_parts_that_fail() -> None:
    assert all_of([YES, NO, OPEN]) == Verdict(Truth.NO, (B,))


def test_an_open_verdict_names_what_is_missing_beside_what_is_known() -> None:
    assert all_of([YES, OPEN]) == Verdict(Truth.UNKNOWN, (A,), (C,))


def test_the_opposite_rests_on_the_same_cells() -> None:
    assert opposite(NO) == Verdict(Truth.YES, (B,))
    assert opposite(OPEN).missing == (C,)


def test_a_count_rests_on_the_parts_counted() -> None:
    assert number_of(1, [YES, NO]) == Verdict(Truth.YES, (A,))
    assert number_of(2, [YES, NO]) == Verdict(Truth.NO, (B,))
    assert number_of(2, [YES, OPEN]).truth is Truth.UNKNOWN


def test_a_cell_is_named_once() -> None:
    assert joined(Truth.YES, [YES, YES]).because == (A,)

"""A run in shares loses nothing, repeats itself, and one share is the plain run."""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.long.shares import Share, over, shares


def draw(share: Share) -> tuple[int, list[float]]:
    dice = Random(share.seed)  # noqa: S311  a repeatable draw, no secret
    return os.getpid(), [dice.random() for _ in range(share.number)]


@pytest.mark.parametrize(("number", "jobs"), [(10, 3), (2_000, 1), (1, 4), (7, 7), (0, 2)])
def test_the_shares_add_up_and_no_two_draw_the_same(number: int, jobs: int) -> None:
    found = shares(number, 5, jobs)
    assert sum(share.number for share in found) == number
    assert len({share.seed for share in found}) == len(found) == max(1, min(jobs, number))


def test_one_share_is_the_whole_run_with_its_own_seed() -> None:
    assert shares(100, 9, 1) == [Share(100, 9)]


def test_shares_run_in_other_processes_and_come_back_in_order() -> None:
    parts = shares(5, 3, 2)
    found = over(draw, parts)
    assert [drawn for _, drawn in found] == [draw(part)[1] for part in parts]
    assert os.getpid() not in {process for process, _ in found}


def test_one_share_stays_in_this_process() -> None:
    assert over(draw, shares(2, 3, 1))[0][0] == os.getpid()

from __future__ import annotations

from dataclasses import astuple
from itertools import pairwise

from examassist.report.transfer.room import ROOMS


def test_each_way_to_shorten_says_no_more_than_the_one_before() -> None:
    for wider, narrower in pairwise(ROOMS):
        assert all(int(less) <= int(more) for more, less in zip(astuple(wider), astuple(narrower), strict=True))
        assert narrower != wider
    assert ROOMS[-1].bands, "the emergency that leads always has its heading"

from __future__ import annotations

from dataclasses import astuple, replace
from itertools import pairwise

from examassist.report.transfer.room import ROOMS


def test_each_way_to_shorten_says_no_more_than_the_one_before() -> None:
    for wider, narrower in pairwise(ROOMS):
        assert all(int(less) <= int(more) for more, less in zip(astuple(wider), astuple(narrower), strict=True))
        assert narrower != wider
    assert ROOMS[-1].bands, "the emergency that leads always has its heading"


def test_what_must_be_done_is_given_up_last_of_all() -> None:
    shortest = next(room for room in ROOMS if room.actions < ROOMS[0].actions)
    before = ROOMS[ROOMS.index(shortest) - 1]
    assert not any(getattr(before, name) for name in ("blank_rows", "others", "reasons", "criteria", "facts"))
    assert replace(shortest, actions=before.actions) == before

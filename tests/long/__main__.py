"""Runs ``python -m tests.long commit|night|release [--seed S]``: one line of JSON a run, exit 0 when all hold."""

from __future__ import annotations

import argparse
import json
import os
import sys
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.kill import kills
from tests.faults.powercut import power_cuts
from tests.reasoning import laws
from tests.reasoning.by_profile import EVERYWHERE, changed_by_profile, flags_changed_by_profile
from tests.reasoning.patients import changed_at_random, erased_at_random

if TYPE_CHECKING:
    from collections.abc import Iterable


class Size(NamedTuple):
    """How often each run is repeated."""

    kills: int
    cuts: int
    erasures: int
    profiles: int


SIZES = {
    "commit": Size(100, 500, 200, 500),
    "night": Size(5_000, 50_000, 20_000, 10_000),
    "release": Size(10_000, 100_000, 100_000, 10_000),
}


def main() -> int:
    """Run everything in one size; 0 when nothing acknowledged was lost and every law held."""
    arguments = argparse.ArgumentParser(prog="python -m tests.long", description=__doc__)
    arguments.add_argument("size", choices=tuple(SIZES))
    arguments.add_argument("--seed", type=int, default=1, help="the same seed repeats the same run")
    given = arguments.parse_args()
    os.environ["EXAMASSIST_KEYSTORE"] = "file"
    holds = True
    for name, counts in _runs(SIZES[given.size], given.seed):
        print(json.dumps({"run": name, "seed": given.seed, **counts}), flush=True)
        holds = holds and bool(counts["holds"])
    return 0 if holds else 1


def _runs(size: Size, seed: int) -> Iterable[tuple[str, dict[str, object]]]:
    yield "laws", _laws(size.erasures, seed)
    yield "profiles", _profiles(size.profiles, seed)
    killed = kills(size.kills, seed, None)
    yield "kill", {"holds": killed.holds, **vars(killed)}
    cut = power_cuts(size.cuts, seed, None)
    yield "powercut", {"holds": cut.holds, **vars(cut)}


def _laws(number: int, seed: int) -> dict[str, object]:
    dice = Random(seed)  # noqa: S311  a repeatable draw, no secret
    broken: list[str] = []
    in_conflict = 0
    for _ in range(number):
        encounter = changed_at_random(dice)
        after, gone = erased_at_random(encounter, dice)
        broken += laws.erasing_keeps_or_forgets_truths(encounter, after)
        broken += laws.erasing_clears_no_flag(encounter, after, gone)
        broken += laws.erasing_keeps_the_screen_incomplete(encounter, after)
        broken += laws.mirroring_mirrors(encounter)
        if laws.in_conflict(encounter):
            in_conflict += 1
        else:
            broken += laws.erasing_creates_no_certain_word(encounter, after)
    return {"holds": not broken, "erasures": number, "in_conflict": in_conflict, "broken": broken[:10]}


def _profiles(number: int, seed: int) -> dict[str, object]:
    """Every encounter in all combinations of country and place; one in fifty as a whole assessment."""
    dice = Random(seed)  # noqa: S311  a repeatable draw, no secret
    broken: list[str] = []
    for turn in range(number):
        encounter = changed_at_random(dice)
        broken += flags_changed_by_profile(encounter)
        broken += changed_by_profile(encounter) if turn % 50 == 0 else []
    return {"holds": not broken, "encounters": number, "combinations": len(EVERYWHERE), "broken": broken[:10]}


if __name__ == "__main__":
    sys.exit(main())

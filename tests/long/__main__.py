"""Runs ``python -m tests.long commit|night|release [RUN ...] [--seed S] [--jobs N]``: 0 when all hold.

One line of JSON a run.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.harness import harness
from tests.faults.kill import kills
from tests.faults.powercut import power_cuts
from tests.long.random_patients import laws_hold, profiles_agree, readings_agree
from tests.mutants.hunting import hunted, places, scored

if TYPE_CHECKING:
    from collections.abc import Callable


class Size(NamedTuple):
    """How often each run is repeated."""

    kills: int
    cuts: int
    erasures: int
    profiles: int
    readings: int
    mutants: int | None
    keys: int
    changes: int
    pages: int


SIZES = {
    "commit": Size(100, 500, 500, 500, 2_000, 300, 5_000, 40, 100),
    "night": Size(5_000, 50_000, 5_000, 10_000, 20_000, 1_000, 50_000, 1_000, 500),
    "release": Size(10_000, 100_000, 10_000, 10_000, 100_000, None, 200_000, 1_000, 2_000),
}
"""What each size is for; None takes every mutant.

``commit`` is what a change is held to in CI, ``night`` what an idle computer does, ``release`` what is run in full
before a release: the laws and the profiles on 10,000 random encounters, the second reading on 100,000, every mutant,
200,000 random keys, 1,000 reports with one changed byte of their record and 200 with one changed letter on a page,
and 2,000 random encounters whose findings are read from the paper.
"""

FAULTS: dict[str, tuple[int, int, int]] = {
    "damage": (500, 20_000, 100_000),
    "tampering": (1_000, 10_000, 10_000),
    "instances": (50, 500, 500),
    "folders": (10, 70, 70),
    "clock": (50, 200, 200),
    "full": (10, 1_000, 1_000),
    "imports": (20_000, 1_000_000, 5_000_000),
    "refused": (20, 2_000, 2_000),
}
"""How many faults of each other harness the three sizes hold; see ``python -m tests.faults``."""

RUNS = ("laws", "profiles", "evaluator", "mutants", "kill", "powercut", "monkey", "verify", "pages", *FAULTS)


def main() -> int:
    """Run everything in one size; 0 when nothing acknowledged was lost and every law held."""
    arguments = argparse.ArgumentParser(prog="python -m tests.long", description=__doc__)
    arguments.add_argument("size", choices=tuple(SIZES))
    arguments.add_argument("runs", nargs="*", metavar="RUN", help=f"only these, of {', '.join(RUNS)}; all when none")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed repeats the same run")
    arguments.add_argument("--jobs", type=int, default=1, help="so many processes; kill and powercut take one")
    given = arguments.parse_args()
    os.environ["EXAMASSIST_KEYSTORE"] = "file"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    holds = True
    if unknown := set(given.runs) - set(RUNS):
        arguments.error(f"no such run: {', '.join(sorted(unknown))}")
    for name in given.runs or RUNS:
        if name in FAULTS:
            counts = _faults(name, FAULTS[name][[*SIZES].index(given.size)], given.seed)
        else:
            counts = _run(name, SIZES[given.size], given.seed, given.jobs)
        print(json.dumps({"run": name, "seed": given.seed, **counts}), flush=True)
        holds = holds and bool(counts["holds"])
    return 0 if holds else 1


def _run(name: str, size: Size, seed: int, jobs: int) -> dict[str, object]:
    over_jobs: dict[str, tuple[Callable[..., dict[str, object]], int | None]] = {
        "laws": (laws_hold, size.erasures),
        "profiles": (profiles_agree, size.profiles),
        "evaluator": (readings_agree, size.readings),
        "mutants": (_mutants, size.mutants),
        "monkey": (_monkey, size.keys),
        "verify": (_verify, size.changes),
        "pages": (_pages, size.pages),
    }
    if name in over_jobs:
        run, number = over_jobs[name]
        return run(number, seed, jobs)
    if name == "kill":
        killed = kills(size.kills, seed, None)
        return {"holds": killed.holds, **vars(killed)}
    cut = power_cuts(size.cuts, seed, None)
    return {"holds": cut.holds, **vars(cut)}


def _faults(name: str, number: int, seed: int) -> dict[str, object]:
    found = harness(name).counts(number, seed)
    return {"holds": found.holds, **vars(found)}


def _monkey(number: int, seed: int, jobs: int) -> dict[str, object]:
    from tests.ui.monkey.runs import keys_agree

    return keys_agree(number, seed, jobs)


def _verify(number: int, seed: int, jobs: int) -> dict[str, object]:
    from tests.report.carried.changes import all_caught

    return all_caught(number, seed, jobs)


def _pages(number: int, seed: int, jobs: int) -> dict[str, object]:
    from tests.report.random_pages import pages_agree

    return pages_agree(number, seed, jobs)


def _mutants(number: int | None, seed: int, jobs: int) -> dict[str, object]:
    score = scored(list(hunted(places(sample=number, seed=seed), jobs)))
    return {"holds": score.holds, "of_gates": score.of_gates, "of_all": score.of_all}


if __name__ == "__main__":
    sys.exit(main())

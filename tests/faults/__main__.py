"""Runs ``python -m tests.faults FAULT --n N --seed S``: one line of JSON, exit 0 if the program kept its promises.

``python -m tests.faults sabotages`` makes the program worse in each known way and prints which harness notices it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from typing import TYPE_CHECKING

from tests.faults.harness import HARNESSES, harness

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> int:
    """Run one kind of fault, or all sabotages, and print what was counted; 0 when what is promised held, else 1."""
    arguments = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    arguments.add_argument("fault", choices=(*(each.name for each in HARNESSES), "sabotages"))
    arguments.add_argument("--n", type=int, default=100, help="how many faults")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed draws the same faults")
    arguments.add_argument(
        "--sabotage",
        choices=sorted({name for each in HARNESSES for name in each.sabotages}),
        help="make the program worse, which must be noticed",
    )
    given = arguments.parse_args()
    os.environ["EXAMASSIST_KEYSTORE"] = "file"
    if given.fault == "sabotages":
        return sabotages(given.seed)
    one = harness(given.fault)
    if given.sabotage and given.sabotage not in one.sabotages:
        arguments.error(f"{one.name} need not notice {given.sabotage}")
    counts = one.counts(given.n, given.seed, given.sabotage)
    shown = {
        "fault": given.fault,
        "seed": given.seed,
        "sabotage": given.sabotage,
        "holds": counts.holds,
        **vars(counts),
    }
    print(json.dumps(shown))
    return 0 if counts.holds else 1


def sabotages(seed: int, only: Sequence[str] = ()) -> int:
    """One line for each harness and sabotage; 0 when every one was noticed, and the program as it is was not."""
    missed = 0
    for one in HARNESSES:
        for sabotage in (None, *one.sabotages) if one.sabotages and (not only or one.name in only) else ():
            started = time.perf_counter()
            noticed = not one.counts(one.enough, seed, sabotage).holds
            as_it_must = noticed if sabotage else not noticed
            missed += not as_it_must
            said = (
                ("caught" if sabotage else "holds") if as_it_must else ("NOT CAUGHT" if sabotage else "DOES NOT HOLD")
            )
            print(f"{one.name:<10} {sabotage or '(as it is)':<28} {said:<13} {time.perf_counter() - started:6.1f} s")
            sys.stdout.flush()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

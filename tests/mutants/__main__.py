"""Runs ``python -m tests.mutants``: how many small faults of the pack its whole patients notice.

A whole patient is a case of the pack, proven as an encounter from end to end; the small cases beside a rule kill none.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from itertools import groupby

from tests.mutants.hunting import BAR_OF_ALL, BAR_OF_GATES, hunted, places, scored
from tests.mutants.rules import KINDS


def main() -> int:
    """Hunt the mutants asked for; one line of JSON a kind and one for all; 0 when the bars are met."""
    arguments = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    arguments.add_argument("--only", action="append", choices=KINDS, help="this kind of rule; may be given twice")
    arguments.add_argument("--rule", action="append", help="this rule; may be given twice")
    arguments.add_argument("--sample", type=int, help="so many, drawn by the seed")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed draws the same sample")
    arguments.add_argument("--beyond", action="store_true", help="also other values, tiers and onsets")
    arguments.add_argument("--list", action="store_true", help="name the survivors, one a line, as they are found")
    arguments.add_argument("--jobs", type=int, default=1, help="so many processes")
    given = arguments.parse_args()
    began = time.monotonic()
    wanted = places(given.only or (), given.rule or (), beyond=given.beyond, sample=given.sample, seed=given.seed)
    fates = []
    for kind, of_kind in groupby(hunted(wanted, given.jobs), key=lambda fate: fate.mutant.kind):
        found = []
        for fate in of_kind:
            found.append(fate)
            if given.list and fate.killer is None:
                _say(f"  {fate.mutant.line} [touches {fate.touched} cases]")
        fates += found
        _say(json.dumps({"run": "mutants", "kind": kind, **_figures(scored(found).of_all)}))
    score = scored(fates)
    bars = {"bar_of_gates": BAR_OF_GATES, "bar_of_all": BAR_OF_ALL, "holds": score.holds}
    seconds = round(time.monotonic() - began)
    _say(json.dumps({"run": "mutants", "kind": "all", **_figures(score.of_all), **bars, "seconds": seconds}))
    return 0 if score.holds else 1


def _figures(counted: tuple[int, int]) -> dict[str, float]:
    killed, total = counted
    return {"total": total, "killed": killed, "score": round(killed / total, 4) if total else 0.0}


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  it reports to a terminal


if __name__ == "__main__":
    sys.exit(main())

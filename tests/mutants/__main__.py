"""Runs ``python -m tests.mutants``: how many small faults of the pack its whole patients notice."""

from __future__ import annotations

import argparse
import json
import sys
import time
from random import Random
from typing import TYPE_CHECKING

from tests.mutants.killing import Hunt
from tests.mutants.rules import KINDS, mutants
from tests.reasoning.patients import cases, edition

if TYPE_CHECKING:
    from tests.mutants.killing import Fate


def main() -> int:
    """Hunt the mutants asked for; one line of JSON a kind and one for all; 0 always, the bars are a test's."""
    arguments = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    arguments.add_argument("--only", action="append", choices=KINDS, help="this kind of rule; may be given twice")
    arguments.add_argument("--rule", action="append", help="this rule; may be given twice")
    arguments.add_argument("--sample", type=int, help="so many, drawn by the seed")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed draws the same sample")
    arguments.add_argument("--beyond", action="store_true", help="also other values, tiers and onsets")
    arguments.add_argument("--list", action="store_true", help="name the survivors, one a line")
    given = arguments.parse_args()
    began = time.monotonic()
    drawn = [
        each
        for each in mutants(edition(), given.only or KINDS)
        if (not given.rule or each.rule in given.rule) and (given.beyond or each.asked)
    ]
    if given.sample is not None:
        drawn = Random(given.seed).sample(drawn, min(given.sample, len(drawn)))  # noqa: S311  a repeatable draw
        drawn.sort(key=lambda each: (KINDS.index(each.kind), each.at))
    hunt = Hunt(edition(), cases())
    fates: list[Fate] = []
    for kind in KINDS:
        of_kind = [hunt.fate(mutant) for mutant in drawn if mutant.kind == kind]
        fates += of_kind
        if of_kind:
            _say(json.dumps({"run": "mutants", "kind": kind, **figures(of_kind)}))
        if given.list:
            for line in sorted(survivors(of_kind)):
                _say(line)
    seconds = round(time.monotonic() - began)
    _say(json.dumps({"run": "mutants", "kind": "all", **figures(fates), "seconds": seconds}))
    return 0


def figures(fates: list[Fate]) -> dict[str, float]:
    """How many there were, how many were killed, and the share."""
    killed = sum(1 for fate in fates if fate.killer is not None)
    return {"total": len(fates), "killed": killed, "score": round(killed / len(fates), 4) if fates else 1.0}


def survivors(fates: list[Fate]) -> list[str]:
    """The mutants no case noticed; with how many cases the fault touches, whose expectations could be fuller."""
    return [f"  {fate.mutant.line} [touches {fate.touched} cases]" for fate in fates if fate.killer is None]


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  it reports to a terminal


if __name__ == "__main__":
    sys.exit(main())

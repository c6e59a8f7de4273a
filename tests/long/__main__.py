"""Runs ``python -m tests.long commit|night|release [RUN ...] [--seed S]``: one line of JSON a run, 0 when all hold."""

from __future__ import annotations

import argparse
import json
import os
import sys
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.faults.kill import kills
from tests.faults.powercut import power_cuts
from tests.mutants.killing import Hunt
from tests.mutants.rules import mutants
from tests.reasoning import laws
from tests.reasoning.by_profile import EVERYWHERE, changed_by_profile, flags_changed_by_profile
from tests.reasoning.patients import cases, changed_at_random, edition, erased_at_random
from tests.second_evaluator.run import disagreements

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter


class Size(NamedTuple):
    """How often each run is repeated."""

    kills: int
    cuts: int
    erasures: int
    profiles: int
    readings: int
    mutants: int | None


SIZES = {
    "commit": Size(100, 500, 500, 500, 2_000, 300),
    "night": Size(5_000, 50_000, 10_000, 10_000, 20_000, 1_000),
    "release": Size(10_000, 100_000, 100_000, 10_000, 100_000, None),
}
"""How often each run is repeated; None takes every mutant."""

RUNS = ("laws", "profiles", "evaluator", "mutants", "kill", "powercut")
BAR_OF_GATES, BAR_OF_ALL = 0.95, 0.90


def main() -> int:
    """Run everything in one size; 0 when nothing acknowledged was lost and every law held."""
    arguments = argparse.ArgumentParser(prog="python -m tests.long", description=__doc__)
    arguments.add_argument("size", choices=tuple(SIZES))
    arguments.add_argument("runs", nargs="*", metavar="RUN", help=f"only these, of {', '.join(RUNS)}; all when none")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed repeats the same run")
    given = arguments.parse_args()
    os.environ["EXAMASSIST_KEYSTORE"] = "file"
    holds = True
    if unknown := set(given.runs) - set(RUNS):
        arguments.error(f"no such run: {', '.join(sorted(unknown))}")
    for name in given.runs or RUNS:
        counts = _run(name, SIZES[given.size], given.seed)
        print(json.dumps({"run": name, "seed": given.seed, **counts}), flush=True)
        holds = holds and bool(counts["holds"])
    return 0 if holds else 1


def _run(name: str, size: Size, seed: int) -> dict[str, object]:
    if name == "laws":
        return _laws(size.erasures, seed)
    if name == "profiles":
        return _profiles(size.profiles, seed)
    if name == "evaluator":
        found = disagreements(size.readings, seed)
        return {"holds": not found, "patients": size.readings, "differences": len(found), "first": found[:10]}
    if name == "mutants":
        return _mutants(size.mutants, seed)
    if name == "kill":
        killed = kills(size.kills, seed, None)
        return {"holds": killed.holds, **vars(killed)}
    cut = power_cuts(size.cuts, seed, None)
    return {"holds": cut.holds, **vars(cut)}


def _mutants(number: int | None, seed: int) -> dict[str, object]:
    drawn = list(mutants(edition()))
    if number is not None:
        drawn = Random(seed).sample(drawn, min(number, len(drawn)))  # noqa: S311  a repeatable draw, no secret
    hunt = Hunt(edition(), cases())
    fates = [hunt.fate(mutant) for mutant in drawn]
    gates = [fate.killer is not None for fate in fates if fate.mutant.kind == "gates"]
    killed = [fate.killer is not None for fate in fates]
    of_gates, of_all = sum(gates) / max(len(gates), 1), sum(killed) / max(len(killed), 1)
    holds = of_gates >= BAR_OF_GATES and of_all >= BAR_OF_ALL
    return {"holds": holds, "mutants": len(killed), "of_gates": round(of_gates, 4), "of_all": round(of_all, 4)}


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
        broken += _one_more_witness(encounter, dice)
        if laws.in_conflict(encounter):
            in_conflict += 1
        else:
            broken += laws.erasing_creates_no_certain_word(encounter, after)
            broken += laws.erasing_what_speaks_against_gives_at_most_possible(encounter)
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


def _one_more_witness(encounter: Encounter, dice: Random) -> list[str]:
    fitting = laws.fitting_witnesses(encounter)
    return laws.one_more_witness_changes_no_word(encounter, *dice.choice(fitting)) if fitting else []


if __name__ == "__main__":
    sys.exit(main())

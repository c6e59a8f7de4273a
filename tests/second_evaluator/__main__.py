"""Runs ``python -m tests.second_evaluator --n N --seed S``: one line of JSON, exit 0 when both readings agree."""

from __future__ import annotations

import argparse
import json
import sys

from tests.second_evaluator.run import disagreements


def main() -> int:
    """Compare the program with the second reading on so many invented patients."""
    arguments = argparse.ArgumentParser(prog="python -m tests.second_evaluator", description=__doc__)
    arguments.add_argument("--n", type=int, default=2_000, help="so many patients")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed draws the same patients")
    given = arguments.parse_args()
    found = disagreements(given.n, given.seed)
    line = {"run": "evaluator", "seed": given.seed, "holds": not found, "patients": given.n, "differences": len(found)}
    print(json.dumps(line | {"first": found[:10]}))  # noqa: T201  it reports to a terminal
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs ``python -m tests.second_evaluator --n N --seed S --jobs J``: one line of JSON, 0 when both agree."""

from __future__ import annotations

import argparse
import json
import sys

from tests.long.random_patients import readings_agree


def main() -> int:
    """Compare the program with the second reading on so many invented patients."""
    arguments = argparse.ArgumentParser(prog="python -m tests.second_evaluator", description=__doc__)
    arguments.add_argument("--n", type=int, default=2_000, help="so many patients")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed draws the same patients")
    arguments.add_argument("--jobs", type=int, default=1, help="so many processes, each with a seed of its own")
    given = arguments.parse_args()
    told = readings_agree(given.n, given.seed, given.jobs)
    print(json.dumps({"run": "evaluator", "seed": given.seed, "jobs": given.jobs, **told}))  # noqa: T201  it reports
    return 0 if told["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())

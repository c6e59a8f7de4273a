"""Runs ``python -m tests.faults FAULT --n N --seed S``: one line of JSON, exit 0 if nothing was lost."""

from __future__ import annotations

import argparse
import json
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from tests.faults import sabotage, upkeep
from tests.faults.kill import kills
from tests.faults.powercut import power_cuts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.kill import KillCounts
    from tests.faults.powercut import PowerCutCounts


def main() -> int:
    """Run one kind of fault and print what was counted; 0 when nothing acknowledged was lost, else 1."""
    arguments = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    arguments.add_argument("fault", choices=("kill", "powercut", "backup", "restore"))
    arguments.add_argument("--n", type=int, default=100, help="how many kills or cuts")
    arguments.add_argument("--seed", type=int, default=1, help="the same seed draws the same moments")
    arguments.add_argument(
        "--sabotage", choices=(*sabotage.NAMES, *upkeep.NAMES), help="make the program worse, which must be noticed"
    )
    given = arguments.parse_args()
    os.environ["EXAMASSIST_KEYSTORE"] = "file"
    runs: dict[str, Callable[[int, int, str | None], KillCounts | PowerCutCounts | upkeep.UpkeepCounts]] = {
        "kill": kills,
        "powercut": power_cuts,
        "backup": partial(upkeep.upkeep_kills, "backup"),
        "restore": partial(upkeep.upkeep_kills, "restore"),
    }
    counts = runs[given.fault](given.n, given.seed, given.sabotage)
    shown = {
        "fault": given.fault,
        "seed": given.seed,
        "sabotage": given.sabotage,
        "holds": counts.holds,
        **vars(counts),
    }
    print(json.dumps(shown))
    return 0 if counts.holds else 1


if __name__ == "__main__":
    sys.exit(main())

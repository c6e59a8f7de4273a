"""Runs ``python -m tests.firing_budget``: one line of JSON for each red flag, then the total; exit 0 when it holds."""

from __future__ import annotations

import json
import sys

from tests.firing_budget.counting import EMERGENCIES, NOT_CLEARED, TODAY, count, ordinary_patients
from tests.reasoning.patients import edition


def main() -> int:
    """Print the counts; 0 when every share is below its limit, else 1."""
    budget = count(edition(), ordinary_patients(edition()))
    for gate in budget.gates:
        print(json.dumps(gate._asdict()))
    shares = {
        name: round(value / budget.patients, 3) if budget.patients else None
        for name, value in (("now", budget.now), ("today", budget.today), ("not_cleared", budget.not_cleared))
    }
    limits = {"now": EMERGENCIES, "today": TODAY, "not_cleared": NOT_CLEARED}
    print(json.dumps({"total": budget.patients, "shares": shares, "below": limits, "holds": budget.holds}))
    return 0 if budget.holds else 1


if __name__ == "__main__":
    sys.exit(main())

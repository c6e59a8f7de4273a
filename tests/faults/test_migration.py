from __future__ import annotations

import pytest

from tests.faults import migration
from tests.faults.test_upkeep import run

# in a process of its own: a test run has threads, and what forks must have none
pytestmark = pytest.mark.needs_fork


def test_a_killed_migration_leaves_the_old_or_the_new() -> None:
    code, counts = run("migration", "--n", "40", "--seed", "1")
    assert (code, counts["holds"], counts["torn"]) == (0, True, 0)
    assert counts["new"]


@pytest.mark.parametrize("name", migration.NAMES)
def test_kills_catch_a_worse_one(name: str) -> None:
    code, counts = run("migration", "--n", "40", "--seed", "1", "--sabotage", name)
    assert code == 1
    assert counts["torn"]

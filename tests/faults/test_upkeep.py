from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.faults import upkeep
from tests.needs import ROOT

# in a process of its own: a test run has threads, and what forks must have none
pytestmark = pytest.mark.needs_fork


def run(*arguments: str) -> tuple[int, dict[str, object]]:
    command = [sys.executable, "-m", "tests.faults", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("what", ["backup", "restore"])
def test_a_killed_backup_or_restore_leaves_the_old_or_the_new(what: str) -> None:
    code, counts = run(what, "--n", "20", "--seed", "1")
    assert (code, counts["holds"], counts["torn"]) == (0, True, 0)


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("backup", upkeep.NAMED_BEFORE_PROVEN),
        ("restore", upkeep.RESTORED_IN_PLACE),
        ("restore", upkeep.OLD_DELETED),
    ],
)
def test_kills_catch_a_worse_one(what: str, name: str) -> None:
    code, counts = run(what, "--n", "30", "--seed", "1", "--sabotage", name)
    assert code == 1
    assert counts["torn"]

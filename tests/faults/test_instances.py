from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.needs import ROOT

# in a process of its own: a test run has threads, and what forks must have none
pytestmark = pytest.mark.needs_fork


@pytest.mark.parametrize(("more", "code"), [((), 0), (("--sabotage", "lock-not-taken"), 1)])
def test_one_of_eight_processes_has_the_store_and_the_others_are_told_who(more: tuple[str, ...], code: int) -> None:
    command = [sys.executable, "-m", "tests.faults", "instances", "--n", "4", "--seed", "1", *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    counts = json.loads(done.stdout)
    assert (done.returncode, counts["holds"]) == (code, code == 0), done.stderr
    caught = counts["two_at_once"] + counts["lost"] + counts["faults"]
    assert bool(caught) == (code == 1)
    if not code:
        assert counts["refused"] > 20
        assert counts["refused_by_number"] > 20  # the holder may not have written its number yet

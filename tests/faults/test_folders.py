from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.needs import ROOT

# in a process of its own: a test run has threads, and what forks must have none
pytestmark = pytest.mark.needs_fork


def test_folders_that_cannot_be_used_are_told_and_nothing_goes_astray() -> None:
    command = [sys.executable, "-m", "tests.faults", "folders", "--n", "6", "--seed", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    counts = json.loads(done.stdout)
    assert (counts["situations"], counts["possible"]) == (6, 70)

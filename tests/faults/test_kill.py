from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.faults import sabotage
from tests.faults.kill import kills
from tests.needs import ROOT


def test_no_acknowledged_act_is_lost_when_the_program_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")
    counts = kills(100, seed=1)
    assert counts.holds, counts
    assert counts.kills == 100
    assert counts.acknowledged > 100


@pytest.mark.parametrize("name", [sabotage.SAVED_BEFORE_COMMIT, sabotage.COMMITS_IN_TENS])
def test_kills_catch_a_program_that_acknowledges_too_early(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMASSIST_KEYSTORE", "file")
    counts = kills(100, seed=1, sabotage=name)
    assert not counts.holds
    assert counts.lost


@pytest.mark.parametrize(("more", "code"), [((), 0), (("--sabotage", sabotage.COMMITS_IN_TENS), 1)])
def test_the_command_prints_one_line_of_counts_and_its_exit_code_says_whether_the_bar_holds(
    more: tuple[str, ...], code: int
) -> None:
    command = [sys.executable, "-m", "tests.faults", "kill", "--n", "10", "--seed", "3", *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    (line,) = done.stdout.splitlines()
    counts = json.loads(line)
    assert counts["seed"] == 3
    assert counts["holds"] == (code == 0)
    assert bool(counts["lost"]) == (code == 1)

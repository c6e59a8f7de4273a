"""F1: the program is killed at random moments; every act that it acknowledged must be there afterwards."""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from tests.faults.witness import Acknowledged, examine

_ROOT = Path(__file__).parents[2]
_LIFE_OF_A_FOLDER = 25  # kills that one journal survives before a new one is begun
_LONGEST_START = 0.15  # seconds in which a start with its recovery is over
_WHILE_STARTING = 0.3  # so many of the kills; the others come while it answers
_MOST_ANSWERS = 60
_KILLED = 1 if os.name == "nt" else -9


@dataclass
class KillCounts:
    """What happened in all kills together."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    changed: int = 0
    unreadable: int = 0
    killed_before_first_answer: int = 0
    saved_but_not_yet_acknowledged: int = 0
    slowest_reopen_ms: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether nothing acknowledged was lost or changed."""
        return self.kills > 0 and self.acknowledged > 0 and not (self.lost or self.changed or self.unreadable)

    def add(self, other: KillCounts) -> None:
        """Count the other's kills here too."""
        for name, value in vars(other).items():
            mine = getattr(self, name)
            setattr(self, name, max(mine, value) if name == "slowest_reopen_ms" else mine + value)


def kills(n: int, seed: int, sabotage: str | None = None) -> KillCounts:
    """Kill the program `n` times at moments drawn from `seed`."""
    lives = [min(_LIFE_OF_A_FOLDER, n - start) for start in range(0, n, _LIFE_OF_A_FOLDER)]
    total = KillCounts()
    caught = Event()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for counts in pool.map(lambda life: _one_life(life[1], seed + life[0], sabotage, caught), enumerate(lives)):
            total.add(counts)
    return total


def _one_life(n: int, seed: int, sabotage: str | None, caught: Event) -> KillCounts:
    """One journal, through `n` kills; a sabotaged one ends when any was `caught`, as more of it says no more."""
    counts = KillCounts()
    acknowledged = Acknowledged()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="examassist-kill-") as name:
        folder = Path(name)
        for _ in range(n):
            if sabotage and caught.is_set():
                break
            heard = _killed_run(folder, seed, sabotage, chance, acknowledged)
            started = time.perf_counter()
            finding = examine(folder, seed, acknowledged)
            counts.slowest_reopen_ms = max(counts.slowest_reopen_ms, round(1000 * (time.perf_counter() - started), 1))
            counts.kills += 1
            counts.killed_before_first_answer += not heard
            counts.lost += finding.lost
            counts.changed += finding.changed
            counts.unreadable += finding.unreadable
            counts.saved_but_not_yet_acknowledged += finding.kept
            if finding.lost or finding.unreadable:
                caught.set()
                break  # the next run would go on from the loss
            acknowledged.last.update(finding.found)  # what was there once must stay there
    counts.acknowledged = acknowledged.count
    return counts


def _killed_run(folder: Path, seed: int, sabotage: str | None, chance: random.Random, heard: Acknowledged) -> bool:
    """Let the program answer, kill it, and hear what it had acknowledged; True when that was anything."""
    command = [sys.executable, "-m", "tests.faults.answering", str(folder), "--seed", str(seed)]
    if sabotage:
        command += ["--sabotage", sabotage]
    environment = {**os.environ, "EXAMASSIST_KEYSTORE": "file"}
    before = heard.count
    with subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
        try:
            said = program.stdout
            if said is None:
                raise RuntimeError(command)
            if chance.random() < _WHILE_STARTING:
                time.sleep(chance.random() * _LONGEST_START)
            else:
                for _ in range(chance.randrange(1, _MOST_ANSWERS)):
                    heard.hear(said.readline())
                time.sleep(chance.random() / 250)
        finally:
            program.kill()
        for line in said:
            heard.hear(line)
    if program.returncode != _KILLED:
        message = f"the program ended by itself, with {program.returncode}"
        raise RuntimeError(message)
    return heard.count > before

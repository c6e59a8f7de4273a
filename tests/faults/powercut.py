"""F2: power cuts, replayed from a log of what the program wrote; every act acknowledged before must be there after."""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.broken_disk import Disk
from tests.faults.harness import fast_folder
from tests.faults.strace_log import CALLS, Said, events
from tests.faults.witness import Acknowledged, examine

if TYPE_CHECKING:
    from tests.faults.strace_log import Event

_ROOT = Path(__file__).parents[2]
# One journey: a first start that is left without closing, one that recovers and closes, and one with many checkpoints.
_SESSIONS = (
    ("--acts", "30", "--leave"),
    ("--acts", "20"),
    ("--acts", "90", "--early-checkpoints"),
    ("--acts", "10", "--leave"),
)
_CUTS_OF_A_JOURNEY = 2000


@dataclass
class PowerCutCounts:
    """What happened in all cuts together."""

    cuts: int = 0
    journeys: int = 0
    events: int = 0
    acknowledged: int = 0
    cuts_that_lost: int = 0
    lost: int = 0
    changed: int = 0
    unreadable: int = 0

    @property
    def holds(self) -> bool:
        """Whether nothing acknowledged was lost or changed."""
        return self.cuts > 0 and self.acknowledged > 0 and not (self.lost or self.changed or self.unreadable)


def power_cuts(n: int, seed: int, sabotage: str | None = None) -> PowerCutCounts:
    """Cut the power `n` times at moments drawn from `seed`."""
    total = PowerCutCounts()
    for first in range(0, n, _CUTS_OF_A_JOURNEY):
        _cut_one_journey(min(_CUTS_OF_A_JOURNEY, n - first), seed + first, sabotage, total)
    return total


def _cut_one_journey(n: int, seed: int, sabotage: str | None, counts: PowerCutCounts) -> None:
    log = recorded(seed, sabotage)
    chance = random.Random(seed)
    moments = sorted(chance.randrange(len(log) + 1) for _ in range(n))
    disk = Disk()
    acknowledged = Acknowledged()
    happened = 0
    for moment in moments:
        for event in log[happened:moment]:
            disk.happen(event)
            if isinstance(event, Said):
                acknowledged.hear(event.line)
        happened = moment
        with tempfile.TemporaryDirectory(prefix="examassist-cut-", dir=fast_folder()) as name:
            disk.cut_power(Path(name), chance)
            finding = examine(Path(name), seed, acknowledged)
        counts.cuts += 1
        counts.cuts_that_lost += bool(finding.lost)
        counts.lost += finding.lost
        counts.changed += finding.changed
        counts.unreadable += finding.unreadable
        if sabotage and (counts.lost or counts.changed or counts.unreadable):
            break  # caught: more of it says no more
    counts.journeys += 1
    counts.events += len(log)
    counts.acknowledged += acknowledged.count


@cache
def recorded(seed: int, sabotage: str | None) -> tuple[Event, ...]:
    """Everything the program wrote, synced and said on one journey."""
    log: list[Event] = []
    with tempfile.TemporaryDirectory(prefix="examassist-journey-") as name:
        folder = Path(name).resolve() / "store"
        folder.mkdir()
        for session in _SESSIONS:
            raw = Path(name) / "strace.log"
            command = ["strace", "-f", "-qq", "--seccomp-bpf", "-xx", "-s", "10000000", "-o", str(raw)]
            command += ["-e", f"trace={CALLS}", sys.executable, "-m", "tests.faults.answering", str(folder)]
            command += ["--seed", str(seed), *session, *(["--sabotage", sabotage] if sabotage else [])]
            environment = {**os.environ, "EXAMASSIST_KEYSTORE": "file"}
            subprocess.run(command, cwd=_ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
            with raw.open(encoding="ascii", errors="replace") as lines:
                log += events(lines, str(folder))
    return tuple(log)

"""F9: eight processes want one store at once; one has it, the others are told who, and nothing is written twice."""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import mmap
import os
import random
import re
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from examassist.errors import CouldNot
from examassist.storage import lock
from examassist.storage.journal import Journal
from examassist.storage.upkeep.verify import verify
from tests.faults.harness import fast_folder
from tests.faults.room import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = bytes(range(32))
CLOCK = "2026-03-02T09:00:00+00:00"
PROCESSES = 8
_TRIES = 6
_HOLDS, _SAVED, _REFUSED, _NAMED, _TWO, _FAULT = range(6)
"""What each process writes down about itself, one byte each, where all can see it."""
_SAID = re.compile(r"is already open in another ExamAssist( \(process \d+\))?\.$")


@dataclass
class InstanceCounts:
    """What happened in all rounds together."""

    rounds: int = 0
    held: int = 0
    refused: int = 0
    refused_by_number: int = 0
    saved: int = 0
    lost: int = 0
    two_at_once: int = 0
    faults: int = 0

    @property
    def holds(self) -> bool:
        """Whether never two had the store, and everything saved is there once."""
        return self.held > 0 and self.refused > 0 and not (self.lost or self.two_at_once or self.faults)


def instances(n: int, seed: int, sabotage: str | None = None) -> InstanceCounts:
    """Let eight processes want one store, `n` times; needs a system that forks."""
    counts = InstanceCounts()
    with tempfile.TemporaryDirectory(prefix="examassist-two-", dir=fast_folder()) as name, _worse(sabotage):
        for number in range(n):
            path = Path(name) / str(number) / "journal.db"
            notes = mmap.mmap(-1, PROCESSES * 8)
            children = [_started(path, notes, each, f"{seed} {number} {each}") for each in range(PROCESSES)]
            for child in children:
                counts.faults += bool(os.waitpid(child, 0)[1])
            rows = [notes[each * 8 : each * 8 + 8] for each in range(PROCESSES)]
            counts.rounds += 1
            counts.held += sum(bool(row[_SAVED]) for row in rows)
            counts.saved += sum(row[_SAVED] for row in rows)
            counts.refused += sum(row[_REFUSED] for row in rows)
            counts.refused_by_number += sum(row[_NAMED] for row in rows)
            counts.two_at_once += sum(row[_TWO] for row in rows)
            counts.faults += sum(row[_FAULT] for row in rows)
            counts.lost += _lost(path, rows)
            if sabotage and counts.two_at_once + counts.lost + counts.faults:
                break  # caught: more of it says no more
    return counts


def _lost(path: Path, rows: list[bytes]) -> int:
    try:
        verdict = verify(path, KEY)
    except CouldNot:
        return 1
    there = {exam: head[0] for exam, head in verdict.heads.items()}
    return sum(there.get(f"EX-{each}", 0) != row[_SAVED] for each, row in enumerate(rows)) + len(verdict.problems)


def _started(path: Path, notes: mmap.mmap, own: int, seed: str) -> int:
    child = os.fork()
    if not child:
        try:
            _want(path, notes, own, random.Random(seed))
        except BaseException:  # noqa: BLE001  the end of a child
            notes[own * 8 + _FAULT] = 1
        finally:
            os._exit(0)
    return child


def _want(path: Path, notes: mmap.mmap, own: int, chance: random.Random) -> None:
    """Try a few times to have the store; save an act each time it is had."""
    at = own * 8
    for _ in range(_TRIES):
        time.sleep(chance.random() / 100)
        try:
            journal = Journal.open(path, KEY)
        except CouldNot as error:
            said = _SAID.search(error.what)
            if said is None:
                raise
            notes[at + _REFUSED] += 1
            notes[at + _NAMED] += said[1] is not None
            continue
        notes[at + _HOLDS] = 1
        notes[at + _TWO] |= sum(notes[each * 8 + _HOLDS] for each in range(PROCESSES)) > 1
        seq = notes[at + _SAVED] + 1
        exam = f"EX-{own}"
        if seq == 1:
            journal.start_exam(exam, "some_pack", "digest", CLOCK)
        journal.append(exam, seq, text_of(seq, exam))
        notes[at + _SAVED] = seq
        time.sleep(chance.random() / 200)
        notes[at + _TWO] |= sum(notes[each * 8 + _HOLDS] for each in range(PROCESSES)) > 1
        notes[at + _HOLDS] = 0
        journal.close()


@contextmanager
def _worse(sabotage: str | None) -> Iterator[None]:
    with ExitStack() as stack:
        match sabotage:
            case "lock-not-taken":
                stack.enter_context(patch.object(lock, "_lock", lambda _: None))
            case None:
                pass
            case _:
                raise LookupError(sabotage)
        yield

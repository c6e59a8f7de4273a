"""F11: the clock of the computer jumps; order comes from number and chain, times are kept as they were said."""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import json
import random
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from examassist.storage import journal as journal_module
from examassist.storage.journal import Journal
from examassist.storage.upkeep.backup import back_up
from examassist.storage.upkeep.restore import restore
from examassist.storage.upkeep.verify import verify
from tests.faults.harness import fast_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = bytes(range(32))
_EXAMS, _STEPS = 4, 30
_JUMPS = (
    *(timedelta(seconds=each) for each in (0, 1, 40, -1, -3600, 3600)),
    *(timedelta(days=each) for each in (1, -1, 365, -365, 366)),
)
_MOMENTS = (
    datetime(2038, 1, 19, 3, 14, 7, tzinfo=UTC),
    datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2026, 3, 29, 2, 30, tzinfo=timezone(timedelta(hours=1))),
    datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2))),
    datetime(1970, 1, 1, tzinfo=UTC),
)


@dataclass
class ClockCounts:
    """What happened in all sequences together."""

    sequences: int = 0
    jumps: int = 0
    backups: int = 0
    restored: int = 0
    out_of_order: int = 0
    lost: int = 0
    first: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether all stayed in the order in which it was done, and nothing was lost."""
        return self.sequences > 0 and self.backups > 1 and not (self.out_of_order or self.lost)


def clocks(n: int, seed: int, sabotage: str | None = None) -> ClockCounts:
    """Work `n` times under a clock that jumps as `seed` says."""
    counts = ClockCounts()
    for number in range(n):
        chance = random.Random(f"{seed} {number}")
        with tempfile.TemporaryDirectory(prefix="examassist-clock-", dir=fast_folder()) as name, _worse(sabotage):
            _sequence(Path(name), chance, counts)
        counts.sequences += 1
        if sabotage and (counts.out_of_order or counts.lost):
            break  # caught: more of it says no more
    counts.first = counts.first[:5]
    return counts


def _sequence(folder: Path, chance: random.Random, counts: ClockCounts) -> None:
    path, copies = folder / "store" / "journal.db", folder / "copies"
    copies.mkdir()
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    journal = Journal.open(path, KEY)
    journal.keep_edition("digest", b"content")
    exams: list[str] = []
    acts: dict[str, list[str]] = {}
    saved: dict[Path, bytes] = {}
    for _ in range(_STEPS):
        now = chance.choice(_MOMENTS) if chance.random() < 0.2 else now + chance.choice(_JUMPS)
        counts.jumps += 1
        if len(exams) < _EXAMS and (not exams or chance.random() < 0.2):
            exams.append(f"EX-{len(exams)}")
            acts[exams[-1]] = []
            journal.start_exam(exams[-1], "some_pack", "digest", now.isoformat())
        exam = chance.choice(exams)
        seq = len(acts[exam]) + 1
        acts[exam].append(json.dumps({"seq": seq, "at": now.isoformat()}))
        journal.append(exam, seq, acts[exam][-1])
        if chance.random() < 0.1:
            copy = back_up(path, KEY, copies, now).path
            counts.backups += 1
            counts.lost += copy in saved
            saved[copy] = copy.read_bytes()
    order = [draft.exam_id for draft in journal.drafts()]
    read = {exam: journal.acts(exam) for exam in exams}
    journal.close()
    if order != exams[::-1]:
        counts.out_of_order += 1
        counts.first.append(f"{order} instead of {exams[::-1]}")
    counts.lost += read != acts
    counts.lost += any(copy.read_bytes() != content for copy, content in saved.items())
    if saved:
        _put_back(path, chance.choice([*saved]), now, acts, counts)


def _put_back(path: Path, copy: Path, now: datetime, acts: dict[str, list[str]], counts: ClockCounts) -> None:
    restored = restore(path, KEY, copy, now)
    counts.restored += 1
    counts.lost += bool(restored.unproven) or not verify(path, KEY).whole
    journal = Journal.open(path, KEY)
    counts.lost += {exam: journal.acts(exam) for exam in acts} != acts
    journal.close()


@contextmanager
def _worse(sabotage: str | None) -> Iterator[None]:
    with ExitStack() as stack:
        match sabotage:
            case "ordered-by-time":
                worse = journal_module._DRAFTS.replace("ORDER BY number DESC", "ORDER BY created_at DESC")
                stack.enter_context(patch.object(journal_module, "_DRAFTS", worse))
            case None:
                pass
            case _:
                raise LookupError(sabotage)
        yield

"""The program under test: answers an exam through the journal and tells on its standard output what was saved.

It says ``exam ID`` when an exam is started and ``saved ID SEQ`` when an act is acknowledged, one write each.
Started as ``python -m tests.faults.answering FOLDER --seed S``; it goes on until it is killed or has saved --acts.
"""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import argparse
import json
import os
import random
import threading
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from examassist.storage import connection
from examassist.storage.journal import Journal
from examassist.storage.keys import device_key
from tests.faults import sabotage

if TYPE_CHECKING:
    from examassist.errors import CouldNot

JOURNAL = "journal.db"
EXAM_LENGTH = 80
CLOCK = "2026-03-02T09:00:00+00:00"
_IN_FLIGHT = 8
# so that a short journey meets checkpoints in the middle of an exam, which otherwise come after some 4 MB
_EARLY_CHECKPOINTS = "PRAGMA wal_autocheckpoint=40"


@cache
def act_text(seed: int, exam_id: str, seq: int) -> str:
    """The text of act `seq`, the same whoever asks; mostly short, now and then longer than a page."""
    chance = random.Random(f"{seed} {exam_id} {seq}")
    length = chance.choice((20, 60, 200, 400, 400, 800, 5000))
    note = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz äé≥", k=length))
    return json.dumps({"seq": seq, "kind": "noted", "at": CLOCK, "note": note}, ensure_ascii=False)


def say(line: str) -> None:
    """Tell the parent in one write, which no buffer holds back."""
    os.write(1, f"{line}\n".encode())


def answer(folder: Path, seed: int, acts: int | None, sabotaged: str | None, *, leave: bool) -> None:
    """Go on with the newest draft, or start an exam, and save acts; `leave` ends without closing anything."""
    path = folder / JOURNAL
    key = device_key(folder).key
    journal = Journal.open(path, key)
    drafts = journal.drafts()
    exam_id, seq = (drafts[0].exam_id, drafts[0].count) if drafts else ("", 0)
    room = threading.Semaphore(_IN_FLIGHT)

    def saved(exam: str, number: int) -> None:
        say(f"saved {exam} {number}")
        room.release()

    def failed(_exam: str, _number: int, error: CouldNot) -> None:
        say(f"failed {error.what}")
        os._exit(1)

    writer = sabotage.writer_class(sabotaged)(path, key, saved, failed)
    pause = random.Random(f"{seed} {exam_id} {seq}")
    count = 0
    while acts is None or count < acts:
        if not exam_id or seq >= EXAM_LENGTH:
            writer.flush()
            if exam_id:
                journal.finish(exam_id, CLOCK)
            exam_id, seq = f"EX-{len(journal_exams(journal)) + 1}", 0
            journal.start_exam(exam_id, "leg_pain", "digest", CLOCK)
            say(f"exam {exam_id}")
        room.acquire()
        seq += 1
        count += 1
        writer.submit(exam_id, seq, act_text(seed, exam_id, seq))
        if pause.random() < 0.3:  # a person sometimes waits, a key that repeats does not
            time.sleep(pause.random() / 500)
    if leave:
        writer.flush()
        os._exit(0)
    writer.close()
    journal.close()


def journal_exams(journal: Journal) -> list[str]:
    """Every exam in the journal, open or closed."""
    return [row[0] for row in journal._connection.execute("SELECT exam_id FROM exams ORDER BY number")]


def main() -> None:
    """Read the arguments and answer."""
    arguments = argparse.ArgumentParser(prog="python -m tests.faults.answering")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--acts", type=int)
    arguments.add_argument("--sabotage", choices=sabotage.NAMES)
    arguments.add_argument("--leave", action="store_true")
    arguments.add_argument("--early-checkpoints", action="store_true")
    given = arguments.parse_args()
    if given.early_checkpoints:
        connection.SETTINGS = (*connection.SETTINGS, _EARLY_CHECKPOINTS)
    sabotage.inflict(given.sabotage)
    answer(given.folder, given.seed, given.acts, given.sabotage, leave=given.leave)


if __name__ == "__main__":
    main()

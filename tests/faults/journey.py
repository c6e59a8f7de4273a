"""One way through the program as people go it: an exam is begun, answered, closed, backed up and printed."""

from __future__ import annotations

import contextlib
import io
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unittest.mock import patch

from examassist.cli.program import run
from examassist.domain.encounter import Encounter, encounter_json
from examassist.errors import BadInput, ExamAssistError
from examassist.report.carried.opening import open_report
from examassist.settings import HOME_VARIABLE
from examassist.storage.upkeep.verify import verify
from examassist.workstation import Workstation
from tests.faults.room import Room, Shown, read, refusal, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from examassist.errors import CouldNot

ANSWERS = 6
EXAM_FILE, REPORT = "exam.json", "report.pdf"
_PATIENCE, _TRIES = 10.0, 3
_NEVER_SHOWN = ("Traceback", "has a fault")


@dataclass
class Told:
    """What a person was told on the way; `fault` is what nobody should ever be told."""

    exam: str = ""
    saved: int = 0
    refused: list[str] = field(default_factory=list)
    fault: str = ""


def prepare(room: Room) -> None:
    """Put the exam to be printed and an earlier report of it into the room."""
    workstation = room.opened()
    exam = Encounter(pack=workstation.edition().header.id, examined_at=workstation.now())
    (room.home / EXAM_FILE).write_text(encounter_json(exam), encoding="utf-8")
    told = Told()
    _printed(room, told)
    if told.refused:
        raise LookupError(told.refused)


def go(room: Room, tell: Callable[[Told], None] = lambda _: None) -> Told:
    """Go the whole way, on after each refusal; `tell` hears after each word."""
    told = Told()
    try:
        try:
            workstation = room.opened()
            _answered(workstation, told, tell)
        except ExamAssistError as error:
            told.refused.append(refusal(error))
        else:
            _closed(workstation, told)
        _command(room, told, "store", "backup", str(room.home / "copies"))
        _printed(room, told)
    except Exception as error:  # noqa: BLE001  whatever a person should never see
        told.fault = f"{type(error).__name__}: {error}"[:300]
    tell(told)
    return told


def _answered(workstation: Workstation, told: Told, tell: Callable[[Told], None]) -> None:
    exam = workstation.start_exam(workstation.edition())
    told.exam = exam
    workstation.mark_open(exam)

    def saved(_exam: str, seq: int) -> None:
        told.saved = seq
        tell(told)

    def failed(_exam: str, _seq: int, error: CouldNot) -> None:
        told.refused.append(refusal(error))
        tell(told)

    writer = workstation.start_writer(saved, failed)
    for seq in range(1, ANSWERS + 1):
        writer.submit(exam, seq, text_of(seq, exam))
    for _ in range(_TRIES):
        if writer.flush(_PATIENCE):
            break
        writer.retry()
    writer.close(_PATIENCE)


def _closed(workstation: Workstation, told: Told) -> None:
    try:
        journal = workstation.open_journal()
        try:
            journal.finish(told.exam, "2026-03-02T11:00:00+00:00")
        finally:
            journal.close()
        workstation.mark_closed(told.exam)
    except ExamAssistError as error:
        told.refused.append(refusal(error))


def _printed(room: Room, told: Told) -> None:
    _command(room, told, "report", str(room.home / EXAM_FILE), "-o", str(room.home / REPORT))


def _command(room: Room, told: Told, *words: str) -> None:
    """One command as it is typed; what it says is heard as a person hears it."""
    said = io.StringIO()
    home = patch.dict(os.environ, {HOME_VARIABLE: str(room.home)})
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), home:
        code = run(words, Workstation())
    if any(never in said.getvalue() for never in _NEVER_SHOWN):
        told.fault = said.getvalue()[:300]
    if code != 0:
        told.refused.append(said.getvalue())
        if code not in {2, 3} or not said.getvalue().strip():
            told.fault = f"exit code {code}: {said.getvalue()[:200]}"


def kept(room: Room, told: Told, report: bytes) -> str:
    """Empty when everything is there that was there before or was told as saved; else what is not."""
    shown = read(room)
    if not isinstance(shown, Shown):
        return f"the journal is refused: {shown}"
    if any(shown.acts.get(exam) != acts for exam, acts in room.shown.acts.items()):
        return "an earlier exam is not as it was"
    acts = shown.acts.get(told.exam, ())
    if len(acts) < told.saved or any(act != text_of(seq, told.exam) for seq, act in enumerate(acts, 1)):
        return f"{told.saved} answers were told as saved, {len(acts)} are there"
    printed = (room.home / REPORT).read_bytes()
    if printed != report and not _whole_report(printed):
        return "the report is neither the old nor the new"
    key = room.opened()._key
    if not all(verify(copy, key).whole for copy in (room.home / "copies").glob("*.db")):
        return "a backup is not whole"
    return ""


def _whole_report(data: bytes) -> bool:
    try:
        return not open_report(data, REPORT).changed()
    except BadInput:
        return False


def goes_on(room: Room) -> bool:
    """Whether the whole way can be gone now that nothing is in it."""
    told = go(room)
    return not told.refused and not told.fault and told.saved == ANSWERS

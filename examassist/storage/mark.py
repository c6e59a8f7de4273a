"""The mark that an exam is open: what stays behind when the program ends without closing it."""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from examassist.durable import write_private

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "open-exam.json"
_THIS_RUN = secrets.token_hex(16)
"""Tells this run of the program from any other; a process number comes again after a restart."""
_LONGEST = 1000


def set_mark(folder: Path, exam: str) -> None:
    """Note in `folder` that this exam is open; it is only a help, so a disk that refuses holds nothing up."""
    with suppress(OSError):
        write_private(folder / FILE_NAME, json.dumps({"exam": exam, "run": _THIS_RUN}).encode())


def clear_mark(folder: Path, exam: str) -> None:
    """Note that this exam is closed; the mark of another one stays."""
    if _read(folder).get("exam") == exam:
        with suppress(OSError):
            (folder / FILE_NAME).unlink(missing_ok=True)


def left_open(folder: Path) -> str | None:
    """The id of the exam that an earlier run had open when it ended; None when it was closed in order."""
    mark = _read(folder)
    exam = mark.get("exam")
    return exam if isinstance(exam, str) and mark.get("run") != _THIS_RUN else None


def _read(folder: Path) -> dict[str, object]:
    """What the mark says; nothing when there is none or it is damaged."""
    try:
        with (folder / FILE_NAME).open("rb") as file:
            mark = json.loads(file.read(_LONGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return mark if isinstance(mark, dict) else {}

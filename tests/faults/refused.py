"""F5: the system refuses the n-th call of one kind; a person is told, and everything told as saved is there.

A process that has gone the way once, so that everything is loaded, forks; strace is put on the child and makes one call
of its way fail. With N as large as there are calls, each call fails once with each of its errors.
"""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import ctypes
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from examassist.errors import CouldNot
from examassist.storage import connection, writer
from tests.faults.child import Child
from tests.faults.harness import fast_folder
from tests.faults.journey import REPORT, Told, go, goes_on, kept, prepare
from tests.faults.room import a_room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.room import Room

ERRORS = {
    "pwrite64": ("EIO", "ENOSPC"),
    "write": ("EIO", "ENOSPC"),
    "pread64": ("EIO",),
    "fdatasync": ("EIO",),
    "fsync": ("EIO",),
    "ftruncate": ("EIO",),
    "openat": ("EMFILE", "EACCES", "EIO", "EROFS", "EINTR"),
    "rename": ("EIO", "EACCES"),
    "link": ("EPERM", "EIO"),
    "unlink": ("EIO", "EACCES"),
    "mkdir": ("ENOSPC", "EACCES", "EROFS"),
    "flock": ("ENOLCK",),
}
"""The calls that fail, and how."""
_SHOWS = {
    None: tuple(ERRORS),
    "error-swallowed": ("pwrite64", "fdatasync"),
    "error-not-explained": ("pwrite64", "fdatasync"),
    "written-in-place": ("write",),
}
"""The calls in which a sabotage can show itself."""
_ANY_TRACER = 0x59616D61, -1  # prctl: strace is no parent of what it is put on
_HINT = "(INJECTED)"


@dataclass
class RefusedCounts:
    """What happened with all refused calls together."""

    calls: int = 0
    reached: int = 0
    possible: int = 0
    told: int = 0
    went_on_unseen: int = 0
    lost: int = 0
    faults: int = 0
    stuck: int = 0
    cannot_go_on: int = 0
    first: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether each refusal was told in words or did no harm, and nothing was lost."""
        return self.reached > 0 and not (self.lost or self.faults or self.stuck or self.cannot_go_on)


def refusals(n: int, seed: int, sabotage: str | None = None) -> RefusedCounts:
    """Let `n` calls fail that are drawn from `seed`; all, once each, when there are not more."""
    counts = RefusedCounts()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="examassist-refused-", dir=fast_folder()) as name, worse(sabotage):
        whole = a_room(Path(name) / "room")
        prepare(whole)
        go(whole.copy(Path(name) / "warm"))  # what is loaded once need not be loaded again
        _, log = _traced(whole.copy(Path(name) / "trial"), f"trace={','.join(ERRORS)}")
        made = Counter(line.split(maxsplit=1)[1].partition("(")[0] for line in log if "(" in line)
        points = [
            (call, error, at) for call in _SHOWS[sabotage] for error in ERRORS[call] for at in range(1, made[call] + 1)
        ]
        counts.possible = len(points)
        for call, error, at in chance.sample(points, min(n, len(points))):
            room = whole.copy(Path(name) / "trial")
            told, log = _traced(room, f"trace={call}", "-e", f"inject={call}:error={error}:when={at}")
            counts.calls += 1
            counts.reached += any(_HINT in line for line in log)
            if bad := _judged(room, told, (whole.home / REPORT).read_bytes(), counts):
                counts.first.append(f"{call} {at} {error}: {bad}"[:400])
                if sabotage:  # caught: more of it says no more
                    break
    counts.first = counts.first[:8]
    return counts


def _judged(room: Room, told: Told | None, report: bytes, counts: RefusedCounts) -> str:
    if told is None:
        counts.stuck += 1
        return "the program did not come to its end"
    counts.told += bool(told.refused)
    counts.went_on_unseen += not told.refused
    if told.fault:
        counts.faults += 1
        return told.fault
    if lacks := kept(room, told, report):
        counts.lost += 1
        return lacks
    if not goes_on(room):
        counts.cannot_go_on += 1
        return "afterwards the way cannot be gone"
    return ""


def _traced(room: Room, *expressions: str) -> tuple[Told | None, list[str]]:
    """Go the way in a child with strace on it; what it was told, and the log."""
    child = Child(room, _may_be_traced)
    log = room.home.with_name("strace.log")
    log.write_text("")
    options = [part for each in expressions for part in (() if each == "-e" else ("-e", each))]
    command = ["strace", "-f", "-qq", "-o", str(log), *options, "-p", str(child.number)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as tracer:
        status = Path(f"/proc/{child.number}/status")
        while "TracerPid:\t0\n" in status.read_text():
            if tracer.poll() is not None:
                child.kill()
                message = "strace cannot be put on a process here"
                raise RuntimeError(message)
            time.sleep(0.001)
        told = child.gone()
        tracer.wait()
    return told, log.read_text(errors="replace").splitlines()


def _may_be_traced() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(*_ANY_TRACER)


@contextmanager
def worse(sabotage: str | None) -> Iterator[None]:
    """The program made worse on purpose."""
    with ExitStack() as stack:
        match sabotage:
            case "error-swallowed":
                stack.enter_context(patch.object(writer.JournalWriter, "_attempt", _swallows))
            case "error-not-explained":
                stack.enter_context(patch.object(connection, "_in_words", lambda *_: CouldNot("It did not work.")))
            case "written-in-place":
                stack.enter_context(patch("examassist.report.pdf.write_for_others", _in_place))
            case None:
                pass
            case _:
                raise LookupError(sabotage)
        yield


def _swallows(of: writer.JournalWriter, job: writer._Job) -> None:
    """Takes every act for saved."""
    try:
        of._save(of._open(), job)
    except CouldNot:
        return


def _in_place(path: Path, content: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(content), 4096):
            file.write(content[start : start + 4096])

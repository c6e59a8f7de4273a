"""F1 for backup and restore: killed at random moments, they leave the old or the new, whole, and nothing else."""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from examassist.errors import CouldNot
from examassist.storage.journal import Journal
from examassist.storage.upkeep import backup as backup_module
from examassist.storage.upkeep import restore as restore_module
from examassist.storage.upkeep import verify as verify_module
from examassist.storage.upkeep.backup import BEGINS, back_up
from examassist.storage.upkeep.restore import restore
from examassist.storage.upkeep.verify import verify
from tests.faults.answering import CLOCK, JOURNAL, act_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from examassist.storage.upkeep.verify import Verdict

KEY = bytes(range(32))
AT = datetime(2026, 3, 2, 9, 0, 7, tzinfo=UTC)
NAMED_BEFORE_PROVEN = "backup-named-first"
RESTORED_IN_PLACE = "restored-in-place"
OLD_DELETED = "old-deleted"
NAMES = (NAMED_BEFORE_PROVEN, RESTORED_IN_PLACE, OLD_DELETED)
_EXAMS, _SAVED, _ALL = 4, 8, 12
_FROM_OUTSIDE = 0.4  # so many of the kills come at any time; the others before a call that is drawn
_LAST = 40


@dataclass
class UpkeepCounts:
    """What happened in all kills together."""

    kills: int = 0
    ended_before_the_kill: int = 0
    old: int = 0
    new: int = 0
    torn: int = 0

    @property
    def holds(self) -> bool:
        """Whether each kill left the old or the new."""
        return self.kills > 0 and self.old > 0 and not self.torn


@dataclass(frozen=True)
class _Scene:
    """A journal with acts beyond its backup, in its file and in its log, and what each of the two has."""

    store: Path
    backup: Path
    before: Mapping[str, tuple[int, bytes]]


def upkeep_kills(what: str, n: int, seed: int, sabotage: str | None = None) -> UpkeepCounts:
    """Kill a backup or a restore `n` times at moments drawn from `seed`; needs a system that forks."""
    counts = UpkeepCounts()
    chance = random.Random(seed)
    work, judge = (_back_up, _judge_backup) if what == "backup" else (_restore, _judge_restore)
    with tempfile.TemporaryDirectory(prefix="examassist-upkeep-") as name, _worse(sabotage):
        scene = _scene(Path(name), seed)
        first = _copied(scene, Path(name) / "first")
        seconds, calls = _measured(lambda: work(first))
        for trial in range(n):
            copied = _copied(scene, Path(name) / str(trial))
            if chance.random() < _FROM_OUTSIDE:
                after = chance.random() * seconds
                killed = _killed(lambda: work(copied), after)  # noqa: B023  called before the next round
            else:  # what counts happens in the last calls
                call = max(1, calls - chance.randrange(min(calls, chance.choice((_LAST, calls)))))
                killed = _killed(lambda: _up_to(call, lambda: work(copied)))  # noqa: B023  as above
            counts.kills += killed
            counts.ended_before_the_kill += not killed
            found = judge(copied)
            setattr(counts, found, getattr(counts, found) + 1)
            shutil.rmtree(copied.store.parent)
            if sabotage and counts.torn:  # caught: more of it says no more
                break
    return counts


def backup_kills(n: int, seed: int, sabotage: str | None = None) -> UpkeepCounts:
    """Kill a backup `n` times."""
    return upkeep_kills("backup", n, seed, sabotage)


def restore_kills(n: int, seed: int, sabotage: str | None = None) -> UpkeepCounts:
    """Kill a restore `n` times."""
    return upkeep_kills("restore", n, seed, sabotage)


def _scene(folder: Path, seed: int) -> _Scene:
    (folder / "scene").mkdir()
    store = folder / "scene" / JOURNAL
    journal = Journal.open(store, KEY)
    journal.keep_edition("digest", b"content")
    for first, last in ((1, _SAVED), (_SAVED + 1, _ALL)):
        for number in range(_EXAMS):
            if first == 1:
                journal.start_exam(f"EX-{number}", "some_pack", "digest", CLOCK)
            for seq in range(first, last + 1):
                journal.append(f"EX-{number}", seq, act_text(seed, f"EX-{number}", seq))
        if first == 1:
            (folder / "copies").mkdir()
            saved = back_up(store, KEY, folder / "copies", AT).path
            journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = verify(store, KEY).heads
    (folder / "killed").mkdir()
    for ending in ("", "-wal"):
        shutil.copy(store.with_name(JOURNAL + ending), folder / "killed" / (JOURNAL + ending))
    journal.close()
    return _Scene(folder / "killed" / JOURNAL, saved, before)


def _copied(scene: _Scene, folder: Path) -> _Scene:
    shutil.copytree(scene.store.parent, folder)
    (folder / "copies").mkdir()
    return _Scene(folder / JOURNAL, scene.backup, scene.before)


def _measured(work: Callable[[], object]) -> tuple[float, int]:
    """How long the work takes, and how many calls of functions of the system and its libraries it makes."""
    count = 0

    def counted(_frame: object, event: str, _function: object) -> None:
        nonlocal count
        count += event == "c_call"

    started = time.perf_counter()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return time.perf_counter() - started, count


def _up_to(call: int, work: Callable[[], object]) -> None:
    """Do the work and kill the process before its call of this number."""
    left = call

    def counted(_frame: object, event: str, _function: object) -> None:
        nonlocal left
        left -= event == "c_call"
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(counted)
    work()


def _killed(work: Callable[[], object], after: float | None = None) -> bool:
    """Whether a child that does the work was killed before its end: by itself, or from outside after some seconds."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _back_up(scene: _Scene) -> None:
    back_up(scene.store, KEY, scene.store.parent / "copies", AT)


def _restore(scene: _Scene) -> None:
    restore(scene.store, KEY, scene.backup, AT)


def _judge_backup(scene: _Scene) -> str:
    """Old: no backup and the journal as it was; new: a backup of everything."""
    named = [*(scene.store.parent / "copies").glob(f"{BEGINS}*")]
    if not _is(scene.store, scene) or not all(_is(path, scene) for path in named):
        return "torn"
    return "new" if named else "old"


def _judge_restore(scene: _Scene) -> str:
    """Old: the journal as it was; new: everything is in the restored one, and the old one is beside it."""
    try:
        Journal.open(scene.store, KEY).close()  # the next start
    except CouldNot:
        return "torn"
    asides = [path for path in scene.store.parent.glob(f"{JOURNAL}.aside-*") if path.name.endswith("Z")]
    if not _is(scene.store, scene) or not all(_is(path, scene) for path in asides):
        return "torn"
    if asides:
        return "new"
    # without one beside it, it is the one that was there: made in that order, with its own salt
    return (
        "old"
        if scene.store.read_bytes()[:16] == (scene.backup.parents[1] / "killed" / JOURNAL).read_bytes()[:16]
        else "torn"
    )


def _is(path: Path, scene: _Scene) -> bool:
    """Whether the file is whole and ends with the acts that the journal had."""
    try:
        verdict = verify(path, KEY)
    except CouldNot:
        return False
    return verdict.whole and verdict.heads == scene.before


@contextmanager
def _worse(sabotage: str | None) -> Iterator[None]:
    """The program made worse on purpose, to show that the kills would notice."""
    worse: dict[str, Callable[..., object]] = {
        "copy_proven": _named_first,
        "finish_swap": _deletes if sabotage == OLD_DELETED else _in_place,
    }
    name, module = (
        ("copy_proven", backup_module) if sabotage == NAMED_BEFORE_PROVEN else ("finish_swap", restore_module)
    )
    kept, between = vars(module)[name], verify_module._BETWEEN
    verify_module._BETWEEN = 0
    if sabotage:
        vars(module)[name] = worse[name]
    try:
        yield
    finally:
        vars(module)[name] = kept
        verify_module._BETWEEN = between


def _named_first(source: Path, key: bytes, target: Path) -> Verdict:
    """Copies the bytes under the last name, one page at a time."""
    final = target.with_name(f"{BEGINS}early.db")
    raw = source.read_bytes()
    with final.open("wb", buffering=0) as file:
        for start in range(0, len(raw), 4096):
            file.write(raw[start : start + 4096])
    final.rename(target)
    return verify(target, key)


def _in_place(path: Path) -> None:
    """Writes the restored journal over the old one."""
    new = path.with_name(path.name + ".restored")
    if new.exists():
        raw = new.read_bytes()
        new.unlink()
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(raw), 4096):
                file.write(raw[start : start + 4096])


def _deletes(path: Path) -> None:
    """Puts the restored journal into the place of the old one and its log."""
    new = path.with_name(path.name + ".restored")
    if new.exists():
        path.with_name(path.name + "-wal").unlink()
        new.replace(path)

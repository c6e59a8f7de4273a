"""F15: a migration killed at random moments leaves the journal of the old form or the new one, whole."""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import random
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from examassist.errors import CouldNot
from examassist.storage.connection import connect
from examassist.storage.journal import Journal
from examassist.storage.upkeep import migrate as module
from examassist.storage.upkeep import verify as verify_module
from examassist.storage.upkeep.swap import waiting
from examassist.storage.upkeep.verify import verify
from tests.faults.upkeep import UpkeepCounts, _killed, _measured, _up_to
from tests.storage.conftest import KEY
from tests.storage.form_1 import more_of_form_1, store_of_form_1

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from examassist.storage.upkeep.verify import Verdict

OVER_THE_OLD = "migrated-over-the-old"
OLD_DELETED = "migrated-old-deleted"
IN_THE_FILE = "migrated-in-the-file"
UNPROVEN = "migrated-unproven"
NAMES = (OVER_THE_OLD, OLD_DELETED, IN_THE_FILE, UNPROVEN)
_FROM_OUTSIDE = 0.3  # so many of the kills come at any time; the others before a call that is drawn
_LAST = 60


def migration_kills(n: int, seed: int, sabotage: str | None = None) -> UpkeepCounts:
    """Kill the opening of a journal of form 1 `n` times at moments drawn from `seed`; needs a system that forks."""
    counts = UpkeepCounts()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="examassist-migration-") as name, _worse(sabotage):
        scene = _scene(Path(name))
        before = verify(scene, KEY)
        first = _copied(scene, Path(name) / "first")
        seconds, calls = _measured(lambda: Journal.open(first, KEY).close())
        for trial in range(n):
            store = _copied(scene, Path(name) / str(trial))
            if chance.random() < _FROM_OUTSIDE:
                killed = _killed(lambda: _open(store), chance.random() * seconds)  # noqa: B023  called in this round
            else:  # what counts happens in the last calls
                call = max(1, calls - chance.randrange(min(calls, chance.choice((_LAST, calls)))))
                killed = _killed(lambda: _up_to(call, lambda: _open(store)))  # noqa: B023  as above
            counts.kills += killed
            counts.ended_before_the_kill += not killed
            found = _judged(store, before)
            setattr(counts, found, getattr(counts, found) + 1)
            shutil.rmtree(store.parent)
            if sabotage and counts.torn:  # caught: more of it says no more
                break
    return counts


def _open(store: Path) -> None:
    Journal.open(store, KEY).close()


def _scene(folder: Path) -> Path:
    """A journal of form 1 whose last exam is in its log: the old program was killed."""
    store = folder / "scene" / "journal.db"
    store_of_form_1(store)
    held = connect(store, KEY)  # while it is open the log stays
    more_of_form_1(store)
    (folder / "killed").mkdir()
    for ending in ("", "-wal"):
        shutil.copy(store.with_name(store.name + ending), folder / "killed" / (store.name + ending))
    held.close()
    return folder / "killed" / "journal.db"


def _copied(scene: Path, folder: Path) -> Path:
    shutil.copytree(scene.parent, folder)
    return folder / scene.name


def _judged(store: Path, before: Verdict) -> str:
    """Old: the journal as it was; new: it waits or stands there. Either way the next start has it, and the old one."""
    began = waiting(store).exists() or [*_asides(store)]
    if not began and not _is(store, before.heads, 1):
        return "torn"
    try:
        _open(store)
    except CouldNot:
        return "torn"
    asides = [*_asides(store)]
    kept = len(asides) == 1 and _is(asides[0], before.heads, 1)
    if not kept or not _is(store, before.heads, 2) or verify(store, KEY).closed != before.closed:
        return "torn"
    return "new" if began else "old"


def _asides(store: Path) -> Iterator[Path]:
    return (each for each in store.parent.glob(f"{store.name}.aside-*") if each.name.endswith("Z"))


def _is(path: Path, heads: Mapping[str, tuple[int, bytes]], form: int) -> bool:
    """Whether the file is whole, of this form, and ends with these acts."""
    try:
        verdict = verify(path, KEY)
    except CouldNot:
        return False
    return verdict.whole and (verdict.heads, verdict.form) == (heads, form)


@contextmanager
def _worse(sabotage: str | None) -> Iterator[None]:
    """The program made worse on purpose, to show that the kills would notice."""
    worse: dict[str, dict[str, Callable[..., object]]] = {
        OVER_THE_OLD: {"finish_swap": _over_the_old},
        OLD_DELETED: {"finish_swap": _deletes},
        IN_THE_FILE: {"migrate": _in_the_file},
        UNPROVEN: {"bring_to_form_2": _loses_an_exam, "_refuse_other": lambda *_: None},
    }
    chosen = worse.get(sabotage or "", {})
    kept, between = {name: vars(module)[name] for name in chosen}, verify_module._BETWEEN
    verify_module._BETWEEN = 0
    vars(module).update(chosen)
    try:
        yield
    finally:
        vars(module).update(kept)
        verify_module._BETWEEN = between


def _over_the_old(path: Path) -> None:
    """Writes the new journal over the old one, one page at a time."""
    raw = waiting(path).read_bytes()
    waiting(path).unlink()
    path.with_name(path.name + "-wal").unlink(missing_ok=True)
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(raw), 4096):
            file.write(raw[start : start + 4096])


def _deletes(path: Path) -> None:
    """Puts the new journal into the place of the old one and its log."""
    path.with_name(path.name + "-wal").unlink(missing_ok=True)
    waiting(path).replace(path)


def _in_the_file(path: Path, key: bytes) -> None:
    """Changes the form of the journal itself, of which nothing is kept then."""
    connection = connect(path, key)
    _HONEST(connection, path)
    connection.close()


def _loses_an_exam(connection: object, path: Path) -> None:
    """Leaves one exam behind, and nothing looks whether it did."""
    _HONEST(connection, path)
    for statement in (
        "DROP TRIGGER acts_no_delete",
        "DROP TRIGGER exams_no_delete",
        "DELETE FROM acts WHERE exam_id = 'OLD-3'",
        "DELETE FROM exams WHERE exam_id = 'OLD-3'",
    ):
        connection.execute(statement)  # type: ignore[attr-defined]


_HONEST: Callable[..., None] = vars(module)["bring_to_form_2"]

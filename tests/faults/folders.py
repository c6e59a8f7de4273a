"""F10: folders and files that cannot be written, are something else, or are a link; each is told, nothing goes astray.

Each situation is met on the way through the program. Who may do everything goes the way without those rights, as the
owner of the files and no more.
"""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import ctypes
import os
import random
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.child import Child
from tests.faults.harness import fast_folder
from tests.faults.journey import REPORT, go, kept, prepare
from tests.faults.room import JOURNAL, a_room

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.room import Room

NOBODY = 65534
_CAPABILITIES_3 = 0x20080522
"""The form in which Linux takes two words for each of the three sets of rights."""
_IN_DATA = (JOURNAL, f"{JOURNAL}.lock", "device.key", "editions", "open-exam.json")
PLACES = ("data", *(f"data/{each}" for each in _IN_DATA), "copies", REPORT, "settings.toml", ".")
WAYS = ("read-only", "unreadable", "a file", "a folder", "a link", "a link to nothing", "of another owner")


@dataclass
class FolderCounts:
    """What happened in all situations together."""

    situations: int = 0
    possible: int = 0
    told: int = 0
    no_harm: int = 0
    died: int = 0
    faults: int = 0
    astray: int = 0
    lost: int = 0
    first: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether each was told in words or did no harm, and nothing was written through a link."""
        return self.told > 0 and not (self.died or self.faults or self.astray or self.lost)


def folders(n: int, seed: int, sabotage: str | None = None) -> FolderCounts:
    """Meet `n` situations drawn from `seed`; all, once each, when there are not more."""
    if sabotage is not None:
        raise LookupError(sabotage)
    counts = FolderCounts()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="examassist-folders-", dir=fast_folder()) as name:
        whole = a_room(Path(name) / "room")
        prepare(whole)
        go(whole.copy(Path(name) / "warm"))
        points = [(place, way) for place in PLACES for way in WAYS]
        counts.possible = len(points)
        for place, way in chance.sample(points, min(n, len(points))):
            room = whole.copy(Path(name) / "trial")
            counts.situations += 1
            if bad := _meet(room, place, way, whole, counts):
                counts.first.append(f"{place}, {way}: {bad}"[:400])
    counts.first = counts.first[:8]
    return counts


def _meet(room: Room, place: str, way: str, whole: Room, counts: FolderCounts) -> str:
    elsewhere = room.home.with_name("elsewhere")
    shutil.rmtree(elsewhere, ignore_errors=True)
    elsewhere.mkdir()
    aside = room.home.with_name("aside")
    if not (room.home / place).exists():
        (room.home / place).touch()
    undo = _make(room.home / place, way, elsewhere, aside)
    told = Child(room, _as_owner).gone()
    strayed = sorted(path.name for path in elsewhere.rglob("*") if path.is_dir() or path.stat().st_size)
    strayed = [name for name in strayed if name != "target" or not (elsewhere / name).is_dir()]
    undo()
    if told is None:
        counts.died += 1
        return "the program died"
    counts.told += bool(told.refused)
    counts.no_harm += not told.refused
    if told.fault:
        counts.faults += 1
        return told.fault
    # clinical content holds nothing of a patient, and a person may keep the whole folder elsewhere by a link
    if strayed and place.startswith("data/") and place != "data/editions":
        counts.astray += 1
        return f"written through a link: {strayed}"
    for copy in (room.home / "copies").glob("*.db") if way != "read-only" else ():
        if not (whole.home / "copies" / copy.name).exists():  # of the store that was begun in the place of this one
            copy.unlink()
    told.saved = 0 if way != "read-only" else told.saved  # what was saved elsewhere is not here
    if lacks := kept(room, told, (whole.home / REPORT).read_bytes()):
        counts.lost += 1
        return lacks
    return ""


def _as_owner() -> None:
    """Give up what lets root pass over the rights of files; who may do everything is refused nothing."""
    if os.geteuid() == 0:
        header = (ctypes.c_uint32 * 2)(_CAPABILITIES_3, 0)
        none = (ctypes.c_uint32 * 6)()
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.capset(ctypes.byref(header), ctypes.byref(none)) != 0:
            raise OSError(ctypes.get_errno(), "capset")


def _make(path: Path, way: str, elsewhere: Path, aside: Path) -> Callable[[], None]:
    """Bring about the situation; what is returned takes it back."""
    if way in {"read-only", "unreadable", "of another owner"}:
        return _close(path, way)
    path.rename(aside)
    if way == "a file":
        path.write_bytes(b"something else")
    elif way == "a folder":
        path.mkdir()
    else:
        target = elsewhere / "target"
        if way == "a link":
            target.mkdir() if aside.is_dir() else target.write_bytes(b"")
        path.symlink_to(target)

    def put_back() -> None:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        aside.rename(path)

    return put_back


def _close(path: Path, way: str) -> Callable[[], None]:
    """Take a right away; what is returned gives it back."""
    kept_mode = path.stat()
    if way == "of another owner" and os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)
        path.chmod(0o755 if path.is_dir() else 0o644)
    else:
        path.chmod((0o500 if path.is_dir() else 0o400) if way == "read-only" else 0)

    def undo() -> None:
        if path.exists():  # the program may have put another in its place, or taken it away
            path.chmod(kept_mode.st_mode & 0o777)
            os.chown(path, kept_mode.st_uid, kept_mode.st_gid)

    return undo

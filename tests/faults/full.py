"""F4: the disk is full after so many bytes, from none to all that the way through the program needs, in steps of 4 KiB.

A small disk in memory with ballast in it, where this account may mount one; elsewhere no file may grow beyond a size.
"""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.child import Child
from tests.faults.harness import fast_folder
from tests.faults.journey import REPORT, go, goes_on, kept, prepare
from tests.faults.refused import worse
from tests.faults.room import a_room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.room import Room

STEP = 4096
_DISK = 16 << 20


@dataclass
class FullCounts:
    """What happened on all disks together; `need` in bytes, more than enough."""

    disks: int = 0
    need: int = 0
    mounted: bool = False
    told: int = 0
    enough: int = 0
    lost: int = 0
    faults: int = 0
    died: int = 0
    cannot_go_on: int = 0
    first: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether each full disk was told in words, nothing was lost, and with room again all went on."""
        return self.told > 0 and not (self.lost or self.faults or self.died or self.cannot_go_on)


def full_disks(n: int, seed: int, sabotage: str | None = None) -> FullCounts:
    """Fill the disk at `n` places drawn from `seed`; at every step once when there are not more."""
    counts = FullCounts()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="examassist-full-", dir=fast_folder()) as name, worse(sabotage):
        whole = a_room(Path(name) / "room")
        prepare(whole)
        whole = replace(whole, home=whole.home.rename(Path(name) / "whole"))
        with _disk(Path(name) / "disk") as (disk, counts.mounted):
            room = whole.copy(disk / "room")
            before = _sizes(room)
            go(room)
            grown = {path: size for path, size in _sizes(room).items() if size > before.get(path, 0)}
            counts.need = sum(grown.values()) // 2 if counts.mounted else max(_sizes(room).values())
            shutil.rmtree(room.home)
            steps = range(0, counts.need + 2 * STEP, STEP)
            for free in chance.sample(steps, min(n, len(steps))):
                counts.disks += 1
                if bad := _one(whole, disk, free, counts):
                    counts.first.append(f"{free}: {bad}"[:400])
                    if sabotage:  # caught: more of it says no more
                        break
                shutil.rmtree(disk / "room")
    counts.first = counts.first[:8]
    return counts


def _one(whole: Room, disk: Path, free: int, counts: FullCounts) -> str:
    room = whole.copy(disk / "room")
    ballast = disk / "ballast"
    if counts.mounted:
        ballast.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - free)))
        child = Child(room, lambda: None)
    else:
        child = Child(room, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (free, free)))
    told = child.gone()
    ballast.unlink(missing_ok=True)
    if told is None:
        counts.died += 1
        return "the program died"
    counts.told += bool(told.refused)
    counts.enough += not told.refused
    if told.fault:
        counts.faults += 1
        return told.fault
    if lacks := kept(room, told, (whole.home / REPORT).read_bytes()):
        counts.lost += 1
        return lacks
    if not goes_on(room):
        counts.cannot_go_on += 1
        return "with room again the way cannot be gone"
    return ""


@contextmanager
def _disk(folder: Path) -> Iterator[tuple[Path, bool]]:
    """A small disk, and whether it is one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "examassist", str(folder)]
    mounted = (
        shutil.which("mount") is not None and not subprocess.run(mount, capture_output=True, check=False).returncode
    )
    try:
        yield folder, mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def _sizes(room: Room) -> dict[Path, int]:
    return {path: path.stat().st_size for path in room.home.rglob("*") if path.is_file()}

"""A folder as a power cut may leave it: what was synced is there, of the rest anything, in any order, even torn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.faults.strace_log import Cut, Made, Removed, Renamed, Synced, Wrote

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from tests.faults.strace_log import Event

SECTOR = 512  # bytes that a disk writes whole or not at all


@dataclass(eq=False)
class _File:
    """What is surely on the disk, and what was written since."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Wrote | Cut] = field(default_factory=list)
    length: int = 0

    def change(self, event: Wrote | Cut) -> None:
        if isinstance(event, Cut):
            self.length = event.length
        else:
            event = Wrote(event.name, self.length if event.at is None else event.at, event.content)
            self.length = max(self.length, (event.at or 0) + len(event.content))
        self.pending.append(event)

    def sync(self) -> None:
        for event in self.pending:
            _apply(self.durable, event)
        self.pending.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        content = bytearray(self.durable)
        for event in _survivors(self.pending, chance):
            _apply(content, event)
        return bytes(content)


class Disk:
    """The files of one folder while a program runs, and what a power cut makes of them."""

    def __init__(self) -> None:
        """An empty folder."""
        self._names: dict[str, _File] = {}  # as the program sees it
        self._durable_names: dict[str, _File] = {}
        self._pending_names: list[dict[str, _File]] = []  # the list of names after each change not yet synced

    def happen(self, event: Event) -> None:
        """Take in one event of the log."""
        match event:
            case Made(name, emptied):
                if name not in self._names:
                    self._name(self._names | {name: _File()})
                elif emptied:
                    self._names[name].change(Cut(name, 0))
            case Wrote(name) | Cut(name):
                self._names[name].change(event)
            case Synced(""):
                self._durable_names = self._names
                self._pending_names.clear()
            case Synced(name):
                self._names[name].sync()
            case Removed(name):
                self._name({other: file for other, file in self._names.items() if other != name})
            case Renamed(name, to):
                moved = {other: file for other, file in self._names.items() if other != name}
                self._name(moved | {to: self._names[name]})
            case _:
                pass

    def _name(self, names: dict[str, _File]) -> None:
        self._names = names
        self._pending_names.append(names)

    def cut_power(self, folder: Path, chance: random.Random) -> None:
        """Write into the empty `folder` what is left; `chance` decides on everything that was not synced.

        Changes to the list of names survive in order, as file systems log them; writes survive in any order.
        """
        names = chance.choice([self._durable_names, *self._pending_names])
        for name, file in names.items():
            (folder / name).write_bytes(file.after_cut(chance))


def _survivors(pending: list[Wrote | Cut], chance: random.Random) -> list[Wrote | Cut]:
    """What reached the disk of the changes that were not synced: none, all, the first, or any, the last one torn."""
    if not pending:
        return []
    match chance.randrange(4):
        case 0:
            return []
        case 1:
            return list(pending)
        case 2:
            kept = pending[: chance.randrange(len(pending)) + 1]
        case _:
            kept = [event for event in pending if chance.random() < 0.5]
            chance.shuffle(kept)
    if kept and isinstance(kept[-1], Wrote):
        kept[-1] = _torn(kept[-1], chance)
    return kept


def _torn(event: Wrote, chance: random.Random) -> Wrote:
    """The first or the last sectors of a write."""
    at = event.at or 0
    sector = chance.randrange(len(event.content) // SECTOR + 1) * SECTOR
    if chance.random() < 0.5:
        return Wrote(event.name, at, event.content[:sector])
    return Wrote(event.name, at + sector, event.content[sector:])


def _apply(content: bytearray, event: Wrote | Cut) -> None:
    if isinstance(event, Cut):
        del content[event.length :]
        content.extend(bytes(event.length - len(content)))
        return
    at = event.at or 0
    if event.content and len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(event.content)] = event.content

"""F7: bits, blocks and ends of every kept file are damaged; what is read then is what was written, or a refusal.

Three things are counted apart, because no file can tell them from what is in order: a log whose end is gone (so a
power cut in the last save leaves it, until the head of the chains is kept outside), a settings file that says
something else (a person's own text), and a mark or a kept edition that is passed over (the program makes both anew).
"""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret

from __future__ import annotations

import random
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from examassist.errors import ExamAssistError
from examassist.knowledge import edition_cache
from examassist.knowledge.edition import Edition
from examassist.storage import journal as journal_module
from examassist.storage.connection import Damaged
from examassist.storage.place import make
from examassist.storage.schema import check_file
from examassist.storage.upkeep import restore as restore_module
from examassist.storage.upkeep import verify as verify_module
from tests.faults.harness import fast_folder
from tests.faults.room import JOURNAL, Room, Shown, a_room, read, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from examassist.storage.upkeep.verify import Verdict

PAGE = 4096
_KINDS = ("bit", "cut", "zeroed", "doubled", "swapped")
_TARGETS = {"store": 8, "log": 6, "backup": 4, "edition": 4, "settings": 1, "key": 2, "mark": 1}
_NEW_EXAM = 5  # in so many of the refusals a new exam is begun as the refusal says


@dataclass
class DamageCounts:
    """What happened with all damaged files together."""

    damaged: int = 0
    refused: int = 0
    as_written: int = 0
    end_of_log_gone: int = 0
    settings_read_as_edited: int = 0
    passed_over: int = 0
    begun_anew: int = 0
    silent: int = 0
    crashed: int = 0
    moved: int = 0
    first: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether no difference was silent and every damaged file stayed where it was."""
        return self.damaged > 0 and self.refused > 0 and not (self.silent or self.crashed or self.moved)


def damages(n: int, seed: int, sabotage: str | None = None) -> DamageCounts:
    """Damage `n` files at places drawn from `seed`."""
    counts = DamageCounts()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="examassist-damage-", dir=fast_folder()) as name, _worse(sabotage):
        whole = a_room(Path(name) / "room")
        for number in range(n):
            room = whole.copy(Path(name) / "trial")
            what = chance.choices([*_TARGETS], [*_TARGETS.values()])[0]
            kind = chance.choice(_KINDS)
            path = room.files()[what]
            raw = path.read_bytes()
            damaged = spoiled(raw, kind, chance)
            path.write_bytes(damaged)
            counts.damaged += 1
            try:
                found = _judge(room, what, kind, raw, damaged)
            except Exception as error:  # noqa: BLE001  what a person should never see is counted
                found = "crashed"
                counts.first.append(f"{number}: {what}, {kind}: {type(error).__name__}: {error}"[:300])
            setattr(counts, found, getattr(counts, found) + 1)
            if found in {"silent", "moved"}:
                counts.first.append(f"{number}: {what}, {kind}")
            if found == "refused" and what in {"store", "log"} and not number % _NEW_EXAM:
                _begin_anew(room)
                counts.begun_anew += 1
            if sabotage and not counts.holds and counts.first:  # caught: more of it says no more
                break
    counts.first = counts.first[:5]
    return counts


def spoiled(raw: bytes, kind: str, chance: random.Random) -> bytes:
    """The bytes damaged in one way, never as they were."""
    block = PAGE if len(raw) >= 2 * PAGE else 16
    while True:
        changed = bytearray(raw)
        one, other = (chance.randrange(len(raw) // block) * block for _ in "12")
        if kind == "bit":
            changed[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        elif kind == "cut":
            del changed[chance.randrange(len(raw)) :]
        elif kind == "zeroed":
            changed[one : one + block] = bytes(block)
        elif kind == "doubled":
            changed[one : one + block] = raw[other : other + block]
        else:
            changed[one : one + block], changed[other : other + block] = (
                raw[other : other + block],
                raw[one : one + block],
            )
        if changed != raw:
            return bytes(changed)


def _judge(room: Room, what: str, kind: str, raw: bytes, damaged: bytes) -> str:
    if what == "backup":
        return _judge_backup(room)
    proven = _proven(room) if what in {"store", "log"} else None
    before = _kept_bytes(room)
    shown = read(room)
    if isinstance(shown, str):
        return "refused" if _as_it_was(room, before, proven) else "moved"
    unproven = what == "store" and proven is not None and proven.whole
    if unproven:  # every page has a seal: one that differs is seen, also where nobody reads it
        return "silent"
    if shown == room.shown:
        return "as_written"
    return _excused(room, shown, what, kind, cut=not damaged or raw.startswith(damaged))


def _excused(room: Room, shown: Shown, what: str, kind: str, *, cut: bool) -> str:
    if what == "log" and _ends_earlier(room, shown, most=None if cut or kind == "cut" else 2):
        return "end_of_log_gone"
    if what == "settings" and not shown.exams:  # another folder is named; what was saved lies where it was
        return "settings_read_as_edited"
    if what == "mark" and shown == replace(room.shown, cut_off=None):
        return "passed_over"
    return "silent"


def _ends_earlier(room: Room, shown: Shown, most: int | None) -> bool:
    """Whether only the steps that were saved last are missing, at most so many of them."""
    kept = {exam: list(acts) for exam, acts in room.shown.acts.items()}
    for missing, exam in enumerate(reversed(room.order), 1):
        kept[exam].pop()
        if {exam: list(acts) for exam, acts in shown.acts.items()} == kept:
            return most is None or missing <= most
    return False


def _kept_bytes(room: Room) -> list[bytes | None]:
    names = (room.journal, room.data / f"{JOURNAL}-wal", room.data / "device.key")
    return [path.read_bytes() if path.exists() else None for path in names]


def _proven(room: Room) -> Verdict | None:
    """What the verification of the store says; None when it says that nothing can be read."""
    try:
        return room.opened().verify_store()
    except ExamAssistError as error:
        refusal(error)
        return None


def _as_it_was(room: Room, before: list[bytes | None], proven: Verdict | None) -> bool:
    """Whether the files are as they were, or at least everything that was proven in them before still is."""
    if _kept_bytes(room) == before:
        return True
    after = _proven(room)
    if proven is None or after is None:
        return False
    return all(after.heads.get(exam, (0, b""))[0] >= head[0] for exam, head in proven.heads.items())


def _judge_backup(room: Room) -> str:
    before = _kept_bytes(room)
    try:
        room.opened().restore_store(room.files()["backup"])
    except ExamAssistError as error:
        refusal(error)
        return "refused" if _kept_bytes(room) == before else "moved"
    return "silent"


def _begin_anew(room: Room) -> None:
    """What the refusal says: the file and its companions are moved away and a new exam is begun."""
    aside = room.home / "aside"
    aside.mkdir()
    for path in room.data.glob(f"{JOURNAL}*"):
        path.rename(aside / path.name)
    workstation = room.opened()
    exam = workstation.start_exam(workstation.edition())
    journal = workstation.open_journal()
    journal.append(exam, 1, '{"seq": 1}')
    if journal.acts(exam) != ['{"seq": 1}']:
        raise LookupError(exam)
    journal.close()


@contextmanager
def _worse(sabotage: str | None) -> Iterator[None]:
    """The program made worse on purpose."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(verify_module, "_BETWEEN", 0))
        match sabotage:
            case "log-not-read":
                stack.enter_context(patch.object(journal_module, "refuse_damaged_log", lambda _: None))
            case "begun-anew":
                stack.enter_context(patch.object(journal_module, "check_file", _begins_anew(check_file)))
            case "cache-not-compared":
                stack.enter_context(patch.object(edition_cache, "kept", _kept_uncompared))
            case "moved-before-proven":
                stack.enter_context(patch.object(restore_module, "verify", _moves_first(verify_module.verify)))
            case None:
                pass
            case _:
                raise LookupError(sabotage)
        yield


def _begins_anew(check: Callable[[Path, bytes], int]) -> Callable[[Path, bytes], int]:
    def checked(path: Path, key: bytes) -> int:
        try:
            return check(path, key)
        except Damaged:
            path.unlink()
            path.with_name(path.name + "-wal").unlink(missing_ok=True)
            make(path, key)
            return check(path, key)

    return checked


def _kept_uncompared(folder: Path, digest: str) -> Edition | None:
    try:
        return Edition.model_validate_json(
            next(folder.glob(f"*{digest}*"), folder / "none").read_bytes().partition(b"\n")[2]
        )
    except (OSError, ValueError):
        return None


def _moves_first(verify: Callable[..., Verdict]) -> Callable[..., Verdict]:
    def moved(path: Path, key: bytes) -> Verdict:
        journal = path.parents[1] / "data" / JOURNAL
        if path.parent.name == "copies":
            journal.rename(journal.with_name("old.db"))
        return verify(path, key)

    return moved

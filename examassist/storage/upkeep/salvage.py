"""What a damaged journal still proves beyond a backup, and what it does not, by exam id and act number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from examassist.storage.chain import first_link, next_link, unsealed
from examassist.storage.connection import Damaged, connect_to_copy, transaction
from examassist.storage.upkeep.log_file import read_log
from examassist.storage.upkeep.reading import Chain, Reader
from examassist.storage.upkeep.verify import no_edition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import sqlcipher3

_SMALLEST = 4096
_Head = tuple[int, bytes]
_UNREADABLE = "The old store cannot be read at all: whatever was saved in it after the backup is not in the new one."


@dataclass(frozen=True)
class Salvaged:
    """The last act that each exam has now, how many were taken over, and what could not be proven."""

    heads: Mapping[str, _Head]
    taken: int = 0
    unproven: tuple[str, ...] = ()


def take_over(old: Path, new: Path, key: bytes, heads: Mapping[str, _Head]) -> Salvaged:
    """Add to `new`, a copy of a backup that has `heads`, everything that `old` proves beyond it.

    An act is proven by the chain that begins at the backup's last act, so what is damaged before it does not matter.
    Raises CouldNot when the disk refuses.
    """
    log = old.with_name(old.name + "-wal")
    if not old.exists():
        lost = log.exists() and log.stat().st_size
        return Salvaged(heads, unproven=(f"Of the old store only its log is here. {_UNREADABLE}",) if lost else ())
    if old.stat().st_size < _SMALLEST:
        return Salvaged(heads, unproven=(_UNREADABLE,))
    try:
        reader = Reader(old, key)
    except Damaged:
        return Salvaged(heads, unproven=(_UNREADABLE,))
    with reader:
        copy = connect_to_copy(new, key)
        try:
            with transaction(copy, new):
                work = _Work(reader, copy, dict(heads))
                work.exams()
                work.editions()
                work.closed()
        finally:
            copy.close()
    if read_log(log).broken_at is not None:
        work.unproven.append("The old log (-wal) is not whole: the acts that were saved last may be missing.")
    return Salvaged(work.heads, work.taken, tuple(work.unproven))


class _Work:
    def __init__(self, reader: Reader, copy: sqlcipher3.Connection, heads: dict[str, _Head]) -> None:
        self._reader = reader
        self._copy = copy
        self.heads = heads
        self.taken = 0
        self.unproven: list[str] = []

    def exams(self) -> None:
        """Every exam that the old file names."""
        ids, complete = self._reader.exam_ids()
        for exam_id in ids:
            self._exam(exam_id)
        if not complete:
            self.unproven.append(
                "The old list of exams cannot be read to its end: exams begun after the backup may be missing that "
                "are not named here."
            )

    def _exam(self, exam_id: str) -> None:
        known = self.heads.get(exam_id)
        entry = None
        if known is None:
            try:
                entry = self._reader.entry(exam_id)
            except Damaged:
                entry = None
            if entry is None:
                self.unproven.append(f"Exam {exam_id}: its beginning cannot be read; no act of it is proven.")
                return
            known = 0, first_link(entry.exam_id, entry.pack, entry.edition, entry.created_at)
        chain = self._reader.chain(exam_id, *known)
        self._note_rest(exam_id, chain)
        if entry is not None:
            if chain.unproven is not None and not chain.acts:
                return
            self._copy.execute(
                "INSERT INTO exams (exam_id, pack, edition, created_at) VALUES (?, ?, ?, ?)",
                (entry.exam_id, entry.pack, entry.edition, entry.created_at),
            )
        seq, link = known
        for act in chain.acts:
            seq += 1
            following = next_link(link, seq, act)
            self._copy.execute(
                "INSERT INTO acts (exam_id, seq, act, prev, hash) VALUES (?, ?, ?, ?, ?)",
                (exam_id, seq, act, link, following),
            )
            link = following
        self.heads[exam_id] = seq, link
        self.taken += len(chain.acts)

    def _note_rest(self, exam_id: str, chain: Chain) -> None:
        """Name the acts that cannot be proven."""
        if chain.unproven is None:
            return
        try:
            last = next(self._reader.rows("SELECT max(seq) FROM acts WHERE exam_id = ?", exam_id))[0]
        except Damaged:
            self.unproven.append(f"Exam {exam_id}: act {chain.unproven} and what may follow it cannot be proven.")
            return
        if isinstance(last, int) and last >= chain.unproven:
            named = f"act {last}" if last == chain.unproven else f"acts {chain.unproven} to {last}"
            self.unproven.append(f"Exam {exam_id}: {named} cannot be proven.")

    def editions(self) -> None:
        """The editions that exams need and the backup does not have."""
        needed = self._copy.execute(
            "SELECT exam_id, edition FROM exams WHERE edition NOT IN (SELECT digest FROM editions) ORDER BY number"
        ).fetchall()
        for exam_id, digest in needed:
            if not self._edition(digest):
                self.unproven.append(no_edition(exam_id, digest))

    def _edition(self, digest: str) -> bool:
        if self._copy.execute("SELECT 1 FROM editions WHERE digest = ?", (digest,)).fetchone():
            return True
        try:
            row = next(self._reader.rows("SELECT compiled FROM editions WHERE digest = ?", digest), None)
        except Damaged:
            row = None
        if row is None or not isinstance(row[0], bytes) or unsealed(digest, row[0]) is None:
            return False
        self._copy.execute("INSERT INTO editions (digest, compiled) VALUES (?, ?)", (digest, row[0]))
        return True

    def closed(self) -> None:
        """That exams were finished or discarded; an exam that lost acts is a draft again, so that somebody sees it."""
        known = set(self._copy.execute("SELECT exam_id, acts, at, reason FROM closed"))
        found: dict[int, tuple[Any, ...]] = {}
        for order in ("", " DESC"):
            try:
                for row in self._reader.rows(
                    f"SELECT number, exam_id, acts, at, reason FROM closed ORDER BY number{order}"  # noqa: S608  two words of this function
                ):
                    found[row[0]] = row[1:]
            except Damaged:
                continue
            break
        else:
            self.unproven.append("The old list of closed exams cannot be read to its end: some may be drafts again.")
        for _, row in sorted(found.items()):
            if row not in known and row[0] in self.heads and row[1] <= self.heads[row[0]][0]:
                self._copy.execute("INSERT INTO closed (exam_id, acts, at, reason) VALUES (?, ?, ?, ?)", row)

"""What a damaged journal still proves beyond a backup, and what it does not, by exam id and act number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from examassist.storage.audit import rows
from examassist.storage.audit.check import whole
from examassist.storage.audit.entry import Entry
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
                work.audit()
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
        self._closed: dict[int, tuple[Any, ...]] = {}
        """What the proven rows of the old audit say of the list of closed exams."""

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

    def audit(self) -> None:
        """The rows of the audit that follow those of the backup."""
        if not self._reader.audited:
            return
        last = rows.head(rows.reads(self._copy))
        walk = rows.Walk(self._reader.rows, last)
        for number, text, entry in walk:
            last = rows.put(self._copy, number - 1, last[1], text)
            if closed := whole(entry, "closed"):
                self._closed[closed] = entry.get("exam"), entry.get("acts"), entry.get("at"), entry.get("what")
        if walk.unproven is not None:
            self.unproven.append(
                f"The audit: row {walk.unproven} and what may follow it cannot be proven and are not taken over."
            )

    def closed(self) -> None:
        """That exams were finished or discarded; an exam that lost acts is a draft again, so that somebody sees it.

        Where there is an audit it has to say the same; else what is taken over enters the new one.
        """
        known = set(self._copy.execute("SELECT exam_id, acts, at, reason FROM closed"))
        dropped = 0
        for number, row in sorted(self._old_closed().items()):
            exam_id, acts, at, reason = row
            if row in known or exam_id not in self.heads or acts > self.heads[exam_id][0]:
                continue
            if self._reader.audited:
                if self._closed.get(number) != row:
                    dropped += 1
                    continue
                self._put_closed(row, number)
            else:
                more = {"acts": acts, "head": self._link(exam_id, acts), "closed": self._put_closed(row)}
                rows.add(self._copy, Entry(reason, at, exam=exam_id, more=more))
        if dropped:
            self.unproven.append(
                f"The list of closed exams: {dropped} of its entries are not what the audit says; their exams are as "
                "they were before."
            )

    def _put_closed(self, row: tuple[Any, ...], number: int | None = None) -> int:
        added = self._copy.execute(
            "INSERT INTO closed (number, exam_id, acts, at, reason) VALUES (?, ?, ?, ?, ?)", (number, *row)
        )
        return int(added.lastrowid or 0)

    def _link(self, exam_id: str, seq: int) -> str:
        row = self._copy.execute("SELECT hash FROM acts WHERE exam_id = ? AND seq = ?", (exam_id, seq)).fetchone()
        if row is None:
            entry = self._copy.execute(
                "SELECT exam_id, pack, edition, created_at FROM exams WHERE exam_id = ?", (exam_id,)
            ).fetchone()
            return first_link(*entry).hex()
        return str(row[0].hex())

    def _old_closed(self) -> dict[int, tuple[Any, ...]]:
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
        return found

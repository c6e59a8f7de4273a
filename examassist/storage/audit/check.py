"""Whether the audit is what was written, and whether exams and the list of closed ones are what it saw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from examassist.storage.audit.entry import What
from examassist.storage.audit.rows import NONE, Walk
from examassist.storage.connection import Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from examassist.storage.audit.rows import Head, Read

_CLOSED = "SELECT number, exam_id, acts, at, reason FROM closed ORDER BY number"


@dataclass(frozen=True)
class AuditFound:
    """The last proven row, what is wrong, what was noticed earlier, and what of it a restoring can account for."""

    head: Head = NONE
    problems: tuple[str, ...] = ()
    noticed: tuple[str, ...] = ()
    without: tuple[int, ...] = ()
    """Entries of the list of closed exams that the audit has seen and that are not there."""
    shorter: Mapping[str, int] = field(default_factory=dict)
    """Exams that had more acts than this many, or other ones."""


def check_audit(read: Read) -> AuditFound:
    """Go through the whole audit, and compare with it what it saw."""
    look = _Look(read)
    look.rows()
    look.closed()
    look.acts()
    return AuditFound(
        look.walk.head, tuple(look.problems), tuple(look.noticed), tuple(look.without), dict(look.shorter)
    )


class _Look:
    def __init__(self, read: Read) -> None:
        self._read = read
        self.walk = Walk(read)
        self.problems: list[str] = []
        self.noticed: list[str] = []
        self.without: list[int] = []
        self.shorter: dict[str, int] = {}
        self._listed: dict[int, tuple[int, tuple[Any, ...]]] = {}
        self._seen: dict[str, list[tuple[int, int, object]]] = {}

    def rows(self) -> None:
        """The chain itself, and what its rows expect elsewhere."""
        for number, _, entry in self.walk:
            what, exam = entry.get("what"), entry.get("exam")
            if closed := whole(entry, "closed"):
                self._listed[closed] = number, (exam, entry.get("acts"), entry.get("at"), what)
                self._seen.setdefault(str(exam), []).append((number, whole(entry, "acts"), entry.get("head")))
            elif what == What.RESTORED:
                self._settle(entry)
            elif what == What.NOTICED:
                self.noticed.append(f"Row {number} of the audit, {entry.get('at')}: {entry.get('said', '')}")
        if self.walk.unproven is not None:
            last = self.walk.head[0]
            before = f"rows 1 to {last} are." if last else "no row before it is."
            self.problems.append(f"Audit: row {self.walk.unproven} is the first that is not what was written; {before}")

    def _settle(self, entry: Mapping[str, Any]) -> None:
        """What a restoring has said that it could not take over is not expected any more."""
        without, shorter = entry.get("without"), entry.get("shorter")
        for number in without if isinstance(without, list) else ():
            self._listed.pop(whole({"": number}, ""), None)
        left = shorter if isinstance(shorter, dict) else {}
        for exam in left:
            self._seen[exam] = [each for each in self._seen.get(exam, []) if each[1] <= whole(left, exam)]

    def closed(self) -> None:
        """Each entry of the list of closed exams stands in one row of the audit, and each such row in the list."""
        try:
            for number, *row in self._rows_of_closed():
                said = self._listed.pop(number, None)
                # behind a row that is not proven nobody knows what the audit says
                if said is None and self.walk.unproven is None:
                    self.problems.append(f"The list of closed exams: entry {number} is in no row of the audit.")
                elif said is not None and said[1] != tuple(row):
                    self.without.append(number)
                    self.problems.append(
                        f"The list of closed exams: entry {number} is not what row {said[0]} of the audit says."
                    )
        except Damaged:
            return  # said where the list itself is read
        for number, (at, saw) in self._listed.items():
            self.without.append(number)
            self.problems.append(
                f"The list of closed exams: entry {number} (exam {saw[0]}), which row {at} of the audit saw, is gone."
            )

    def _rows_of_closed(self) -> Iterator[tuple[Any, ...]]:
        yield from self._read(_CLOSED)

    def acts(self) -> None:
        """Each exam still has the acts with which the audit saw it."""
        for exam, seen in self._seen.items():
            for number, acts, link in seen:
                if acts and self._link(exam, acts) != link:
                    self.shorter[exam] = min(acts - 1, self.shorter.get(exam, acts))
                    self.problems.append(
                        f"Exam {exam}: act {acts}, which row {number} of the audit saw, is gone or not what it was."
                    )

    def _link(self, exam: str, seq: int) -> str | None:
        try:
            row = next(iter(self._read("SELECT hash FROM acts WHERE exam_id = ? AND seq = ?", exam, seq)), None)
        except Damaged:
            return None
        return row[0].hex() if row is not None and isinstance(row[0], bytes) else None


def whole(entry: Mapping[str, Any], name: str) -> int:
    """A whole number that an entry gives under this name, or 0: its chain may be right and its words nonsense."""
    found = entry.get(name)
    return found if type(found) is int else 0

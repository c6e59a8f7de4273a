"""Whether a journal is what was saved: every page, every chain, every edition, and which act is the first unproven."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from examassist.errors import CouldNot
from examassist.storage.audit.check import AuditFound, check_audit
from examassist.storage.audit.heads import compare, notes_an_audit
from examassist.storage.chain import unsealed
from examassist.storage.connection import Damaged, connect_to_read, explained
from examassist.storage.upkeep.log_file import LogFile, read_log
from examassist.storage.upkeep.reading import Reader, nobody_can_write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from examassist.storage.upkeep.reading import Chain

_PAGE = 4096
_LOOKS, _BETWEEN = 3, 0.1
"""What a window is just writing looks damaged for a moment; damage looks so each time."""
_MANY = 8


@dataclass(frozen=True)
class Verdict:
    """What was found in one file; `problems` names each fault by page, exam id and act number, never by content.

    `lacks` names exams whose edition is missing: each act of them is what was saved, but they cannot be shown.
    """

    path: Path
    heads: Mapping[str, tuple[int, bytes]] = field(default_factory=dict)
    acts: int = 0
    editions: int = 0
    closed: int = 0
    audit: AuditFound = field(default_factory=AuditFound)
    form: int = 0
    problems: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """True when everything that was looked at is what was saved."""
        return not self.problems and not self.lacks

    @property
    def counts(self) -> str:
        """What is proven, in numbers."""
        counts = {"exam": len(self.heads), "act": self.acts, "edition": self.editions}
        if self.audit.head[0]:
            counts["row of the audit"] = self.audit.head[0]
        return ", ".join(f"{n} {_many(what) if n != 1 else what}" for what, n in counts.items())

    def lines(self) -> list[str]:
        """The verdict in words."""
        if self.whole:
            said = f"{self.counts}; every page, every act and every row of the audit is what was saved."
            return [f"Whole: {self.path}", said]
        return [
            f"Damaged: {self.path}",
            f"Proven: {self.counts}.",
            *(f"- {each}" for each in (*self.problems, *self.lacks)),
        ]


def _many(what: str) -> str:
    return what.replace("row", "rows") if what.startswith("row ") else f"{what}s"


def verify(path: Path, key: bytes, outside: Path | None = None) -> Verdict:
    """The verdict over the journal or backup at `path`, which a window may have open; nothing is changed.

    With `outside` it is also compared with what was noted of it there.

    Raises CouldNot when it is no file, no journal of this program, or nothing of it can be read with this key.
    """
    refuse_what_is_no_file(path)
    alone = nobody_can_write(path)
    bad = _stays(lambda: _bad_pages(path, key, alone=alone))
    if 1 in bad and len(bad) >= path.stat().st_size // _PAGE:
        raise CouldNot(
            f"{path} cannot be read: it is no journal of ExamAssist, the key does not fit it, or its first bytes are "
            "damaged.",
            "Nothing was changed and nothing was deleted.",
            "Name another file, or put the key back that belongs to it.",
        )
    log = _log(path)
    problems = [*_page_problems(bad, log), *_log_problems(log)]
    if 1 in bad and 1 not in log.pages:
        return Verdict(path, problems=(*problems, "Without its first page no exam in this file can be read."))
    if not bad:
        problems += _structure_problems(path, key)
    with Reader(path, key) as reader:
        return _content(reader, problems + against_the_note(reader, outside))


def against_the_note(reader: Reader, outside: Path | None) -> list[str]:
    """How the journal differs from what was noted of it at `outside`, in words that say what it may mean."""
    if outside is None:
        return []
    if not reader.audited:
        return ["The note says that there was an audit, and the journal has none."] if notes_an_audit(outside) else []
    try:
        _, different = compare(reader.rows, outside)
    except Damaged:
        return []  # said where the damaged page is named
    return [different.text] if different is not None and not different.known else []


def refuse_what_is_no_file(path: Path) -> None:
    """Raise CouldNot for a path at which no journal can lie."""
    found = "is not there"
    if path.is_symlink():
        found = "is a link to another file; name the file itself"
    elif path.exists() and not path.is_file():
        found = "is not a file"
    elif path.exists() and path.stat().st_size < _PAGE:
        found = "is empty or cut short: not one page of a journal is left"
    elif path.exists():
        return
    raise CouldNot(f"{path} {found}.", "Nothing was changed.", "Name a journal or a backup of this workstation.")


def _stays(look: Callable[[], frozenset[int]]) -> frozenset[int]:
    """What is seen each time one looks."""
    seen = look()
    for _ in range(_LOOKS - 1):
        if not seen:
            break
        time.sleep(_BETWEEN)
        seen &= look()
    return seen


def _bad_pages(path: Path, key: bytes, *, alone: bool) -> frozenset[int]:
    """The pages whose seal does not fit."""
    with explained(path):
        connection = connect_to_read(path, key, alone=alone)
        try:
            said = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
        finally:
            connection.close()
    # what is said without a number is said of the whole file
    return frozenset(int(found[1]) if (found := re.search(r"page (\d+)", line)) else 1 for line in said)


def _log(path: Path) -> LogFile:
    log_path = path.with_name(path.name + "-wal")
    log = read_log(log_path)
    for _ in range(_LOOKS - 1):
        if log.broken_at is None:
            break
        time.sleep(_BETWEEN)
        again = read_log(log_path)
        log = again if again.broken_at != log.broken_at else log
    return log


def _page_problems(bad: frozenset[int], log: LogFile) -> list[str]:
    lost, mended = sorted(bad - log.pages), sorted(bad & log.pages)
    problems = []
    if lost:
        problems.append(f"{_pages(lost)} not what was written.")
    if mended:
        problems.append(
            f"{_pages(mended)} not what was written, but a whole, newer copy is in the log: nothing is lost, and the "
            "next start of ExamAssist mends this."
        )
    return problems


def _pages(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"Page {numbers[0]} is"
    named = ", ".join(map(str, numbers[:_MANY])) + (" and others" if len(numbers) > _MANY else "")
    return f"{len(numbers)} pages ({named}) are"


def _log_problems(log: LogFile) -> list[str]:
    if log.broken_at is None:
        return []
    meaning = (
        "Steps that were shown as saved follow there; ExamAssist does not open the journal over them."
        if log.lost
        else "If the computer stopped while ExamAssist was saving, nothing is lost that was shown as saved."
    )
    return [
        f"The log (-wal) is not what was written from byte {log.broken_at} on, and what follows is not counted here. "
        + meaning
    ]


def _structure_problems(path: Path, key: bytes) -> list[str]:
    try:
        with Reader(path, key) as reader:
            said = [str(row[0]) for row in reader.rows("PRAGMA integrity_check")]
    except Damaged:
        return ["The tables cannot be read to their end."]
    return [] if said == ["ok"] else [f"The tables do not fit together in {len(said)} places."]


def _content(reader: Reader, problems: list[str]) -> Verdict:
    """The verdict over exams, acts, editions and what was closed."""
    ids, complete = reader.exam_ids()
    chains = {exam_id: reader.whole_chain(exam_id) for exam_id in ids}
    problems += [
        f"Exam {exam_id}: act {chain.unproven} is the first that is not proven; {_before(chain)}"
        for exam_id, chain in chains.items()
        if chain.unproven is not None
    ]
    if not complete:
        problems.append("The list of exams cannot be read to its end: there may be exams that are not named here.")
    heads = {exam_id: chain.head for exam_id, chain in chains.items() if chain.link}
    proven = sum(last for last, _ in heads.values())
    if complete and all(chain.unproven is None for chain in chains.values()):
        problems += _count_problems(reader, len(heads), proven)
    problems += _gap_problems(reader)
    lacks, unreadable = _editions(reader)
    problems += unreadable + _closed_problems(reader, heads)
    audit = check_audit(reader.rows) if reader.audited else AuditFound()
    problems += audit.problems
    if reader.audited is not (reader.form > 1):
        problems.append(f"The journal says that it is of form {reader.form}, but its tables are not.")
    counts = _count(reader, "editions"), _count(reader, "closed")
    return Verdict(reader.path, heads, proven, *counts, audit, reader.form, tuple(problems), tuple(lacks))


def _before(chain: Chain) -> str:
    last, _ = chain.head
    return f"acts 1 to {last} are." if last else "no act before it is."


def _count_problems(reader: Reader, exams: int, acts: int) -> list[str]:
    """A second way to the same numbers, so that an exam which is passed over is not passed over in silence."""
    counted = _count(reader, "exams"), _count(reader, "acts")
    if counted == (exams, acts):
        return []
    return [f"The journal counts {counted[0]} exams and {counted[1]} acts, but {exams} and {acts} were proven."]


def _gap_problems(reader: Reader) -> list[str]:
    """Exams and closings are numbered as they come and never taken away, so that a missing number was one."""
    problems = []
    # of form 2 the audit says which closings there were; a restoring may leave some out
    for table, what in (("exams", "Exam"), *(() if reader.audited else (("closed", "Closing"),))):
        try:
            numbers = {row[0] for row in reader.rows(f"SELECT number FROM {table}")}  # noqa: S608  two words of this function
        except Damaged:  # its page says so
            continue
        missing = sorted(set(range(1, max(numbers, default=0))) - numbers)
        problems += [f"{what} number {number} is missing: it was taken out." for number in missing[:_MANY]]
        if len(missing) > _MANY:
            problems.append(f"{what} numbers: {len(missing) - _MANY} more are missing.")
    return problems


def _count(reader: Reader, table: str) -> int:
    """How many rows a table has; 0 when it cannot be read, which its damaged page says."""
    try:
        return int(next(reader.rows(f"SELECT count(*) FROM {table}"))[0])  # noqa: S608  names of this module only
    except Damaged:
        return 0


def _editions(reader: Reader) -> tuple[list[str], list[str]]:
    """The exams whose edition is missing, and the editions that are not what was kept."""
    try:
        rows = reader.rows(
            "SELECT exam_id, edition FROM exams WHERE edition NOT IN (SELECT digest FROM editions) ORDER BY number"
        )
        lacks = [no_edition(exam_id, digest) for exam_id, digest in rows]
        changed = [
            f"Edition {digest[:12]}: its content is not what was kept."
            for digest, kept in reader.rows("SELECT digest, compiled FROM editions")
            if not isinstance(kept, bytes) or unsealed(digest, kept) is None
        ]
    except Damaged:
        return [], ["An edition in this file cannot be read."]
    return lacks, changed


def no_edition(exam_id: str, digest: str) -> str:
    """That the edition an exam was made under is not there: its acts are, but the exam cannot be shown."""
    return f"Exam {exam_id}: its edition {digest[:12]} is not in this file."


def _closed_problems(reader: Reader, heads: Mapping[str, tuple[int, bytes]]) -> list[str]:
    """An exam that was closed with more acts than it has lost its end, whose chain looks whole.

    Of form 2 the audit says so.
    """
    try:
        rows = list(reader.rows("SELECT exam_id, max(acts) FROM closed GROUP BY exam_id"))
    except Damaged:
        return ["The list of closed exams cannot be read."]
    if reader.audited:
        return []
    return [
        f"Exam {exam_id}: it was closed with {acts} acts, and {heads.get(exam_id, (0, b''))[0]} are proven."
        for exam_id, acts in rows
        if acts > heads.get(exam_id, (0, b""))[0]
    ]

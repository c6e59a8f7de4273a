"""F8: somebody with the key drops the triggers and changes rows; the verification names exam, act, edition or place.

The file is compared with the note of its last links that is kept outside it, so that a cut end or a chain computed
anew is seen too. What nobody can see is done as well and counted apart (`unseen`): the order of the exams.
"""

# ruff: noqa: S311  drawn from a seed so that a run can be repeated; nothing here is secret
# ruff: noqa: S608  statements of this module, filled with its own numbers

from __future__ import annotations

import random
import shutil
import tempfile
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from examassist.storage import connection
from examassist.storage.audit.check import AuditFound
from examassist.storage.audit.entry import Document, Entry, What
from examassist.storage.chain import next_link
from examassist.storage.journal import Journal
from examassist.storage.upkeep import verify as verify_module
from examassist.storage.upkeep.reading import Chain, Reader
from examassist.storage.upkeep.verify import verify
from tests.faults.audit_tampering import AUDIT, ROWS, Tampering
from tests.faults.harness import fast_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlcipher3

KEY = bytes(range(32))
CLOCK = "2026-03-02T09:00:00+00:00"
_EXAMS, _LEAST, _MOST, _CLOSED = 7, 3, 15, 4
_EDITIONS = ("digest one", "digest two")
_ONE_IN = 20  # so many of the tamperings are of the kind that no file shows
_INSERT = "INSERT INTO acts (exam_id, seq, act, prev, hash) VALUES (?, ?, ?, ?, ?)"


@dataclass
class TamperingCounts:
    """What was found of all tamperings together."""

    tampered: int = 0
    located: int = 0
    noticed_elsewhere: int = 0
    missed: int = 0
    unseen: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    first: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether each tampering that the file can show was located to its row."""
        return self.located > 0 and not (self.missed or self.noticed_elsewhere)


def tamperings(n: int, seed: int, sabotage: str | None = None) -> TamperingCounts:
    """Tamper `n` times with a journal, in ways drawn from `seed`, and look for each."""
    counts = TamperingCounts()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="examassist-tamper-", dir=fast_folder()) as name, _worse(sabotage):
        note = Path(name) / "note.json"
        whole, lengths = _journal(Path(name) / "journal.db", note, chance)
        path = Path(name) / "tampered.db"
        for number in range(n):
            shutil.copy(whole, path)
            done = _tamper(path, lengths, chance)
            problems = verify(path, KEY, note).problems
            counts.tampered += 1
            counts.kinds[done.kind] = counts.kinds.get(done.kind, 0) + 1
            if done.named is None:
                counts.unseen += not problems
            elif any(done.named in problem for problem in problems):
                counts.located += 1
            else:
                counts.noticed_elsewhere += bool(problems)
                counts.missed += not problems
                counts.first.append(f"{number}: {done}: {problems[:2]}")
                if sabotage:  # caught: more of it says no more
                    break
    counts.first = counts.first[:5]
    return counts


def _journal(path: Path, note: Path, chance: random.Random) -> tuple[Path, dict[str, int]]:
    journal = Journal.open(path, KEY, note)
    for edition in _EDITIONS:
        journal.keep_edition(edition, chance.randbytes(6000))
    lengths = {f"EX-{number}": chance.randint(_LEAST, _MOST) for number in range(1, _EXAMS + 1)}
    rows = 0
    for number, (exam, length) in enumerate(lengths.items()):
        journal.start_exam(exam, "some_pack", _EDITIONS[number % 2], CLOCK)
        for seq in range(1, length + 1):
            journal.append(
                exam, seq, f'{{"seq": {seq}, "exam": "{exam}", "note": "{"warm " * chance.randint(1, 40)}"}}'
            )
        if number < _CLOSED:
            journal.finish(exam, CLOCK)
        rows = journal.note(Entry(What.PRINTED, CLOCK, "Invented", exam=exam, document=Document.SUMMARY))
    journal.close()
    if rows != ROWS:
        raise LookupError(rows)
    return path, lengths


def _tamper(path: Path, lengths: dict[str, int], chance: random.Random) -> Tampering:
    """Change the file once, as somebody does who has the key and knows SQL."""
    opened = connection.connect(path, KEY)
    try:
        for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            opened.execute(f"DROP TRIGGER {name}")
        opened.execute("PRAGMA foreign_keys=OFF")
        exam = chance.choice([*lengths])
        ways = _UNSEEN if chance.randrange(_ONE_IN) == 0 else _SEEN
        return chance.choice(ways)(opened, exam, lengths, chance)
    finally:
        opened.close()


def _changed_act(opened: sqlcipher3.Connection, exam: str, lengths: dict[str, int], chance: random.Random) -> Tampering:
    seq = chance.randint(1, lengths[exam])
    change, value = chance.choice(
        (
            ("act = replace(act, 'warm', 'cold')", None),
            ("act = act || ?", " "),
            ("act = substr(act, 1, length(act) - ?)", 1),
            ("act = ?", b"\0"),
            ("act = ?", f'{{"seq": {seq}}}'),
            ("hash = ?", bytes(32)),
            ("prev = ?", bytes(32)),
            ("hash = ?", "text"),
        )
    )
    values = () if value is None else (value,)
    opened.execute(f"UPDATE acts SET {change} WHERE exam_id = ? AND seq = ?", (*values, exam, seq))
    return Tampering("act changed", _unproven(exam, seq))


def _changed_and_linked(
    opened: sqlcipher3.Connection, exam: str, lengths: dict[str, int], chance: random.Random
) -> Tampering:
    """An act with another text and its own right link: the next act does not follow it."""
    seq = chance.randint(1, lengths[exam] - 1)
    (prev,) = opened.execute("SELECT prev FROM acts WHERE exam_id = ? AND seq = ?", (exam, seq)).fetchone()
    act = f'{{"seq": {seq}, "note": "another"}}'
    opened.execute(
        "UPDATE acts SET act = ?, hash = ? WHERE exam_id = ? AND seq = ?", (act, next_link(prev, seq, act), exam, seq)
    )
    return Tampering("act changed with its link", _unproven(exam, seq + 1))


def _taken_out(opened: sqlcipher3.Connection, exam: str, lengths: dict[str, int], chance: random.Random) -> Tampering:
    seq = chance.randint(1, lengths[exam] - 1)
    opened.execute("DELETE FROM acts WHERE exam_id = ? AND seq = ?", (exam, seq))
    if chance.random() < 0.5:  # and the others moved up
        opened.execute("UPDATE acts SET seq = -seq WHERE exam_id = ? AND seq > ?", (exam, seq))
        opened.execute("UPDATE acts SET seq = -seq - 1 WHERE exam_id = ? AND seq < 0", (exam,))
    return Tampering("act taken out", _unproven(exam, seq))


def _put_in(opened: sqlcipher3.Connection, exam: str, lengths: dict[str, int], chance: random.Random) -> Tampering:
    seq = chance.randint(1, lengths[exam])
    opened.execute("UPDATE acts SET seq = -seq WHERE exam_id = ? AND seq >= ?", (exam, seq))
    opened.execute("UPDATE acts SET seq = 1 - seq WHERE exam_id = ? AND seq < 0", (exam,))
    (prev,) = opened.execute("SELECT prev FROM acts WHERE exam_id = ? AND seq = ?", (exam, seq + 1)).fetchone()
    act = f'{{"seq": {seq}, "note": "put in"}}'
    opened.execute(
        "INSERT INTO acts (exam_id, seq, act, prev, hash) VALUES (?, ?, ?, ?, ?)",
        (exam, seq, act, prev, next_link(prev, seq, act)),
    )
    return Tampering("act put in", _unproven(exam, seq + 1))


def _put_behind(opened: sqlcipher3.Connection, exam: str, lengths: dict[str, int], chance: random.Random) -> Tampering:
    seq = lengths[exam] + chance.randint(1, 3)
    opened.execute(
        "INSERT INTO acts (exam_id, seq, act, prev, hash) VALUES (?, ?, ?, ?, ?)",
        (exam, seq, f'{{"seq": {seq}}}', bytes(32), bytes(32)),
    )
    return Tampering("act put behind", _unproven(exam, lengths[exam] + 1))


def _reordered(opened: sqlcipher3.Connection, exam: str, lengths: dict[str, int], chance: random.Random) -> Tampering:
    one, other = sorted(chance.sample(range(1, lengths[exam] + 1), 2))
    what = chance.choice(("seq", "act"))
    if what == "seq":  # the rows change places
        for was, now in ((one, -1), (other, one), (-1, other)):
            opened.execute("UPDATE acts SET seq = ? WHERE exam_id = ? AND seq = ?", (now, exam, was))
    else:  # their texts do
        read = "SELECT act FROM acts WHERE exam_id = ? AND seq = ?"
        texts = [opened.execute(read, (exam, seq)).fetchone()[0] for seq in (other, one)]
        for text, seq in zip(texts, (one, other), strict=True):
            opened.execute("UPDATE acts SET act = ? WHERE exam_id = ? AND seq = ?", (text, exam, seq))
    return Tampering("acts reordered", _unproven(exam, one))


def _of_another(opened: sqlcipher3.Connection, exam: str, lengths: dict[str, int], chance: random.Random) -> Tampering:
    other = chance.choice([each for each in lengths if each != exam])
    seq = chance.randint(1, min(lengths[exam], lengths[other]))
    opened.execute(
        "UPDATE acts SET (act, prev, hash) = (SELECT act, prev, hash FROM acts WHERE exam_id = ? AND seq = ?)"
        " WHERE exam_id = ? AND seq = ?",
        (other, seq, exam, seq),
    )
    return Tampering("act of another exam", _unproven(exam, seq))


def _cut(opened: sqlcipher3.Connection, exam: str, lengths: dict[str, int], chance: random.Random) -> Tampering:
    exam = chance.choice([*lengths][:_CLOSED])
    left = chance.randrange(lengths[exam])
    opened.execute("DELETE FROM acts WHERE exam_id = ? AND seq > ?", (exam, left))
    return Tampering("closed exam cut", f"Exam {exam}: act {lengths[exam]}, which row ")


def _exam_changed(
    opened: sqlcipher3.Connection, exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    change = chance.choice(("pack = 'other'", "edition = 'digest three'", "created_at = '2020-01-01T00:00:00+00:00'"))
    opened.execute(f"UPDATE exams SET {change} WHERE exam_id = ?", (exam,))
    return Tampering("exam changed", _unproven(exam, 1))


def _exam_renamed(
    opened: sqlcipher3.Connection, exam: str, lengths: dict[str, int], chance: random.Random
) -> Tampering:
    if chance.random() < 0.5:
        other = chance.choice([each for each in lengths if each != exam])
        for table in ("acts", "exams"):
            for was, now in ((exam, "-"), (other, exam), ("-", other)):
                opened.execute(f"UPDATE {table} SET exam_id = ? WHERE exam_id = ?", (now, was))
        return Tampering("exams exchanged", _unproven(exam, 1))
    opened.execute("UPDATE exams SET exam_id = 'EX-99' WHERE exam_id = ?", (exam,))
    return Tampering("exam renamed", _unproven(exam, 1))


def _exam_taken_out(
    opened: sqlcipher3.Connection, _exam: str, lengths: dict[str, int], chance: random.Random
) -> Tampering:
    number = chance.randrange(1, len(lengths))
    exam = [*lengths][number - 1]
    for table in ("acts", "exams", "closed"):
        opened.execute(f"DELETE FROM {table} WHERE exam_id = ?", (exam,))
    return Tampering("exam taken out whole", f"Exam number {number} ")


def _closing_taken_out(
    opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    number = chance.randrange(1, _CLOSED)
    opened.execute("DELETE FROM closed WHERE number = ?", (number,))
    return Tampering("closing taken out", f"The list of closed exams: entry {number} (")


def _edition_changed(
    opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    edition, other = chance.sample(_EDITIONS, 2)
    change, values = chance.choice(
        (
            ("compiled = substr(compiled, 1, length(compiled) - 1)", []),
            ("compiled = CAST(compiled || X'00' AS BLOB)", []),
            ("compiled = ?", ["text"]),
            ("compiled = (SELECT compiled FROM editions WHERE digest = ?)", [other]),
        )
    )
    opened.execute(f"UPDATE editions SET {change} WHERE digest = ?", (*values, edition))
    return Tampering("edition changed", f"Edition {edition[:12]}: ")


def _end_cut(opened: sqlcipher3.Connection, _exam: str, lengths: dict[str, int], chance: random.Random) -> Tampering:
    exam = chance.choice([*lengths][_CLOSED:])
    opened.execute("DELETE FROM acts WHERE exam_id = ? AND seq > ?", (exam, chance.randrange(lengths[exam])))
    return Tampering("open exam cut", f" exam {exam} had act {lengths[exam]}, and now that is gone or another one.")


def _last_taken_away(
    opened: sqlcipher3.Connection, _exam: str, lengths: dict[str, int], chance: random.Random
) -> Tampering:
    for exam in [*lengths][-chance.randint(1, _EXAMS - _CLOSED) :]:
        for table in ("acts", "exams"):
            opened.execute(f"DELETE FROM {table} WHERE exam_id = ?", (exam,))
    return Tampering("last exams taken away", f" exam {exam} had act {lengths[exam]}, and now that is gone")


def _closing_changed(
    opened: sqlcipher3.Connection, _exam: str, _lengths: dict[str, int], chance: random.Random
) -> Tampering:
    change = chance.choice(("acts = acts - 1", "reason = 'discarded'", "at = '2020-01-01T00:00:00+00:00'"))
    number = chance.randint(1, _CLOSED)
    opened.execute(f"UPDATE closed SET {change} WHERE number = ?", (number,))
    return Tampering("closing changed", f"The list of closed exams: entry {number} is not what row ")


def _chain_made_anew(
    opened: sqlcipher3.Connection, exam: str, lengths: dict[str, int], chance: random.Random
) -> Tampering:
    first = chance.randint(1, lengths[exam])
    (link,) = opened.execute("SELECT prev FROM acts WHERE exam_id = ? AND seq = ?", (exam, first)).fetchone()
    for seq in range(first, lengths[exam] + 1):
        act = f'{{"seq": {seq}, "note": "another"}}'
        after = next_link(link, seq, act)
        opened.execute(
            "UPDATE acts SET act = ?, prev = ?, hash = ? WHERE exam_id = ? AND seq = ?", (act, link, after, exam, seq)
        )
        link = after
    closed = [*lengths].index(exam) < _CLOSED
    seen = f"Exam {exam}: act {lengths[exam]}, which row " if closed else f" exam {exam} had act {lengths[exam]}, and"
    return Tampering("chain computed anew", seen)


def _order_changed(
    opened: sqlcipher3.Connection, _exam: str, lengths: dict[str, int], chance: random.Random
) -> Tampering:
    one, other = chance.sample(range(1, len(lengths) + 1), 2)
    for was, now in ((one, -1), (other, one), (-1, other)):
        opened.execute("UPDATE exams SET number = ? WHERE number = ?", (now, was))
    return Tampering("order of exams changed", None)


def _unproven(exam: str, seq: int) -> str:
    return f"Exam {exam}: act {seq} is the first that is not proven"


_SEEN = (
    _changed_act,
    _changed_act,
    _changed_and_linked,
    _taken_out,
    _put_in,
    _put_behind,
    _reordered,
    _of_another,
    _cut,
    _exam_changed,
    _exam_renamed,
    _exam_taken_out,
    _closing_taken_out,
    _edition_changed,
    _end_cut,
    _last_taken_away,
    _closing_changed,
    _chain_made_anew,
    *AUDIT,
)
_UNSEEN = (_order_changed,)


@contextmanager
def _worse(sabotage: str | None) -> Iterator[None]:
    """The verification made worse on purpose."""
    with ExitStack() as stack:
        stack.enter_context(patch.object(verify_module, "_BETWEEN", 0))
        match sabotage:
            case "chain-not-checked":
                stack.enter_context(patch.object(Reader, "chain", _believed))
            case "seal-not-compared":
                stack.enter_context(patch.object(verify_module, "unsealed", lambda _, kept: kept))
            case "gaps-not-counted":
                stack.enter_context(patch.object(verify_module, "_gap_problems", lambda *_: []))
            case "audit-not-read":
                stack.enter_context(patch.object(verify_module, "check_audit", lambda _: AuditFound()))
            case "note-not-compared":
                stack.enter_context(patch.object(verify_module, "against_the_note", lambda *_: []))
            case None:
                pass
            case _:
                raise LookupError(sabotage)
        yield


def _believed(reader: Reader, exam_id: str, after: int, link: bytes) -> Chain:
    """The acts as they stand there, with whatever links they have."""
    rows = [*reader.rows("SELECT act, hash FROM acts WHERE exam_id = ? AND seq > ? ORDER BY seq", exam_id, after)]
    return Chain(after, rows[-1][1] if rows else link, tuple(str(act) for act, _ in rows))

"""The journal: every act of every exam, appended, encrypted, chained, and on the disk before a call returns."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from examassist.errors import CouldNot
from examassist.storage.audit import rows
from examassist.storage.audit.entry import Entry, What
from examassist.storage.audit.heads import heads_of
from examassist.storage.chain import ChainBroken, first_link, next_link, sealed, unsealed
from examassist.storage.connection import KEEP_IT, Damaged, connect, explained, transaction
from examassist.storage.lock import Claim
from examassist.storage.place import identity, make, prepare_folder, refuse_remains
from examassist.storage.schema import SCHEMA_VERSION, check_file
from examassist.storage.upkeep.log_file import refuse_damaged_log
from examassist.storage.upkeep.swap import finish_swap

if TYPE_CHECKING:
    from pathlib import Path

    import sqlcipher3

    from examassist.domain.act import Actor
    from examassist.storage.audit.heads import Heads

_DRAFTS = """
    SELECT exam_id, pack, edition, created_at, count,
           (SELECT act FROM acts WHERE acts.exam_id = counted.exam_id AND seq = count)
    FROM (SELECT number, exam_id, pack, edition, created_at,
                 (SELECT coalesce(max(seq), 0) FROM acts WHERE acts.exam_id = exams.exam_id) AS count,
                 (SELECT coalesce(max(acts), -1) FROM closed WHERE closed.exam_id = exams.exam_id) AS closed_at
          FROM exams) AS counted
    WHERE count > closed_at
    ORDER BY number DESC
"""


_EXAMS = """
    SELECT exam_id, created_at, count > closed_at
    FROM (SELECT number, exam_id, created_at,
                 (SELECT coalesce(max(seq), 0) FROM acts WHERE acts.exam_id = exams.exam_id) AS count,
                 (SELECT coalesce(max(acts), -1) FROM closed WHERE closed.exam_id = exams.exam_id) AS closed_at,
                 (SELECT reason FROM closed WHERE closed.exam_id = exams.exam_id ORDER BY number DESC LIMIT 1) AS reason
          FROM exams) AS counted
    WHERE count > 0 AND (count > closed_at OR reason <> 'discarded')
    ORDER BY number DESC
"""


@dataclass(frozen=True)
class Entered:
    """An exam of the journal that was not discarded; a draft until it was exported."""

    exam_id: str
    created_at: str
    draft: bool


@dataclass(frozen=True)
class Draft:
    """An exam that was neither exported nor discarded since its last act."""

    exam_id: str
    pack: str
    edition: str
    created_at: str
    last_at: str
    count: int


class Journal:
    """One open journal file, used by the thread that opened it.

    Any number of threads of one program may each open the file; a second program is refused.
    Every method raises CouldNot when the disk refuses: what was saved before stays saved, the step itself was not.
    """

    def __init__(self, path: Path, connection: sqlcipher3.Connection, claim: Claim, heads: Heads | None = None) -> None:
        """Take over an open connection; `Journal.open` makes one."""
        self._heads = heads
        self._path = path
        self._connection = connection
        self._claim = claim
        self._file = identity(path)

    @classmethod
    def open(cls, path: Path, key: bytes, outside: Path | None = None) -> Self:
        """The journal at `path`, made there if there is none; `key` is the raw key of 32 bytes.

        Its last links are noted in the file `outside`, and compared with that when nobody had the journal open.

        Raises CouldNot when another program has it open, the key does not fit, the file is damaged, was made by a
        newer ExamAssist, or is no journal. A damaged file is left as it is.
        """
        prepare_folder(path)
        claim = Claim(path)
        try:
            with claim.alone():  # two threads must not both make the tables or both recover
                finish_swap(path)
                if not path.exists():
                    make(path, key)
                refuse_remains(path)
                if claim.sole:  # else it is being written
                    refuse_damaged_log(path)
                if check_file(path, key) < SCHEMA_VERSION:
                    from examassist.storage.upkeep.migrate import migrate  # once in the life of a journal

                    migrate(path, key)
                    check_file(path, key)
                connection = connect(path, key)
                heads = heads_of(outside) if outside is not None else None
                if heads is not None and claim.sole:
                    with (
                        suppress(CouldNot),
                        explained(path),
                    ):  # what cannot be compared or written now must not keep an exam away
                        heads.begin(connection, path)
        except BaseException:
            claim.release()
            raise
        return cls(path, connection, claim, heads)

    def close(self) -> None:
        """Close the file and give it free for other programs; closing twice does nothing."""
        self.keep_heads()
        with self._claim.alone(), explained(self._path):
            self._connection.close()
            self._claim.release()  # not when closing failed: the file would be open and free at once

    def start_exam(self, exam_id: str, pack: str, edition_digest: str, at: str) -> None:
        """Enter a new exam, made under the edition `edition_digest` at the time `at` (ISO 8601 with offset).

        Raises CouldNot when the journal has an exam of this id.
        """
        with transaction(self._connection, self._path):
            if self._exam(exam_id):
                raise CouldNot(
                    f"Exam {exam_id} was not started: the journal has an exam of this id.",
                    "The exam in the journal is unchanged.",
                    "Start again; a new id is drawn.",
                )
            self._connection.execute(
                "INSERT INTO exams (exam_id, pack, edition, created_at) VALUES (?, ?, ?, ?)",
                (exam_id, pack, edition_digest, at),
            )

    def append(self, exam_id: str, seq: int, act_json: str) -> None:
        """Save act `seq` (1, 2, 3 ...) of an exam; when this returns it is on the disk.

        `act_json` is the text of a JSON object whose ``seq`` is `seq`; it is kept as it is. Raises CouldNot when the
        exam is unknown, when `seq` is not the next, and when the text is not act `seq`; nothing is saved then.
        """
        _check_act(exam_id, seq, act_json)
        self._check_place()
        with transaction(self._connection, self._path):
            last, link = self._head(exam_id)
            following = next_link(link, seq, act_json)
            if seq != last + 1:
                raise CouldNot(
                    f"Exam {exam_id}: act {seq} was not saved, because act {last + 1} is the next.",
                    "The acts in the journal are unchanged.",
                    "Close this exam and open it again from the journal.",
                )
            self._connection.execute(
                "INSERT INTO acts (exam_id, seq, act, prev, hash) VALUES (?, ?, ?, ?, ?)",
                (exam_id, seq, act_json, link, following),
            )
        if self._heads is not None:
            self._heads.moved(exam_id, seq, following)

    def keep_heads(self) -> None:
        """Note the last links outside the store; whoever saves does it when nothing waits to be saved."""
        if self._heads is not None:
            self._heads.keep()

    def holds(self, exam_id: str, seq: int, act_json: str) -> bool:
        """True when act `seq` is in the journal with exactly this text and is on the disk."""
        with explained(self._path):
            row = self._connection.execute(
                "SELECT act FROM acts WHERE exam_id = ? AND seq = ?", (exam_id, seq)
            ).fetchone()
            if row is None or row[0] != act_json:
                return False
            # a COMMIT that reported an error may have written without syncing; a checkpoint syncs the whole file
            busy = self._connection.execute("PRAGMA wal_checkpoint(FULL)").fetchone()[0]
        return not busy

    def acts(self, exam_id: str) -> list[str]:
        """The acts of an exam in order, each proven to be what was saved.

        Raises ChainBroken, a CouldNot that names the first unproven act and holds the others in `proven`, when an act
        was changed, lost or cannot be read; CouldNot when the exam is unknown.
        """
        with explained(self._path):
            link = self._first_link(exam_id)
        proven: list[str] = []
        try:
            with explained(self._path):
                rows = self._connection.execute(
                    "SELECT seq, act, prev, hash FROM acts WHERE exam_id = ? ORDER BY seq", (exam_id,)
                )
                for seq, act, prev, stored in rows:
                    # SQLite keeps any kind of value in any column
                    expected = next_link(link, seq, act) if isinstance(act, str) else b""
                    if (seq, prev, stored) != (len(proven) + 1, link, expected):
                        break
                    proven.append(act)
                    link = expected
                else:
                    return proven
        except CouldNot as error:  # a damaged page in the middle
            raise ChainBroken(exam_id, len(proven) + 1, tuple(proven)) from error
        raise ChainBroken(exam_id, len(proven) + 1, tuple(proven))

    def drafts(self) -> list[Draft]:
        """The exams to go on with, the newest first; one that was only started has count 0.

        `last_at` is the time that the last act gives, or when the exam was started.
        """
        with explained(self._path):
            rows = self._connection.execute(_DRAFTS).fetchall()
        return [
            Draft(exam_id, pack, edition, created_at, _time_of(act) or created_at, count)
            for exam_id, pack, edition, created_at, count, act in rows
        ]

    def exams(self) -> list[Entered]:
        """The exams that were begun and not discarded, the newest first."""
        with explained(self._path):
            rows = self._connection.execute(_EXAMS).fetchall()
        return [Entered(exam_id, created_at, bool(draft)) for exam_id, created_at, draft in rows]

    def finish(self, exam_id: str, at: str, by: Actor | None = None) -> None:
        """Note that an exam was exported with the acts it has now; it is a draft again only if acts are added.

        Raises CouldNot when the exam is unknown.
        """
        self._close_exam(exam_id, at, What.FINISHED, by)

    def discard(self, exam_id: str, at: str, by: Actor | None = None) -> None:
        """Note that an exam is not to be gone on with; its acts stay in the journal. CouldNot if it is unknown."""
        self._close_exam(exam_id, at, What.DISCARDED, by)

    def note(self, entry: Entry) -> int:
        """Put on record what no act says; the number of its row. CouldNot when the disk refuses."""
        self._check_place()
        with transaction(self._connection, self._path):
            head = rows.add(self._connection, entry)
        if self._heads is not None:
            self._heads.recorded(head)
        return head[0]

    def keep_edition(self, digest: str, compiled: bytes) -> None:
        """Keep the compiled form of an edition for the drafts made under it; keeping it twice does nothing.

        Raises CouldNot when another form is kept under the same digest.
        """
        with transaction(self._connection, self._path):
            kept = self._edition(digest)
            if kept is None:
                self._connection.execute(
                    "INSERT INTO editions (digest, compiled) VALUES (?, ?)", (digest, sealed(digest, bytes(compiled)))
                )
            elif kept != compiled:
                raise CouldNot(
                    f"Edition {digest} was not kept: another content is kept under the same digest.",
                    "The one in the journal is unchanged; drafts made under it open as before.",
                    "Install ExamAssist again; its content was changed without a new edition.",
                )

    def edition(self, digest: str) -> bytes | None:
        """The compiled form kept under `digest`, or None; Damaged when it is not what was kept."""
        with explained(self._path):
            return self._edition(digest)

    def _check_place(self) -> None:
        """Raise CouldNot when the file was moved or deleted: what is written into it then is found by nobody."""
        if identity(self._path) != self._file:
            raise CouldNot(
                f"{self._path} is no longer there: its folder was moved, deleted or unplugged.",
                "What was saved before is in that folder, wherever it is now; this step was not saved.",
                "Put the folder back, then try again.",
            )

    def _edition(self, digest: str) -> bytes | None:
        row = self._connection.execute("SELECT compiled FROM editions WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            return None
        content = unsealed(digest, bytes(row[0]))
        if content is None:  # SQLCipher reads a damaged last page of a long value as zeros
            raise Damaged(
                f"The content {digest[:12]} in {self._path} is damaged: a part of it is not what was kept.",
                "The file was not changed and nothing was deleted.",
                KEEP_IT,
            )
        return content

    def _close_exam(self, exam_id: str, at: str, reason: What, by: Actor | None) -> None:
        with transaction(self._connection, self._path):
            last, link = self._head(exam_id)
            closed = self._connection.execute(
                "INSERT INTO closed (exam_id, acts, at, reason) VALUES (?, ?, ?, ?)", (exam_id, last, at, str(reason))
            ).lastrowid
            # the list of closed exams is in no chain of its own
            more = {"acts": last, "head": link.hex(), "closed": closed}
            head = rows.add(self._connection, Entry.of(reason, at, by, exam=exam_id, more=more))
        if self._heads is not None:
            self._heads.recorded(head, closed=exam_id)

    def _exam(self, exam_id: str) -> tuple[str, str, str, str] | None:
        row: tuple[str, str, str, str] | None = self._connection.execute(
            "SELECT exam_id, pack, edition, created_at FROM exams WHERE exam_id = ?", (exam_id,)
        ).fetchone()
        return row

    def _first_link(self, exam_id: str) -> bytes:
        exam = self._exam(exam_id)
        if exam is None:
            raise CouldNot(
                f"Exam {exam_id} is not in this journal.",
                "Nothing was changed.",
                "Choose an exam from the list of drafts, or start a new one.",
            )
        return first_link(*exam)

    def _head(self, exam_id: str) -> tuple[int, bytes]:
        """Number and link of the last act; 0 and the exam's own link when there is none."""
        row = self._connection.execute(
            "SELECT seq, hash FROM acts WHERE exam_id = ? ORDER BY seq DESC LIMIT 1", (exam_id,)
        ).fetchone()
        return (row[0], row[1]) if row else (0, self._first_link(exam_id))


def _check_act(exam_id: str, seq: int, act_json: str) -> None:
    try:
        act = json.loads(act_json)
        act_json.encode()
    except (ValueError, RecursionError):
        act = None
    if not isinstance(act, dict) or act.get("seq") != seq:
        raise CouldNot(
            f"Exam {exam_id}: act {seq} was not saved, because its text is not a record of act {seq}.",
            "The acts in the journal are unchanged.",
            "This is a fault of the program: please report it with this sentence.",
        )


def _time_of(act_json: str | None) -> str:
    """The time in an act's text, or an empty string; a draft is listed even if its last act cannot be read."""
    try:
        at = json.loads(act_json or "{}")["at"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return at if isinstance(at, str) else ""

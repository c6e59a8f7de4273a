"""The last links of the chains, noted outside the store: an older copy of it, or one cut at its end, is noticed."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from examassist.durable import private_folder, write_private
from examassist.storage.audit import rows
from examassist.storage.audit.entry import Entry, What
from examassist.storage.connection import transaction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import sqlcipher3

    from examassist.storage.audit.rows import Read

FORMAT = "examassist.heads/1"
MOST = 300
"""So many exams are noted, those that were touched last; what closed an exam holds its end in the audit."""
MEANING = (
    "It may be an older copy of the store: a backup or its folder was put back other than by 'examassist store "
    "restore', it was exchanged for another one, or its end was cut off. Nothing is blocked. If nobody here put a copy "
    "back, keep the folder as it is and tell whoever looks after this computer."
)
_LARGEST = 1_000_000
_NAMED = 6
"""So many differences are named; a store of last month would else fill a page."""
_Link = tuple[int, str]


@dataclass(frozen=True)
class Noted:
    """What the note says: the last row of the audit, the last acts of exams, and since when."""

    audit: _Link
    exams: Mapping[str, _Link] = field(default_factory=dict)
    at: str = ""


@dataclass(frozen=True)
class Different:
    """How the store differs from the note, and which note that was, by its digest; empty where there was none."""

    said: tuple[str, ...]
    digest: str
    known: bool = False
    """Whether the audit itself says how this came about: by our own restoring, or noticed before."""

    @property
    def text(self) -> str:
        """What was found and what it may mean."""
        return " ".join((*self.said, MEANING))


def note_for(journal: Path, folder: Path) -> Path:
    """Where in `folder` the last links of that journal are noted."""
    return folder / f"heads-{hashlib.sha256(str(journal.absolute()).encode()).hexdigest()[:16]}.json"


def digest_of(file: Path) -> str:
    """Which note lies at `file`; empty where there is none."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def compare(read: Read, file: Path) -> tuple[Noted | None, Different | None]:
    """What the note at `file` says, and how the store differs from it; a store that went on since does not."""
    try:
        raw = file.read_bytes()[:_LARGEST]
    except OSError:
        said = f"The note of the last entries of the store, {file}, is missing."
        return None, Different((said,), "") if _was_noted(read) else None
    digest = hashlib.sha256(raw).hexdigest()
    noted = _read(raw)
    if noted is None:
        different = Different((f"The note of the last entries of the store, {file}, is damaged.",), digest)
    else:
        different = Different(tuple(_differences(read, noted)), digest)
        if not different.said:
            return noted, None
    known = any(True for _ in read("SELECT 1 FROM audit WHERE entry LIKE ?", f'%"replaces":"{digest}"%'))
    return noted, Different(different.said, digest, known)


def notes_an_audit(file: Path) -> bool:
    """Whether the note at `file` is of a store that had rows in its audit."""
    try:
        noted = _read(file.read_bytes()[:_LARGEST])
    except OSError:
        return False
    return noted is not None and noted.audit[0] > 0


def _was_noted(read: Read) -> bool:
    """Whether a window opened the store, which leaves a note, and it was not put back from a backup since."""
    kinds = [f'{{"what":"{what}"%' for what in (What.STORE_OPENED, What.RESTORED)]
    last = next(
        iter(read("SELECT entry FROM audit WHERE entry LIKE ? OR entry LIKE ? ORDER BY number DESC LIMIT 1", *kinds)),
        None,
    )
    return last is not None and str(last[0]).startswith(kinds[0][:-1])


def _differences(read: Read, noted: Noted) -> list[str]:
    said = []
    on = f"On {noted.at[:16].replace('T', ' ')}"
    number, link = noted.audit
    found = _link(read, "SELECT hash FROM audit WHERE number = ?", number) if number else link
    if found != link:
        last = rows.head(read)[0]
        which = f"its audit ends with row {last}" if last < number else "that row is another one"
        said.append(f"{on} the store had row {number} in its audit, and now {which}.")
    for exam, (seq, link) in noted.exams.items():
        if _link(read, "SELECT hash FROM acts WHERE exam_id = ? AND seq = ?", exam, seq) != link:
            said.append(f"{on} exam {exam} had act {seq}, and now that is gone or another one.")
    if len(said) > _NAMED:
        said[_NAMED:] = [f"{len(said) - _NAMED} more exams differ."]
    return said


def _link(read: Read, statement: str, *values: object) -> str:
    row = next(iter(read(statement, *values)), None)
    return row[0].hex() if row is not None and isinstance(row[0], bytes) else ""


def _read(raw: bytes) -> Noted | None:
    try:
        data = json.loads(raw)
        if data["format"] != FORMAT:
            return None
        exams = {str(exam): _pair(pair) for exam, pair in data["exams"].items()}
        return Noted(_pair(data["audit"]), exams, str(data["at"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _pair(pair: Any) -> _Link:  # noqa: ANN401  whatever the file holds
    number, link = pair
    if type(number) is not int or not isinstance(link, str):
        raise TypeError
    return number, link


class Heads:
    """Keeps the note of one store for all threads of this program."""

    def __init__(self, file: Path) -> None:
        """The note at `file`, which is read when the store is opened."""
        self.file = file
        self._lock = threading.Lock()
        self._audit: _Link = (0, "")
        self._exams: dict[str, _Link] = {}
        self._dirty = False
        self._told_missing = False
        self._alarms: list[str] = []

    def begin(self, connection: sqlcipher3.Connection, path: Path) -> None:
        """Compare the store that was just opened with the note, put on record what differs, and go on from there."""
        read = rows.reads(connection)
        noted, different = compare(read, self.file)
        with self._lock:
            if different is not None and not different.known and not (self._told_missing and not different.digest):
                self._told_missing = self._told_missing or not different.digest
                self._alarms.append(different.text)
                more = {"said": " ".join(different.said), "replaces": different.digest}
                with transaction(connection, path):
                    rows.add(connection, Entry(What.NOTICED, datetime.now().astimezone().isoformat(), more=more))
            number, link = rows.head(read)
            self._audit = number, link.hex() if number else ""
            self._exams = {exam: _last(read, exam) for exam in noted.exams} if noted is not None else {}
            self._dirty = noted is None or different is not None or self._audit != noted.audit
        if different is not None:
            self.keep()

    def moved(self, exam: str, seq: int, link: bytes) -> None:
        """An act is on the disk."""
        with self._lock:
            self._exams.pop(exam, None)  # the one touched last stands last
            self._exams[exam] = seq, link.hex()
            while len(self._exams) > MOST:
                del self._exams[next(iter(self._exams))]
            self._dirty = True

    def recorded(self, head: rows.Head, closed: str = "") -> None:
        """A row of the audit is on the disk; it holds the end of the exam that it closed."""
        with self._lock:
            self._audit = head[0], head[1].hex()
            self._exams.pop(closed, None)
            self._dirty = True
        self.keep()

    def keep(self) -> None:
        """Write the note if there is something new; a disk that refuses holds nothing up, the next one says it too."""
        with self._lock:
            if not self._dirty:
                return
            at = datetime.now().astimezone().isoformat(timespec="seconds")
            content = {"format": FORMAT, "at": at, "audit": self._audit, "exams": self._exams}
            with suppress(OSError):
                private_folder(self.file.parent)
                write_private(self.file, json.dumps(content).encode())
                self._dirty = False

    def take_alarms(self) -> tuple[str, ...]:
        """What was noticed since this was asked last."""
        with self._lock:
            alarms, self._alarms = tuple(self._alarms), []
            return alarms


def _last(read: Read, exam: str) -> _Link:
    row = next(iter(read("SELECT seq, hash FROM acts WHERE exam_id = ? ORDER BY seq DESC LIMIT 1", exam)), None)
    return (row[0], row[1].hex()) if row is not None else (0, "")


_known: dict[str, Heads] = {}
_guard = threading.Lock()


def heads_of(file: Path) -> Heads:
    """The one keeper of the note at `file` in this program."""
    with _guard:
        return _known.setdefault(os.path.realpath(file), Heads(file))

"""The log (-wal) beside a journal: SQLite leaves out in silence what is damaged in it, so it is looked at here."""

from __future__ import annotations

import struct
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examassist.errors import CouldNot
from examassist.storage.connection import KEEP_IT, Damaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADER, _FRAME_HEADER = 32, 24
_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
"""How the numbers of the sums stand, by the file's first number."""
_Sums = tuple[int, int]
_Marks = tuple[bytes, bytes]
_USUAL = 4096
"""The size of a page where the log's own beginning does not say it any more."""


@dataclass(frozen=True)
class LogFile:
    """What the log holds: the pages that are whole in it, and the place from which on it is not what was written.

    With `lost` it is damaged in its middle: saved steps follow that place. Without, a save may just have been torn.
    """

    pages: frozenset[int] = frozenset()
    broken_at: int | None = None
    lost: bool = False


@dataclass(frozen=True)
class _Frame:
    """One page as it stands in the log, behind a header of 24 bytes."""

    start: int
    raw: bytes
    marks: _Marks

    @property
    def ends(self) -> bool:
        """Whether a save ends with this page."""
        return self.raw[4:8] != bytes(4)


def refuse_damaged_log(path: Path) -> None:
    """Raise Damaged when the log of the journal `path` is damaged in its middle.

    Opening it would leave out every step saved after that place, in silence, and then take the log away. Nobody else
    may have the journal open.
    """
    log = path.with_name(path.name + "-wal")
    try:
        found = read_log(log)
    except OSError as error:
        raise CouldNot(
            f"{log} cannot be read ({error.strerror}).",
            "Nothing was changed.",
            "Make the folder readable and writable for your account, then start ExamAssist again.",
        ) from error
    if found.lost:
        raise Damaged(
            f"{log}, in which the newest steps of the journal are, is damaged from byte {found.broken_at} on, and "
            "steps that were shown as saved follow there.",
            "The file was not changed and nothing was deleted.",
            KEEP_IT,
        )


def read_log(path: Path) -> LogFile:
    """The log at `path`, which need not be there; OSError when the disk refuses.

    A frame counts as this log's when one half of its mark is: what an earlier round left behind has neither.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return LogFile()
    if not raw:
        return LogFile()
    order = _MAGIC.get(int.from_bytes(raw[:4], "big"))
    size = struct.unpack(">I", raw[8:12])[0] if len(raw) >= _HEADER else 0
    sums = _summed((0, 0), raw[:24], order or ">")
    if order is None or struct.pack(">II", *sums) != raw[24:32] or size < 512:  # noqa: PLR2004  SQLite's smallest page
        # the beginning is one sector and on the disk before anything follows it: it cannot be torn
        ends = Counter(frame.marks for frame in _frames(raw, _HEADER, _USUAL) if frame.ends)
        return LogFile(broken_at=0, lost=any(number > 1 for number in ends.values()))
    marks = raw[16:20], raw[20:24]
    pages: set[int] = set()
    pending: set[int] = set()
    for frame in _frames(raw, _HEADER, size):
        own = [mine == its for mine, its in zip(marks, frame.marks, strict=True)]
        if not any(own) and not any(each.marks == marks for each in _frames(raw, frame.start, size)):
            break
        sums = _summed(_summed(sums, frame.raw[:8], order), frame.raw[_FRAME_HEADER:], order)
        whole = len(frame.raw) == _FRAME_HEADER + size and all(own) and struct.pack(">II", *sums) == frame.raw[16:24]
        if not whole:
            return LogFile(frozenset(pages), frame.start, _goes_on(raw, frame.start, size, marks))
        pending.add(int.from_bytes(frame.raw[:4], "big"))
        if frame.ends:
            pages |= pending
            pending.clear()
    return LogFile(frozenset(pages))


def _frames(raw: bytes, start: int, size: int) -> Iterator[_Frame]:
    for at in range(start, len(raw), _FRAME_HEADER + size):
        frame = raw[at : at + _FRAME_HEADER + size]
        yield _Frame(at, frame, (frame[8:12], frame[12:16]))


def _goes_on(raw: bytes, start: int, size: int, marks: _Marks) -> bool:
    """Whether saves of this log follow one that is not whole: each begins when the one before is on the disk."""
    return sum(frame.ends for frame in _frames(raw, start, size) if frame.marks == marks) > 1


def _summed(sums: _Sums, data: bytes, order: str) -> _Sums:
    """SQLite's running sums over `data`; what does not fill eight bytes is left out."""
    first, second = sums
    for one, two in struct.iter_unpack(f"{order}II", data[: len(data) // 8 * 8]):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second

"""The log (-wal) beside a journal: SQLite leaves out in silence what is damaged in it, so it is looked at here."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEADER, _FRAME_HEADER = 32, 24
_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
"""How the numbers of the sums stand, by the file's first number."""
_Sums = tuple[int, int]


@dataclass(frozen=True)
class LogFile:
    """What the log holds: the pages that are whole in it, and the place from which on it is not what was written."""

    pages: frozenset[int] = frozenset()
    broken_at: int | None = None


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
    if len(raw) < _HEADER or order is None:
        return LogFile(broken_at=0)
    size, marks = struct.unpack(">I", raw[8:12])[0], (raw[16:20], raw[20:24])
    sums = _summed((0, 0), raw[:24], order)
    if struct.pack(">II", *sums) != raw[24:32] or size < 512:  # noqa: PLR2004  SQLite's smallest page
        return LogFile(broken_at=0)
    pages: set[int] = set()
    pending: set[int] = set()
    for start in range(_HEADER, len(raw), _FRAME_HEADER + size):
        frame = raw[start : start + _FRAME_HEADER + size]
        own = [frame[8:12] == marks[0], frame[12:16] == marks[1]]
        if not any(own):
            break
        sums = _summed(_summed(sums, frame[:8], order), frame[_FRAME_HEADER:], order)
        whole = len(frame) == _FRAME_HEADER + size and all(own) and struct.pack(">II", *sums) == frame[16:24]
        if not whole:
            return LogFile(frozenset(pages), start)
        number, committed = struct.unpack(">II", frame[:8])
        pending.add(number)
        if committed:
            pages |= pending
            pending.clear()
    return LogFile(frozenset(pages))


def _summed(sums: _Sums, data: bytes, order: str) -> _Sums:
    """SQLite's running sums over `data`; what does not fill eight bytes is left out."""
    first, second = sums
    for one, two in struct.iter_unpack(f"{order}II", data[: len(data) // 8 * 8]):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second

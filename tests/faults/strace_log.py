"""What a program did to the files of one folder and said on its standard output, read from strace's log."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CALLS = "openat,close,pwrite64,write,fdatasync,fsync,ftruncate,unlink,unlinkat,rename"


@dataclass(frozen=True)
class Made:
    """A file was opened that may not have been there."""

    name: str
    emptied: bool


@dataclass(frozen=True)
class Wrote:
    """Bytes were written at an offset; where the file ends when `at` is None."""

    name: str
    at: int | None
    content: bytes


@dataclass(frozen=True)
class Cut:
    """A file was set to a length."""

    name: str
    length: int


@dataclass(frozen=True)
class Synced:
    """A file, or the folder's own list of names when `name` is empty, was brought to the disk."""

    name: str


@dataclass(frozen=True)
class Removed:
    """A name was taken away."""

    name: str


@dataclass(frozen=True)
class Renamed:
    """A file got another name and replaced what had it."""

    name: str
    to: str


@dataclass(frozen=True)
class Said:
    """A line went out on the standard output."""

    line: str


Event = Made | Wrote | Cut | Synced | Removed | Renamed | Said

# 123 pwrite64(5, "\x41"..., 1, 0) = 1          123 fsync(5 <unfinished ...>          123 <... fsync resumed>) = 0
_LINE = re.compile(r"(?P<pid>\d+) +(?:(?P<call>\w+)\(|<\.\.\. \w+ resumed>)(?P<rest>.*)")
_RETURNED = re.compile(r"(?P<arguments>.*)\) += (?P<value>\d+)")
_UNFINISHED = " <unfinished ...>"
_STANDARD_OUTPUT = 1


def events(log: Iterable[str], folder: str) -> Iterator[Event]:
    """Everything in the log that touched `folder` (an absolute path) or was said, in order.

    A call counts when it had returned, as an unfinished sync promises nothing; only what was said counts from its
    beginning, as it may be heard from then on. The log is one of ``strace -f -xx``. ValueError when a call on the
    folder cannot be read.
    """
    descriptors: dict[int, str] = {}
    unfinished: dict[str, tuple[str, str]] = {}
    for line in log:
        match = _LINE.match(line)
        if match is None:  # exits and signals
            continue
        pid, call, rest = match["pid"], match["call"], match["rest"].rstrip("\n")
        if call is None:
            call, begun = unfinished.pop(pid)
            rest = begun + rest
            if _is_said(call, rest):
                continue
        elif rest.endswith(_UNFINISHED):
            rest = rest.removesuffix(_UNFINISHED)
            unfinished[pid] = (call, rest)
            if not _is_said(call, rest):
                continue
        yield from _event(call, rest, folder, descriptors)


def _is_said(call: str, rest: str) -> bool:
    return call == "write" and rest.startswith(f"{_STANDARD_OUTPUT},")


def _event(call: str, rest: str, folder: str, descriptors: dict[int, str]) -> Iterator[Event]:
    """The event of one call, if it is one; keeps `descriptors` up to date."""
    if _is_said(call, rest):
        yield from (Said(said) for said in _texts(rest)[0].decode().splitlines())
        return
    returned = _RETURNED.fullmatch(rest)
    if returned is None:  # it failed, or the process ended in it
        return
    arguments, value = returned["arguments"], int(returned["value"])
    if call == "openat":
        yield from _opened(arguments, value, folder, descriptors)
    elif call in {"unlink", "unlinkat", "rename"}:
        names = [_inside(text, folder) for text in _texts(arguments)]
        if all(names):
            yield Renamed(names[0], names[1]) if call == "rename" else Removed(names[0])
        elif any(names):
            message = f"a file was moved across the folder's border: {arguments}"
            raise ValueError(message)
    else:
        yield from _on_descriptor(call, arguments, value, descriptors)


def _opened(arguments: str, descriptor: int, folder: str, descriptors: dict[int, str]) -> Iterator[Event]:
    path = _texts(arguments)[0]
    name = _inside(path, folder)
    descriptors.pop(descriptor, None)
    if path.decode() == folder:
        descriptors[descriptor] = ""
    elif name:
        descriptors[descriptor] = name
        if "O_CREAT" in arguments or "O_TRUNC" in arguments:
            yield Made(name, "O_TRUNC" in arguments)


def _on_descriptor(call: str, arguments: str, value: int, descriptors: dict[int, str]) -> Iterator[Event]:
    parts = arguments.split(", ")
    descriptor = int(parts[0])
    if call == "close":
        descriptors.pop(descriptor, None)
        return
    name = descriptors.get(descriptor)
    if name is None:
        return
    if call in {"fsync", "fdatasync"}:
        yield Synced(name)
    elif call == "ftruncate":
        yield Cut(name, int(parts[1]))
    else:
        content = _texts(parts[1])[0]
        if len(content) < value:
            message = f"strace shortened what was written to {name}"
            raise ValueError(message)
        yield Wrote(name, int(parts[3]) if call == "pwrite64" else None, content[:value])


def _texts(arguments: str) -> list[bytes]:
    """The quoted texts among a call's arguments."""
    return [bytes.fromhex(text.replace("\\x", "")) for text in arguments.split('"')[1::2]]


def _inside(path: bytes, folder: str) -> str:
    """The name of a file that lies in the folder, else nothing."""
    parent, _, name = path.decode().rpartition("/")
    return name if parent == folder else ""

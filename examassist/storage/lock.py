"""One program at a time: a claim on a file, shared inside this process and refused to any other."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examassist.errors import CouldNot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Windows refuses to read a locked byte, so the one that is locked lies far behind the process number.
_LOCKED_BYTE = 1 << 30


@dataclass
class _Held:
    descriptor: int
    users: int


_held: dict[str, _Held] = {}
_guard = threading.RLock()


class Claim:
    """The right to use one file until `release`; the system takes it back when the process dies, however it dies."""

    def __init__(self, path: Path) -> None:
        """Claim `path` through the file `<path>.lock` beside it.

        Raises CouldNot when another program holds the claim, or when the folder cannot lock.
        """
        self._name = os.path.realpath(path)
        self._released = False
        with _guard:
            held = _held.get(self._name)
            if held is None:
                held = _held[self._name] = _Held(_locked(path.with_name(path.name + ".lock"), path), 0)
            held.users += 1

    @property
    def sole(self) -> bool:
        """True when nobody else in this process claims the file either."""
        with _guard:
            return not self._released and _held[self._name].users == 1

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Keep the other threads of this process from opening or closing a claimed file meanwhile."""
        with _guard:
            yield

    def release(self) -> None:
        """Give the claim back; the last user in this process opens the file to other programs."""
        with _guard:
            if self._released:
                return
            self._released = True
            held = _held[self._name]
            held.users -= 1
            if not held.users:
                del _held[self._name]
                os.close(held.descriptor)


def _locked(lock_file: Path, path: Path) -> int:
    """A descriptor of the locked `lock_file`, which names this process for whoever comes second."""
    try:
        descriptor = os.open(lock_file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        raise CouldNot(
            f"{path} cannot be opened: its folder refuses the lock file ({error.strerror}).",
            "Nothing was read or changed.",
            "Make the folder writable for your account, or choose another folder in the settings.",
        ) from error
    try:
        _lock(descriptor)
    except BlockingIOError as error:
        holder = _holder(descriptor)
        os.close(descriptor)
        raise CouldNot(
            f"{path} is already open in another ExamAssist{holder}.",
            "Nothing was read or changed; the other window goes on saving.",
            "Go on in the other window, or close it and try again.",
        ) from error
    except OSError as error:
        os.close(descriptor)
        raise CouldNot(
            f"{path} cannot be locked against a second program ({error.strerror}).",
            "Nothing was read or changed.",
            "Keep the folder on a disk of this computer, not on a network drive.",
        ) from error
    # only a help for people: a full disk must not keep an exam from being opened
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
    return descriptor


def _lock(descriptor: int) -> None:
    """Lock without waiting; BlockingIOError when another process has the lock."""
    if sys.platform == "win32":
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(error.errno, error.strerror) from error
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(descriptor: int) -> str:
    """`` (process 123)`` when the holder has written its number, else nothing."""
    try:
        number = os.read(descriptor, 20).decode("ascii", "replace")
    except OSError:
        return ""
    return f" (process {number})" if number.isdecimal() else ""

"""The way through the program, gone by a child that may die of it; what it was told outlives it."""

from __future__ import annotations

import json
import mmap
import os
import signal
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from tests.faults.journey import Told, go

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.room import Room

_LONGEST = 60.0
_ROOM_FOR_WORDS = 1 << 20


class Child:
    """A forked process that waits, then goes the way through `room`; needs a system that forks, and no threads."""

    def __init__(self, room: Room, before: Callable[[], None]) -> None:
        """Fork; the child calls `before` at once."""
        self._words = mmap.mmap(-1, _ROOM_FOR_WORDS)
        ready, self._begin = os.pipe()
        self.number = os.fork()
        if not self.number:
            self._live(room, before, ready)
        os.close(ready)

    def gone(self) -> Told | None:
        """Let it go; what it was told, or None when it died of something or did not come to its end."""
        os.write(self._begin, b"1")
        ended = self._ended()
        os.close(self._begin)
        text = self._words[: self._words.find(b"\0")].decode()
        return Told(**json.loads(text)) if ended and text else None

    def kill(self) -> None:
        """End it."""
        os.kill(self.number, signal.SIGKILL)
        os.waitpid(self.number, 0)

    def _ended(self) -> bool:
        until = time.monotonic() + _LONGEST
        while time.monotonic() < until:
            ended, status = os.waitpid(self.number, os.WNOHANG)
            if ended:
                return os.WIFEXITED(status)
            time.sleep(0.002)
        self.kill()
        return False

    def _live(self, room: Room, before: Callable[[], None], ready: int) -> None:
        def tell(told: Told) -> None:
            text = json.dumps(asdict(told)).encode()[: _ROOM_FOR_WORDS - 1]
            self._words[: len(text) + 1] = text + b"\0"

        try:
            before()
            os.read(ready, 1)
            go(room, tell)
        finally:
            os._exit(0)

"""What some tests need from the machine beyond Python, whether it is there, and how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS = Path(__file__).parent
ROOT = TESTS.parent

QT_PACKAGES = "libgl1 libegl1 libfontconfig1 libdbus-1-3 libxkbcommon0 libglib2.0-0"
_OPENS_A_WINDOW = "from PySide6.QtWidgets import QApplication; QApplication([])"


class Need(NamedTuple):
    """One thing a test may need: its marker, its name, how to get it on Debian, whether it is there."""

    marker: str
    name: str
    get: str
    there: Callable[[], bool]
    folders: tuple[str, ...] = ()
    """Folders of tests/ in which every module needs it, so that they are not even imported without it."""

    def lacking(self) -> str | None:
        """A sentence that says what is missing and how to get it; None when nothing is."""
        return None if _there(self) else f"needs {self.name}: {self.get}"

    def covers(self, module: Path) -> bool:
        """Whether that test module lies in one of the folders."""
        return any(module.is_relative_to(TESTS / folder) for folder in self.folders)


@cache
def _there(need: Need) -> bool:
    # Parallel workers inherit the answer of the process that starts them.
    variable = f"EXAMASSIST_TEST_{need.marker.upper()}"
    if variable not in os.environ:
        os.environ[variable] = "there" if need.there() else "missing"
    return os.environ[variable] == "there"


def _qt_opens_a_window() -> bool:
    # In a process of its own: a missing platform library aborts instead of raising.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _OPENS_A_WINDOW]
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 0


def _in_a_git_checkout() -> bool:
    return shutil.which("git") is not None and (ROOT / ".git").exists()


def _strace_works() -> bool:
    command = ["strace", "-o", os.devnull, "true"]
    return shutil.which("strace") is not None and subprocess.run(command, check=False).returncode == 0


QT = Need(
    "needs_qt",
    "Qt's system libraries",
    f"apt-get install -y {QT_PACKAGES}",
    _qt_opens_a_window,
    ("ui", "journeys"),
)
STRACE = Need("needs_strace", "strace", "apt-get install -y strace", _strace_works)
GIT = Need("needs_git", "a git checkout", "apt-get install -y git, then git clone", _in_a_git_checkout)

FORK = Need("needs_fork", "a system that forks", "run these tests on Linux or macOS", lambda: hasattr(os, "fork"))

ALL = (QT, STRACE, GIT, FORK)

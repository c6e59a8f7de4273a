"""What could not run is named with what it lacks; with CI=true it is a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.house.project import ROOT, TESTS
from tests.needs import ALL, QT_PACKAGES

if TYPE_CHECKING:
    from pathlib import Path

OPENS_A_WINDOW = "import PySide6.QtWidgets\ndef test_a_window_opens(qtbot): pass\n"
WATCHES = "import pytest\n@pytest.mark.needs_strace\ndef test_each_write_is_followed_by_a_flush(): pass\n"
PASSES = "def test_one_and_one_are_two(): pass\n"
SKIPS = "import pytest\n@pytest.mark.skip(reason='no time')\ndef test_left_for_later(): pass\n"
BROKEN_QT = 'raise ImportError("libEGL.so.1: cannot open shared object file")'


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A small project with this project's conftest, on a machine without strace and Qt's libraries."""
    for path in (ROOT / "pyproject.toml", TESTS / "__init__.py", TESTS / "conftest.py", TESTS / "needs.py"):
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(exist_ok=True)
        shutil.copy(path, target)
    write(tmp_path / "without" / "PySide6" / "__init__.py", BROKEN_QT)
    write(tmp_path / "tests" / "ui" / "test_window.py", OPENS_A_WINDOW)
    write(tmp_path / "tests" / "test_watched.py", WATCHES)
    write(tmp_path / "tests" / "test_plain.py", PASSES)
    return tmp_path


def test_elsewhere_it_is_named_with_what_to_install_and_the_run_ends_well(bare: Path) -> None:
    done = run(bare)
    assert done.returncode == 0, done.stdout
    assert f"not run: needs Qt's system libraries: apt-get install -y {QT_PACKAGES}" in done.stdout
    assert "not run: needs strace: apt-get install -y strace" in done.stdout
    assert {"tests/ui/test_window.py", "tests/test_watched.py"} <= set(done.stdout.splitlines())
    assert "1 passed, 2 skipped" in done.stdout


def test_in_ci_it_is_a_failure(bare: Path) -> None:
    done = run(bare, CI="true")
    assert done.returncode == 1
    assert "1 passed, 2 errors" in done.stdout


def test_in_ci_a_test_cannot_skip_itself(bare: Path) -> None:
    write(bare / "tests" / "test_plain.py", SKIPS)
    done = run(bare, "tests/test_plain.py", CI="true")
    assert done.returncode == 1
    assert "not run, which is a failure with CI=true: no time" in done.stdout


def write(path: Path, text: str) -> None:
    """Write the file and its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The project's test run, with what this machine has hidden from it."""
    inherited = {"CI", "PATH", "PYTEST_ADDOPTS", *(f"EXAMASSIST_TEST_{need.marker.upper()}" for need in ALL)}
    clean = {name: value for name, value in os.environ.items() if name not in inherited}
    return subprocess.run(
        # in one process, with short lines: what is under test is what it says
        [sys.executable, "-m", "pytest", "-q", "--numprocesses=0", "-p", "no:cacheprovider", *arguments],
        cwd=project,
        env={**clean, "PATH": "", "COLUMNS": "200", "PYTHONPATH": str(project / "without"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )

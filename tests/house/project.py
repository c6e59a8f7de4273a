"""The files of the project, as the house tests look at them."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "examassist"
RESOURCES = ROOT / "resources"
TESTS = ROOT / "tests"


def modules(folder: Path) -> list[Path]:
    """Every Python module below the folder."""
    return sorted(folder.rglob("*.py"))


def kept_files() -> set[PurePosixPath]:
    """What git keeps or is about to be given: files that are there and not ignored, by their path from the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return {PurePosixPath(name) for name in listed.split("\0") if name and (ROOT / name).is_file()}

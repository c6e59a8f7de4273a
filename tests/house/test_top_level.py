"""Nothing lies in the hall: the top level holds what is agreed, and no more."""

from __future__ import annotations

import pytest

from tests.house.project import kept_files

AGREED = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "docs",
    "examassist",
    "pyproject.toml",
    "resources",
    "tests",
}


@pytest.mark.needs_git
def test_the_top_level_holds_what_is_agreed() -> None:
    assert {path.parts[0] for path in kept_files()} == AGREED

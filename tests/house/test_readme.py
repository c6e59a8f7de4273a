"""The README's commands are each one line, and what it says to install is what is needed."""

from __future__ import annotations

import re

import pytest

from tests.house.project import ROOT
from tests.needs import QT_PACKAGES

README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["demo", "tests"])
def test_a_marked_command_is_one_line_that_makes_its_own_environment(name: str) -> None:
    [block] = re.findall(rf"<!-- command: {name} -->\n```sh\n(.*?)```\n", README, re.DOTALL)
    assert len(block.splitlines()) == 1
    assert block.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")


def test_ci_runs_the_readmes_test_command_and_no_copy_of_it() -> None:
    assert "<!-- command: tests -->" in CI
    assert "pip install" not in CI


def test_qt_needs_the_same_packages_everywhere() -> None:
    assert f"apt-get install -y {QT_PACKAGES}\n" in README
    assert QT_PACKAGES in CI


def test_every_file_that_is_linked_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []

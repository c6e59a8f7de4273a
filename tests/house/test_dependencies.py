"""What is installed with ExamAssist is what it imports."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

from tests.house.project import PROGRAM, ROOT, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

COMES_WITH = {"pydantic-core": "pydantic", "shiboken6": "pyside6-essentials"}


def test_every_dependency_is_imported_and_every_import_is_a_dependency() -> None:
    declared = {_plain(re.split(r"[\[<>=; ]", line)[0]) for line in _project()["dependencies"]}
    assert _imported() == declared


def test_what_is_optional_is_no_dependency() -> None:
    assert set(_project()["optional-dependencies"]) == {"postgres", "dev"}


def _project() -> dict[str, list[str]]:
    project: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def _imported() -> set[str]:
    """The distributions that the program's imports come from."""
    providers = packages_distributions()
    roots = {name.partition(".")[0] for path in modules(PROGRAM) for name in _imports(path.read_text(encoding="utf-8"))}
    others = roots - sys.stdlib_module_names - {"examassist"}
    found = {_plain(provider) for name in others for provider in providers.get(name, [f"unknown {name}"])[:1]}
    return {COMES_WITH.get(name, name) for name in found}


def _imports(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

"""The same files arrive whichever way ExamAssist is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.house.project import RESOURCES, ROOT, kept_files

if TYPE_CHECKING:
    from collections.abc import Callable

ASK = "import examassist.resources as found; print(found.__file__); print(found.resource_root())"
IN_A_WHEEL = PurePosixPath("examassist/_resources")


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Builds a wheel of one version (standard, editable) without any network."""

    def build(version: str) -> Path:
        folder = tmp_path_factory.mktemp(version)
        return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=[version])))

    return build


@pytest.mark.needs_git
def test_the_wheel_holds_exactly_what_git_keeps_of_program_and_resources(build: Callable[[str], Path]) -> None:
    expected = {
        IN_A_WHEEL.joinpath(*path.parts[1:]) if path.parts[0] == "resources" else path
        for path in kept_files()
        if path.parts[0] in {"examassist", "resources"}
    }
    names = {PurePosixPath(name) for name in zipfile.ZipFile(build("standard")).namelist()}
    assert {name for name in names if not name.parts[0].endswith(".dist-info")} == expected


def test_an_installed_wheel_finds_its_files(build: Callable[[str], Path], tmp_path: Path) -> None:
    zipfile.ZipFile(build("standard")).extractall(tmp_path / "site")
    module, root = ask(tmp_path / "site", tmp_path)
    assert module == tmp_path / "site" / "examassist" / "resources.py"
    assert root == tmp_path / "site" / "examassist" / "_resources"
    assert (root / "theme" / "tokens.json").is_file()


def test_a_wheel_that_is_imported_as_it_is_finds_its_files(build: Callable[[str], Path], tmp_path: Path) -> None:
    command = f"{ASK}; print((found.resource_root() / 'theme' / 'tokens.json').is_file())"
    wheel = build("standard")
    module, root, is_there = run(command, {"PYTHONPATH": str(wheel)}, tmp_path)
    assert Path(module).is_relative_to(wheel)
    assert is_there == "True"
    assert not Path(root).exists(), "the copy is gone when the program has ended"


def test_an_editable_install_is_live(build: Callable[[str], Path], tmp_path: Path) -> None:
    archive = zipfile.ZipFile(build("editable"))
    [pointer] = [name for name in archive.namelist() if name.endswith(".pth")]
    archive.extract(pointer, tmp_path)
    command = f"import site; site.addsitedir({str(tmp_path)!r}); {ASK}"
    # -S: without what else is installed, this ExamAssist perhaps among it
    module, root = run(command, {}, tmp_path, "-S")
    assert Path(module) == ROOT / "examassist" / "resources.py"
    assert Path(root) == RESOURCES


def test_a_bare_checkout_works(tmp_path: Path) -> None:
    module, root = ask(ROOT, tmp_path)
    assert module == ROOT / "examassist" / "resources.py"
    assert root == RESOURCES


def ask(path: Path, folder: Path) -> list[Path]:
    """Which module answers, and where it finds its files, when Python looks into that path first."""
    return [Path(line) for line in run(ASK, {"PYTHONPATH": str(path)}, folder)]


def run(command: str, environment: dict[str, str], folder: Path, *options: str) -> list[str]:
    """The lines that the command prints in a new Python, started in the folder."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, *options, "-c", command],
        env={**clean, **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()

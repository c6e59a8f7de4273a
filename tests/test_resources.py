"""The program's own files are found, and a damaged installation says so (all ways to install: house tests)."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from examassist import resources
from examassist.errors import CouldNot
from examassist.resources import resource_root

if TYPE_CHECKING:
    from pathlib import Path


def test_the_root_holds_fonts_icons_and_theme() -> None:
    for folder in ("fonts", "icons", "theme"):
        assert (resource_root() / folder).is_dir()


def test_it_is_looked_up_once() -> None:
    assert resource_root() is resource_root()


def test_an_installation_without_its_files_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "examassist" / "resources.py"))
    monkeypatch.setattr("importlib.resources.files", lambda _package: tmp_path)
    with pytest.raises(CouldNot, match="Install ExamAssist again"):
        resource_root.__wrapped__()


def test_files_in_a_zip_are_copied_with_their_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "program.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("examassist/_resources/theme/tokens.json", "{}")
    monkeypatch.setattr(resources, "__file__", str(archive / "examassist" / "resources.py"))
    monkeypatch.setattr("importlib.resources.files", lambda package: zipfile.Path(archive, f"{package}/"))
    root = resource_root.__wrapped__()
    assert (root / "theme" / "tokens.json").read_text() == "{}"

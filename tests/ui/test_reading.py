from __future__ import annotations

import ast
import inspect
import shutil
import textwrap
from typing import TYPE_CHECKING

import pytest

from examassist.errors import CouldNot
from examassist.storage.audit.looking import proven_rows
from examassist.ui import reading
from examassist.ui.main_window import MainWindow
from examassist.ui.reading import read_content
from tests.ui.window import a_workstation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_start_page_is_told_that_nobody_has_reviewed_the_content(home: Path) -> None:
    content = read_content(a_workstation(home))
    assert "Not clinically reviewed" in [fact.title for fact in content.facts]


def test_a_journal_that_refuses_does_not_keep_the_content_away(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise CouldNot("The journal is in use.")

    workstation = a_workstation(home)
    monkeypatch.setattr(workstation, "open_journal", refuse)
    content = read_content(workstation)
    assert content.edition.items
    said = {fact.title: fact.text for fact in content.facts}
    assert said["Answers cannot be saved"] == "The journal is in use."
    assert "Every answer is saved, encrypted" not in said


def test_that_answers_are_saved_is_said_only_when_the_journal_opens(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workstation = a_workstation(home)
    assert "Every answer is saved, encrypted" in [fact.title for fact in read_content(workstation).facts]

    def refuse() -> None:
        raise CouldNot("The folder cannot be made.")

    workstation = a_workstation(home / "elsewhere")
    monkeypatch.setattr(workstation, "open_journal", refuse)
    assert "Answers cannot be saved" in [fact.title for fact in read_content(workstation).facts]


def test_an_older_store_in_the_place_of_the_one_that_was_left_is_said_on_the_start_page(home: Path) -> None:
    workstation = a_workstation(home)
    read_content(workstation)
    shutil.copy(workstation.journal_file, home / "older")
    read_content(workstation)
    shutil.copy(home / "older", workstation.journal_file)
    (said,) = [fact for fact in read_content(workstation).facts if fact.title == "The store is not as it was left"]
    assert "It may be an older copy of the store" in said.text
    assert "Nothing is blocked" in said.text
    again = [fact.title for fact in read_content(workstation).facts]
    assert "The store is not as it was left" not in again
    assert [row["what"] for row in proven_rows(*workstation.store(), "", 9)[0]] == [
        "store_opened",
        "noticed",
        "store_opened",
        "store_opened",
    ]


@pytest.mark.parametrize("first_needed", [MainWindow._prepare, MainWindow._show_exam])
def test_what_the_first_exam_needs_is_imported_with_the_content_and_not_when_somebody_waits(
    home: Path, monkeypatch: pytest.MonkeyPatch, first_needed: Callable[..., None]
) -> None:
    imported: list[str] = []
    monkeypatch.setattr(reading, "import_module", imported.append)
    read_content(a_workstation(home))
    body = ast.walk(ast.parse(textwrap.dedent(inspect.getsource(first_needed))))
    needed = {node.module for node in body if isinstance(node, ast.ImportFrom)}
    assert needed
    assert needed <= set(imported)

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.errors import CouldNot
from examassist.ui.reading import read_content
from tests.ui.window import a_workstation

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


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

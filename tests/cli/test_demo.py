"""``examassist demo`` shows an invented patient, and says that they are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from examassist.settings import Settings
from examassist.workstation import OpenWindow, Workstation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@pytest.fixture(params=["shipped", "invented"])
def here(request: pytest.FixtureRequest, workstation: Workstation, tmp_path: Path) -> Workstation:
    """A workstation with the shipped pack, and one with the invented one."""
    return workstation if request.param == "invented" else Workstation(Settings(data_folder=tmp_path / "data"))


def test_it_leaves_a_pdf_and_says_the_assessment(
    here: Workstation, examassist: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "folder"
    ran = examassist("demo", "-o", folder, on=here)
    assert (ran.code, ran.err) == (0, "")
    path, _, words = ran.out.partition("\n")
    assert path == str(folder / "examassist-demo.pdf")
    assert [each.name for each in folder.iterdir()] == ["examassist-demo.pdf"]
    assert "This patient is invented." in words
    assert "not clinically reviewed" in words
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            assert "Invented patient." in page.get_textpage().get_text_range()


def test_without_a_folder_it_asks_for_the_window(
    here: Workstation,
    examassist: Callable[..., Ran],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = examassist("demo", on=here).code
    assert isinstance(asked, OpenWindow)
    assert asked.invented
    assert asked.encounter is not None
    assert asked.encounter.patient.family_name == "Invented"
    assert asked.otherwise is not None
    monkeypatch.chdir(tmp_path)
    assert asked.otherwise() == 0
    assert (tmp_path / "examassist-demo.pdf").exists()
    assert "examassist-demo.pdf" in capsys.readouterr().out


def test_a_folder_that_cannot_be_made_is_said(examassist: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = examassist("demo", "-o", tmp_path / "file" / "below")
    assert ran.code == 3
    assert ran.complaints[0].startswith("The folder ")

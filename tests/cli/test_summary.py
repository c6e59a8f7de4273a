"""The report says who made it, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from examassist import __version__
from examassist.cli.reading import read_exam
from examassist.cli.summary import summary_of
from examassist.report.text import plain_text
from examassist.settings import Settings
from examassist.workstation import Workstation
from tests.cli.conftest import WRIST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_report_names_clinic_writer_role_and_version(
    exam: dict[str, Any], write: Callable[..., Path], tmp_path: Path
) -> None:
    here = Workstation(Settings(clinic="Harbour Clinic", packs=(str(WRIST),), data_folder=tmp_path / "data"))
    text = plain_text(summary_of(here, read_exam(here, str(write(exam)))))
    assert "Harbour Clinic" in text
    assert f"{here.session.name} (role unknown)" in text
    assert f"ExamAssist {__version__}" in text

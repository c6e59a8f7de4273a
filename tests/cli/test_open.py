"""``examassist open`` asks for the window on a file; it opens none itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from examassist.workstation import OpenWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def test_it_asks_for_the_window_on_the_exam_in_the_file(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    path = write(exam)
    asked = examassist("open", path).code
    assert isinstance(asked, OpenWindow)
    assert asked.path == path
    assert asked.encounter is not None
    assert asked.encounter.patient.id == "W1"
    assert asked.otherwise is None


def test_standard_input_is_no_file_to_save_to(exam: dict[str, Any], examassist: Callable[..., Ran]) -> None:
    asked = examassist("open", "-", stdin=json.dumps(exam).encode()).code
    assert isinstance(asked, OpenWindow)
    assert asked.path is None


def test_a_report_opens_as_the_exam_that_it_carries(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    output = tmp_path / "out.pdf"
    examassist("report", write(exam), "-o", output)
    from_file, from_report = examassist("open", write(exam)).code, examassist("open", output).code
    assert isinstance(from_file, OpenWindow)
    assert isinstance(from_report, OpenWindow)
    assert from_report.encounter == from_file.encounter
    assert from_report.encounter is not None


def test_a_pdf_that_carries_no_exam_is_refused_in_one_line(
    examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    ran = examassist("open", write(b"%PDF-1.7 torn", "torn.pdf"))
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == ["torn.pdf: is damaged or was cut short; open another copy of it"]

"""``examassist verify`` says whether a report is unchanged, with the exit code of the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def test_a_written_report_is_unchanged_and_a_drawn_over_one_differs(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    output = tmp_path / "out.pdf"
    examassist("report", write(exam), "-o", output)
    ran = examassist("verify", output)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Unchanged since written.\n")
    with pikepdf.open(output, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_add(b"0 0 0 rg 100 400 90 20 re f")
        pdf.save(output)
    ran = examassist("verify", output)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("Differs from what was written:\n  page 1: ")


def test_what_is_no_report_is_bad_input(examassist: Callable[..., Ran], write: Callable[..., Path]) -> None:
    ran = examassist("verify", write(b"%PDF-1.7 torn", "torn.pdf"))
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == ["torn.pdf: is damaged or was cut short; open another copy of it"]
    assert examassist("verify", "nowhere.pdf").code == 2

"""``examassist paper`` writes the blank checklist and replaces no file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def test_the_sheet_is_written_on_the_paper_asked_for(examassist: Callable[..., Ran], tmp_path: Path) -> None:
    output = tmp_path / "blank.pdf"
    ran = examassist("paper", "--paper", "letter", "-o", output)
    assert (ran.code, ran.out, ran.err) == (0, f"{output}\n", "")
    with pypdfium2.PdfDocument(output) as pdf:
        assert pdf.get_page_size(0) == (612, 792)
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "NOT EXAMINED, never normal" in text
    assert "in words" not in text


def test_all_holds_the_rows_on_request_too(examassist: Callable[..., Ran], tmp_path: Path) -> None:
    output = tmp_path / "blank.pdf"
    assert examassist("paper", "--all", "-o", output).code == 0
    with pypdfium2.PdfDocument(output) as pdf:
        assert "in words" in "".join(page.get_textpage().get_text_range() for page in pdf)


def test_no_file_is_replaced(examassist: Callable[..., Ran], tmp_path: Path) -> None:
    output = tmp_path / "blank.pdf"
    output.write_bytes(b"mine")
    ran = examassist("paper", "-o", output)
    assert ran.code == 2
    assert "is there already" in ran.err
    assert output.read_bytes() == b"mine"
    assert examassist("paper", "-o", tmp_path).code == 2

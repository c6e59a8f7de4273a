"""``examassist report`` writes the summary as PDF, as text, or as both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Ran


def test_the_pdf_is_written_and_named(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    output = tmp_path / "out.pdf"
    ran = examassist("report", write(exam), "-o", output)
    assert (ran.code, ran.out, ran.err) == (0, f"{output}\n", "")
    with pypdfium2.PdfDocument(output) as pdf:
        assert "NOT CLINICALLY REVIEWED" in "".join(page.get_textpage().get_text_range() for page in pdf)


def test_text_is_printed_without_a_file(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    ran = examassist("report", write(exam), "--text")
    assert (ran.code, ran.err) == (0, "")
    assert "INVENTED" in ran.out
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["exam.json"]


def test_with_both_only_the_text_is_on_stdout(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    output = tmp_path / "out.pdf"
    ran = examassist("report", write(exam), "-o", output, "--text")
    assert ran.code == 0
    assert ran.err == f"{output}\n"
    assert str(output) not in ran.out
    assert output.exists()


def test_neither_is_wrong_usage(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    ran = examassist("report", write(exam))
    assert ran.code == 2
    assert "-o OUT.pdf" in ran.err


def test_the_report_never_replaces_the_file_it_reads(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    path = write(exam)
    before = path.read_bytes()
    ran = examassist("report", path, "-o", path)
    assert ran.code == 2
    assert "is the file that is read" in ran.err
    assert path.read_bytes() == before


def test_a_target_that_is_no_file_is_refused(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    path = write(exam)
    for output in (tmp_path, tmp_path / "nowhere" / "out.pdf"):
        ran = examassist("report", path, "-o", output)
        assert ran.code == 2
        assert len(ran.complaints) == 1
    assert not (tmp_path / "nowhere").exists()


def test_a_pdf_is_not_printed(
    exam: dict[str, Any],
    examassist: Callable[..., Ran],
    write: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = examassist("report", write(exam), "-o", "-")
    assert (ran.code, ran.complaints) == (2, ["-o: a PDF is not printed; name a file, or ask for --text"])
    assert not (tmp_path / "-").exists()


def test_a_name_that_is_too_long_for_a_file_is_refused_at_its_option(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    ran = examassist("report", write(exam), "-o", tmp_path / ("x" * 300))
    assert ran.code == 2
    [line] = ran.complaints
    assert line.startswith("-o: is not a file name that can be used here")


def test_an_input_that_cannot_be_found_is_said_by_its_name(examassist: Callable[..., Ran], tmp_path: Path) -> None:
    output = tmp_path / "out.pdf"
    output.write_bytes(b"before")
    for name in ("x" * 300, "none.json"):
        ran = examassist("report", tmp_path / name, "-o", output)
        assert ran.code == 2
        assert ran.complaints[0].startswith(f"{name}: is not ")


def test_the_transfer_page_of_an_emergency_is_one_page_or_its_text(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    exam["findings"][0]["value"] = "yes"
    output = tmp_path / "out.pdf"
    ran = examassist("report", write(exam), "--transfer", "-o", output)
    assert (ran.code, ran.out, ran.err) == (0, f"{output}\n", "")
    with pypdfium2.PdfDocument(output) as pdf:
        assert len(pdf) == 1
        assert "UNSIGNED, written by" in pdf[0].get_textpage().get_text_range()
    ran = examassist("report", write(exam), "--transfer", "--text")
    assert "Fingers turned blue" in ran.out


def test_without_an_emergency_there_is_no_transfer_page_and_it_says_what_to_do(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    output = tmp_path / "out.pdf"
    ran = examassist("report", write(exam), "--transfer", "-o", output)
    assert ran.code == 3
    assert "no transfer page" in ran.err
    assert "no all-clear" in ran.err
    assert "Answer the questions about safety" in ran.err
    assert not output.exists()


def test_the_patients_sheet_is_a_file_of_its_own(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    output = tmp_path / "leaflet.pdf"
    ran = examassist("report", write(exam), "--leaflet", "-o", output)
    assert (ran.code, ran.out, ran.err) == (0, f"{output}\n", "")
    with pypdfium2.PdfDocument(output) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "your hand turns blue" in text
    assert "Your wrist may creak" not in text, "nobody ticked it"

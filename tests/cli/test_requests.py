"""``examassist report FILE --request ID|all --text`` prints what a colleague is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def test_all_that_the_exam_calls_for_is_printed(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    ran = examassist("report", write(exam), "--request", "all", "--text")
    assert (ran.code, ran.err) == (0, "")
    titles = [line for line in ran.out.splitlines() if line.startswith(("Request:", "Letter:"))]
    assert titles
    assert "not sent by this program" in ran.out
    assert ran.out.rstrip().endswith("?")


def test_one_reader_is_written_to_and_an_unknown_one_is_refused_with_those_there_are(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path]
) -> None:
    path = write(exam)
    ran = examassist("report", path, "--request", "hand_surgeon", "--text")
    assert ran.out.startswith("Letter: Hand surgeon\n")
    ran = examassist("report", path, "--request", "x", "--text")
    assert (ran.code, ran.out) == (2, "")
    assert "hand_surgeon" in ran.err


def test_a_request_is_printed_and_never_written_as_a_pdf(
    exam: dict[str, Any], examassist: Callable[..., Ran], write: Callable[..., Path], tmp_path: Path
) -> None:
    for more in ((), ("--text", "-o", tmp_path / "out.pdf")):
        assert examassist("report", write(exam), "--request", "all", *more).code == 2
    assert not (tmp_path / "out.pdf").exists()

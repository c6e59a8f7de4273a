"""Every way a command can end has its exit code and its words."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
import pytest

from examassist.cli.program import COMMANDS, guarded, program, run
from examassist.errors import BadInput, ContentError, CouldNot, Problem
from examassist.workstation import Workstation

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

BAD = [Problem("a", "is wrong", "mend it"), Problem("b", "is missing")]


def raising(error: BaseException) -> Callable[[], NoReturn]:
    def work() -> NoReturn:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "code", "lines"),
    [
        (BadInput(BAD), 2, ["a: is wrong; mend it", "b: is missing"]),
        (ContentError(BAD), 3, ["a: is wrong; mend it", "b: is missing"]),
        (CouldNot("Full.", "Safe.", "Free some."), 3, ["Full.", "Safe.", "Free some."]),
        (OSError(28, "No space left on device"), 3, ["ExamAssist could not go on: No space left on device."]),
        (click.UsageError("No."), 2, ["No."]),
        (click.exceptions.Abort(), 130, []),
        (KeyboardInterrupt(), 130, []),
    ],
)
def test_an_error_has_its_exit_code_and_one_line_a_problem(
    error: BaseException, code: int, lines: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(raising(error)) == code
    assert capsys.readouterr().err.splitlines() == lines


def test_a_fault_is_named_without_the_data_in_its_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(raising(KeyError("Miller, born 1955"))) == 3
    said = capsys.readouterr().err
    assert said.startswith("ExamAssist has a fault: KeyError at test_program.py:")
    assert "Miller" not in said
    assert "Traceback" not in said


def test_a_fault_after_a_file_was_written_does_not_say_that_nothing_was_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    guarded(raising(KeyError()))
    said = capsys.readouterr().err
    assert "Nothing was changed" not in said
    assert "a file that was named as written is whole" in said


def test_what_the_work_returns_is_passed_on() -> None:
    assert guarded(lambda: 0) == 0


def test_each_command_has_a_module_and_says_what_it_does(examassist: Callable[..., Ran]) -> None:
    ran = examassist("--help")
    assert ran.code == 0
    assert all(f"\n  {name} " in ran.out for name in COMMANDS)
    assert sorted(COMMANDS) == list(COMMANDS)
    context = click.Context(program)
    assert all((found := program.get_command(context, name)) and found.help for name in COMMANDS)


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["assess"], ["assess", "a", "--bogus"], ["assess", "a", "--country", "FR"], ["pack"]]
)
def test_wrong_usage_ends_with_2(arguments: list[str], examassist: Callable[..., Ran]) -> None:
    ran = examassist(*arguments)
    assert ran.code == 2
    assert "Usage: examassist" in ran.err
    assert ran.out == ""


def test_wrong_usage_cannot_paint_the_terminal(examassist: Callable[..., Ran]) -> None:
    assert "\x1b" not in examassist("\x1b[2J").err


def test_the_version_is_said(examassist: Callable[..., Ran]) -> None:
    assert examassist("--version").out.startswith("ExamAssist ")


def test_help_needs_no_settings(home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("country = 5")
    assert start("assess", "--help").returncode == 0
    wrong = start("items")
    assert wrong.returncode == 2
    assert "country" in wrong.stderr


def test_a_reader_that_stops_early_is_no_traceback() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "examassist", "schema"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which only Linux has")
def test_a_full_disk_behind_stdout_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "examassist", "schema"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == "ExamAssist could not go on: No space left on device.\n"


def test_a_terminal_without_the_characters_gets_them_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr(sys, "stderr", narrow)
    run(["≥"], Workstation())
    narrow.flush()
    assert "No such command '\\u2265'" in narrow.buffer.getvalue().decode()


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run([sys.executable, "-m", "examassist", *arguments], capture_output=True, text=True, check=False)

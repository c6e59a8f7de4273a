"""The command line as a whole: finds the command, runs it, and turns its end into an exit code."""

from __future__ import annotations

import io
import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from examassist import __version__
from examassist.cli.terminal import complain
from examassist.errors import ExamAssistError
from examassist.workstation import OpenWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examassist.workstation import Workstation

T = TypeVar("T")

DONE, COULD_NOT, INTERRUPTED = 0, 3, 130

COMMANDS = ("assess", "audit", "check", "demo", "items", "open", "pack", "paper", "report", "schema", "store", "verify")
"""Each is the module of this name, and the click command in it that is called ``command``."""


class _Commands(click.Group):
    """A group that imports the one command that is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"examassist.cli.{cmd_name}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False)
@click.version_option(__version__, message="ExamAssist %(version)s")
def program() -> None:
    """Say what fits a patient's findings and why, and write the summary as a PDF.

    Without a command the window opens. Decision support for clinicians; its content is not clinically reviewed
    unless the summary names who reviewed it.

    Exit codes: 0 done, 1 the answer is no, 2 bad input or usage, 3 could not.
    """


def run(arguments: Sequence[str], workstation: Workstation) -> int | OpenWindow:
    """The exit code, or the window to open; every error that a person can meet is said on one line a problem."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    return guarded(lambda: _invoke(arguments, workstation))


def guarded(work: Callable[[], T]) -> T | int:
    """What ``work`` returns; where it fails, the exit code, after saying why in words."""
    try:
        result = work()
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # whoever read has stopped; Python flushes once more when it ends and must not meet the broken pipe again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return COULD_NOT
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the edge of the program
        return _explained(error)
    return result


def _invoke(arguments: Sequence[str], workstation: Workstation) -> int | OpenWindow:
    # not program.main(), which would answer a broken pipe by itself
    try:
        with program.make_context("examassist", list(arguments), obj=workstation) as context:
            result = program.invoke(context)
    except click.exceptions.Exit as end:  # --help and --version
        return end.exit_code
    return result if isinstance(result, (int, OpenWindow)) else DONE


def _explained(error: Exception) -> int:
    """The exit code of an error, after saying it."""
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        complain(f"{context.get_usage()}\n{error.format_message()}" if context else error.format_message())
        return error.exit_code
    if isinstance(error, ExamAssistError):
        complain(str(error))
        return error.exit_code
    if isinstance(error, OSError):
        complain(f"ExamAssist could not go on: {error.strerror or type(error).__name__}.")
        return COULD_NOT
    frame = traceback.extract_tb(error.__traceback__)[-1]
    # without the fault's own message, which may hold a patient's data
    complain(
        f"ExamAssist has a fault: {type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}.\n"
        "No record was touched, and a file that was named as written is whole.\n"
        "Please report it with the first sentence and what you did."
    )
    return COULD_NOT

"""``examassist open``: the window on the exam in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from examassist.cli.reading import STDIN, read_exam
from examassist.workstation import OpenWindow

if TYPE_CHECKING:
    from examassist.workstation import Workstation


@click.command("open")
@click.argument("file", metavar="FILE.pdf|FILE.json")
@click.pass_obj
def command(workstation: Workstation, *, file: str) -> OpenWindow:
    """Open the window on the exam in FILE.json, or on the one that the report FILE.pdf carries.

    It becomes a new draft; FILE stays as it is.
    """
    return OpenWindow(read_exam(workstation, file).encounter, path=None if file == STDIN else Path(file))

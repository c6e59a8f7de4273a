"""``examassist verify``: whether a report is unchanged since it was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from examassist.cli.terminal import say

if TYPE_CHECKING:
    from examassist.workstation import Workstation

DIFFERS = 1


@click.command("verify")
@click.argument("file", metavar="FILE.pdf")
@click.pass_obj
def command(workstation: Workstation, *, file: str) -> int:
    """Say whether FILE.pdf is unchanged since ExamAssist wrote it.

    The digest of the record inside is computed again, the exam in it is assessed again under its edition where this
    workstation has it, and every text on the pages is compared with the record.

    Exit codes: 0 unchanged since written, 1 differs (each place is named), 2 not written by ExamAssist or unreadable.
    Nobody has signed the file: unchanged does not say who wrote it.
    """
    from examassist.knowledge.encounter_file import read_file
    from examassist.report.carried.opening import LARGEST
    from examassist.report.carried.verify import verify

    path = Path(file)
    verdict = verify(read_file(path, LARGEST), path.name, workstation.edition)
    say("\n".join(verdict.lines()))
    return 0 if verdict.unchanged else DIFFERS

"""``examassist store``: the care of what was recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from examassist.cli.terminal import complain, say
from examassist.errors import CouldNot

if TYPE_CHECKING:
    from examassist.workstation import Workstation

DAMAGED, NOT_OURS = 1, 2


@click.group("store", no_args_is_help=False)
def command() -> None:
    """Look whether the journal is whole, and copy it."""


@command.command("verify")
@click.argument("file", required=False)
@click.pass_obj
def verify(workstation: Workstation, *, file: str | None) -> int:
    """Say whether FILE (a backup, or a journal that was moved aside; else this workstation's journal) is whole.

    Every page, the chain of every exam, its edition and the counts are looked at; nothing is changed, and a window may
    be open meanwhile. What is damaged is named by exam id and act number.

    Exit codes: 0 whole, 1 damaged, 2 no journal of ExamAssist, or it cannot be opened with this workstation's key.
    """
    try:
        verdict = workstation.verify_store(Path(file) if file else None)
    except CouldNot as error:
        complain(str(error))
        return NOT_OURS
    say("\n".join(verdict.lines()))
    return 0 if verdict.whole else DAMAGED


@command.command("backup")
@click.argument("folder", metavar="DIR")
@click.pass_obj
def backup(workstation: Workstation, *, folder: str) -> None:
    """Put an encrypted copy of the journal into DIR, named by date and time; a window may be open and go on saving.

    The copy is proven before it has its name: opened with the key, every page and chain looked at, and its last acts
    compared with those of the journal. No file is replaced. It can be read only with this workstation's key, which is
    not in it.

    Exit codes: 0 done, 2 DIR cannot take it, 3 the disk refused or the journal is not whole.
    """
    copied, kept_in = workstation.back_up_store(Path(folder))
    say(
        f"Backup written and proven: {copied.path}\n{copied.verdict.counts}.\n"
        f"It is encrypted. {kept_in}\n"
        "The key is not in the backup. Without it nobody can read the backup, on this computer or another: keep a "
        "copy of the key in a place of its own."
    )

"""``examassist store``: the care of what was recorded."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from examassist.cli.terminal import complain, say
from examassist.errors import CouldNot

if TYPE_CHECKING:
    from examassist.workstation import Workstation

DAMAGED, NOT_OURS = 1, 2
WORDS, COLUMN = 24, 6
"""Recovery words, and how many stand under one another."""


@click.group("store", no_args_is_help=False)
def command() -> None:
    """Look whether the journal is whole, copy it, and put a copy back."""


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
    copied, kept_in, recoverable = workstation.back_up_store(Path(folder))
    _say_noticed(workstation)
    if workstation.audit.owed:
        complain("The backup could not be put on record: the store refused to be written.")
    without = (
        "Beside it lies its file of keys, which the recovery words open: 'examassist store recover BACKUP'."
        if recoverable
        else "The key is not in the backup. Without it nobody can read the backup, on this computer or another: keep a "
        "copy of the key in a place of its own, or print recovery words with 'examassist store recovery-key'."
    )
    say(
        f"Backup written and proven: {copied.path}\n{copied.verdict.counts}.\n"
        + "".join(f"- {each}\n" for each in copied.verdict.lacks)
        + f"It is encrypted. {kept_in}\n{without}"
    )


@command.command("restore")
@click.argument("backup", metavar="BACKUP")
@click.pass_obj
def restore(workstation: Workstation, *, backup: str) -> int:
    """Put BACKUP in the place of the journal, with every act that the journal still proves beyond it.

    What cannot be proven is named by exam id and act number. The old journal is moved aside under a name with the date
    and never deleted. Close every window first. BACKUP can be read only with the key that this workstation had when it
    was made.

    Exit codes: 0 done and everything proven, 1 done and some acts named that are not proven, 2 BACKUP is no file, 3 a
    window has the journal open, the backup is not whole or its key is not here, or the disk refused.
    """
    restored = workstation.restore_store(Path(backup))
    _say_noticed(workstation)
    lines = [
        f"Restored: {restored.verdict.path}",
        f"{restored.verdict.counts}; acts taken over from the old store: {restored.taken}.",
    ]
    if restored.aside is not None:
        lines.append(f"The old store was moved aside and not deleted: {restored.aside}")
    if restored.unproven:
        lines += ["Not proven, and not in the restored store:", *(f"- {each}" for each in restored.unproven)]
    say("\n".join(lines))
    return DAMAGED if restored.unproven else 0


@command.command("recovery-key")
@click.pass_obj
def recovery_key(workstation: Workstation) -> None:
    """Print 24 words that open the journal, and backups made from now on, when this computer's own key is lost.

    They are shown once and kept nowhere. Words printed before open nothing any more, except the backups of their time.

    Exit codes: 0 done, 3 the key of the journal is not here, or the disk refused.
    """
    words = workstation.make_recovery_words()
    lines = [
        "   ".join(f"{at + 1:2}. {words[at]:<9}" for at in range(row, len(words), COLUMN)) for row in range(COLUMN)
    ]
    say("Write these words down, or print them, and put the paper away under lock:\n")
    say("\n".join(line.rstrip() for line in lines))
    say(
        "\nWhoever has them and the file of keys can read every exam. They are shown only now. Words printed earlier "
        "hold no more; of backups made before, their old words still do.\nTo use them: examassist store recover"
    )


@command.command("recover")
@click.argument("backup", metavar="[BACKUP]", required=False)
@click.pass_obj
def recover(workstation: Workstation, *, backup: str | None) -> None:
    """Make the key that the printed recovery words open this computer's key, for the journal or for BACKUP.

    The 24 words are read from standard input, on one line or on several. For BACKUP its file of keys must lie beside
    it. Afterwards 'examassist store restore BACKUP' puts the backup back.

    Exit codes: 0 done, 2 the words do not fit, 3 there is no recovery key, or what is here was made with another one.
    """
    complain("Type the 24 recovery words, then Enter.")
    kept = workstation.recover_key(_typed_words(), Path(backup) if backup else None)
    say(f"The key is here again. {kept.kept_in}")


def _typed_words() -> str:
    """Lines from standard input until there are enough words, or no more lines."""
    lines: list[str] = []
    while line := sys.stdin.readline():
        lines.append(line)
        if len(re.findall(r"[a-z]+", "".join(lines), re.IGNORECASE)) >= WORDS:
            break
    return "".join(lines)


def _say_noticed(workstation: Workstation) -> None:
    """Say how the journal differed from what was noted of it outside."""
    for each in workstation.audit.noticed():
        complain(each)

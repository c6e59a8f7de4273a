"""``examassist audit``: who looked at, copied, printed or exported what, and whether that is what was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from examassist.cli.terminal import complain, say, say_json
from examassist.errors import CouldNot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examassist.workstation import Workstation

CHANGED, NOT_OURS = 1, 2
_LAST = 50


@click.group("audit", no_args_is_help=False)
def command() -> None:
    """Look at the record beside the acts of exams: what was opened, exported, printed and copied."""


@command.command("verify")
@click.argument("file", required=False)
@click.pass_obj
def verify(workstation: Workstation, *, file: str | None) -> int:
    """Say whether the audit of FILE (a backup, or a journal that was moved aside; else of the journal) is whole.

    Each row is compared with the one before it, with the list of closed exams, and with the acts that an exam had when
    it was closed. The journal is also compared with what was noted of it outside, so that an older copy in its place
    is noticed. Nothing is changed, and a window may be open meanwhile.

    Exit codes: 0 whole, 1 the first row that is not what was written is named, 2 no journal of ExamAssist, or it
    cannot be opened with this workstation's key, 3 the disk refused.
    """
    from examassist.storage.audit.looking import look

    try:
        looked = look(*workstation.store(Path(file) if file else None), None if file else workstation.heads_file)
    except CouldNot as error:
        complain(str(error))
        return NOT_OURS
    say("\n".join(looked.lines()))
    return 0 if looked.whole else CHANGED


@command.command("show")
@click.argument("file", required=False)
@click.option("--exam", default="", metavar="ID", help="only rows that name this exam")
@click.option("--last", default=_LAST, type=click.IntRange(1), show_default=True, help="so many rows, the newest last")
@click.option("--json", "as_json", is_flag=True, help="one JSON object")
@click.pass_obj
def show(workstation: Workstation, *, file: str | None, exam: str, last: int, as_json: bool) -> int:
    """Show the newest rows of the audit: number, time, who, and what they did with which exam, by its id.

    Exit codes: 0 done, 1 shown as far as the rows are what was written, 2 no journal of ExamAssist, or it cannot be
    opened with this workstation's key, 3 the disk refused.
    """
    from examassist.storage.audit.looking import proven_rows

    try:
        rows, unproven = proven_rows(*workstation.store(Path(file) if file else None), exam, last)
    except CouldNot as error:
        complain(str(error))
        return NOT_OURS
    if as_json:
        say_json(json.dumps({"format": "examassist.audit/1", "rows": rows, "unproven": unproven}, indent=2))
    else:
        say("\n".join(map(_line, rows)) or "Nothing is on record.")
        if unproven is not None:
            complain(f"Row {unproven} is the first that is not what was written; it and what follows are not shown.")
    return 0 if unproven is None else CHANGED


def _line(row: Mapping[str, Any]) -> str:
    from examassist.storage.audit.entry import in_words

    by, role = row.get("by"), row.get("role")
    who = f"{by} ({role})" if by and role else by or "ExamAssist"
    at = str(row.get("at", ""))[:16].replace("T", " ")
    return f"{row['number']:>6}  {at}  {who}: {in_words(row)}"

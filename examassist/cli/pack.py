"""``examassist pack``: clinical content as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from examassist.cli.terminal import say

if TYPE_CHECKING:
    from examassist.workstation import Workstation


@click.group("pack", no_args_is_help=False)
def command() -> None:
    """Read clinical content."""


@command.command("read")
@click.argument("pack", required=False)
@click.pass_obj
def read(workstation: Workstation, *, pack: str | None) -> None:
    """Print all rules of PACK (a name or a folder; the first in the settings if none is named) as prose to review."""
    from examassist.knowledge.read_aloud import read_aloud

    say(read_aloud(workstation.edition(pack)))


@command.command("coverage")
@click.argument("pack", required=False)
@click.pass_obj
def coverage(workstation: Workstation, *, pack: str | None) -> int:
    """Name what no invented patient of PACK exercises; exit code 1 when there is anything.

    Items that no rule reads are counted beside it: they are recorded and printed only.
    """
    from examassist.reasoning.coverage import unexercised, unread

    edition, cases = workstation.edition(pack), workstation.cases(pack)
    missing = unexercised(edition, cases)
    for behaviour in missing:
        say(str(behaviour))
    say(
        f"{edition.header.id}: {len(missing)} behaviours that none of {len(cases)} patients shows; "
        f"{len(unread(edition))} of {len(edition.items)} items are read by no rule"
    )
    return 1 if missing else 0

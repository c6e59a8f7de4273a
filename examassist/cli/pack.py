"""``examassist pack``: clinical content as people read it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from examassist.cli.check import past_review
from examassist.cli.terminal import say
from examassist.errors import BadInput, Problem

if TYPE_CHECKING:
    from examassist.workstation import Workstation


@click.group("pack", no_args_is_help=False)
def command() -> None:
    """Read clinical content."""


@command.command("read")
@click.argument("pack", required=False)
@click.option("--condition", help="Only the page of this condition, with its groups, red flags, tests and care.")
@click.pass_obj
def read(workstation: Workstation, *, pack: str | None, condition: str | None) -> None:
    """Print all rules of PACK (a name or a folder; the first in the settings if none is named) as prose to review."""
    from examassist.knowledge.condition_page import condition_pages
    from examassist.knowledge.read_aloud import read_aloud

    edition = workstation.edition(pack)
    old = past_review(edition, workstation.now().date())
    if condition is None:
        say(read_aloud(edition) + (f"\n{edition.header.title}: {old}\n" if old else ""))
        return
    pages = condition_pages(edition)
    if condition not in pages:
        near = get_close_matches(condition, pages, n=2, cutoff=0.5) or list(pages)
        raise BadInput(
            [Problem("--condition", f"{condition!r} is no condition of this pack", f"try {', '.join(near)}")]
        )
    say(pages[condition])


@command.command("coverage")
@click.argument("pack", required=False)
@click.pass_obj
def coverage(workstation: Workstation, *, pack: str | None) -> int:
    """Name what no invented patient of PACK exercises; exit code 1 when there is anything.

    Items that no rule reads are counted beside it: they are recorded and printed only.
    """
    from examassist.reasoning.coverage import unexercised, unread
    from examassist.reasoning.shared_work import usual_jobs

    edition, cases = workstation.edition(pack), workstation.cases(pack)
    missing = unexercised(edition, cases, jobs=usual_jobs())
    for behaviour in missing:
        say(str(behaviour))
    say(
        f"{edition.header.id}: {len(missing)} behaviours that none of {len(cases)} patients shows; "
        f"{len(unread(edition))} of {len(edition.items)} items are read by no rule"
    )
    return 1 if missing else 0

"""``examassist check``: whether a pack's form is right and its cases come out as they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from examassist.cli.terminal import say
from examassist.errors import ContentError, Problem

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from examassist.knowledge.edition import Edition
    from examassist.workstation import Workstation

SOUND, FAULTY = 0, 1
NAMED = 5
"""How many rules past their month are named; the rest are counted."""


@click.command("check")
@click.argument("pack", required=False)
@click.option("--jobs", type=click.IntRange(1), help="Processes that share the cases; by default one a processor.")
@click.pass_obj
def command(workstation: Workstation, *, pack: str | None, jobs: int | None) -> int:
    """Check the form of PACK (a name or a folder; all in the settings if none is named) and run its cases.

    Prints each fault with its place; exit code 1 when there are any.
    """
    names = (pack,) if pack is not None else workstation.settings.packs
    ends = [_check(workstation.folder_of(name), jobs, workstation.now().date()) for name in names]
    return max(ends)


def _check(folder: Path, jobs: int | None, today: date) -> int:
    """Print what is wrong with one pack, or what was checked."""
    old = ""
    try:
        problems, checked, edition = _faults(folder, jobs)
        old = past_review(edition, today)
    except ContentError as error:  # here it is the answer, not a failure
        problems, checked = list(error.problems), ""
    for problem in problems:
        say(str(problem))
    if old:
        say(f"{folder.absolute().name}: {old}")
    say(f"{folder.absolute().name}: {_counted(len(problems))}{checked}")
    return FAULTY if problems else SOUND


def past_review(edition: Edition, today: date) -> str:
    """Which rules are past the month in which their sources were to be read again, as a line; nothing for none.

    It is said and is no fault: the same content would otherwise pass on one day and fail on the next.
    """
    from examassist.knowledge.check_proof import overdue

    old = overdue(edition, today)
    named = ", ".join(old[:NAMED]) + (f" and {len(old) - NAMED} more" if len(old) > NAMED else "")
    return f"past the month to read its sources again ({len(old)}): {named}" if old else ""


def _faults(folder: Path, jobs: int | None) -> tuple[list[Problem], str, Edition]:
    from examassist.knowledge.check import check_form
    from examassist.knowledge.load import load_cases_with_places, load_pack_with_places
    from examassist.reasoning.prove import prove
    from examassist.reasoning.shared_work import usual_jobs

    edition, places = load_pack_with_places(folder)
    cases, case_places = load_cases_with_places(folder)
    # what is wrong in form cannot be reasoned with, so the cases run only on a pack that is right in form
    places = {**places, **case_places}
    problems = check_form(edition, cases, places)
    problems = problems or prove(edition, cases, places, jobs=usual_jobs() if jobs is None else jobs)
    reviewed = "reviewed by " + ", ".join(edition.header.reviewed_by) if edition.reviewed else "not clinically reviewed"
    return problems, f" in edition {edition.header.edition} with {len(cases)} cases; {reviewed}", edition


def _counted(faults: int) -> str:
    return {0: "no faults", 1: "1 fault"}.get(faults, f"{faults} faults")

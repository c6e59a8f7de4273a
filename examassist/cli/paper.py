"""``examassist paper``: the blank checklist as a PDF to print and fill in by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from examassist import __version__
from examassist.cli.terminal import say
from examassist.errors import BadInput, Problem
from examassist.settings import Paper

if TYPE_CHECKING:
    from examassist.workstation import Workstation


@click.command("paper")
@click.argument("pack", required=False)
@click.option("-o", "--output", metavar="OUT.pdf", required=True, help="Where the PDF goes; no file is replaced.")
@click.option("--all", "whole", is_flag=True, help="Every row there is, not only those of every exam.")
@click.option(
    "--paper",
    "size",
    type=click.Choice([each.value for each in Paper], case_sensitive=False),
    help="Instead of the paper in the settings.",
)
@click.pass_obj
def command(workstation: Workstation, *, pack: str | None, output: str, whole: bool, size: str | None) -> None:
    """Write the blank checklist of PACK (a name or a folder; the first in the settings if none is named) to OUT.pdf.

    Its numbers are those of the window, where what was ticked is entered later with "Enter from paper". It names no
    patient. A blank box is not examined, never normal.
    """
    from examassist.report.paper.compose import compose_paper
    from examassist.report.pdf import write_pdf

    target = Path(output)
    if target.exists() and not target.is_dir():
        raise BadInput([Problem(output, "is there already", "name a new file; none is replaced")])
    document = compose_paper(
        workstation.edition(pack),
        whole=whole,
        clinic=workstation.settings.clinic,
        made_at=workstation.now(),
        program_version=__version__,
    )
    say(str(write_pdf(document, target, size or workstation.settings.paper)))

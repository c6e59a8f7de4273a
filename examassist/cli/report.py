"""``examassist report``: the papers of one encounter file as a PDF, or as plain text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from examassist.cli.reading import STDIN, encounter_options, read_exam
from examassist.cli.terminal import complain, say
from examassist.errors import BadInput, Problem

if TYPE_CHECKING:
    from typing import Unpack

    from examassist.cli.reading import About
    from examassist.workstation import Workstation


@click.command("report")
@encounter_options
@click.option("-o", "--output", metavar="OUT.pdf", help="Where the PDF goes; a file that is there is replaced whole.")
@click.option("--text", "as_text", is_flag=True, help="Print the same as plain text.")
@click.option("--transfer", "kind", flag_value="transfer", help="The one page that goes with an emergency instead.")
@click.option("--leaflet", "kind", flag_value="leaflet", help="What the patient takes home instead.")
@click.option(
    "--request",
    "wanted",
    metavar="ID|all",
    help="With --text: the request of that test or the letter to that reader instead, or all that this exam calls for.",
)
@click.pass_obj
def command(
    workstation: Workstation,
    *,
    file: str,
    output: str | None,
    as_text: bool,
    kind: str | None,
    wanted: str | None,
    **about: Unpack[About],
) -> None:
    """Write the summary of the findings in FILE (- for standard input) to OUT.pdf, print it with --text, or both.

    With --transfer the one page that goes with an emergency is written instead, with --leaflet what the patient
    takes home. With --request and --text what one colleague is asked is printed, each phrase of it from the record.

    The summary and the page for an emergency carry the exam and its assessment (see verify and open). The PDF is
    PDF/A-3b where the installed pikepdf can check this, from version 10.14 on; else it is written without that claim.
    """
    if wanted is not None and (output is not None or not as_text or kind is not None):
        raise click.UsageError("A request is printed: give --request with --text, and nothing else to make.")
    if output is None and not as_text:
        raise click.UsageError("Say where the PDF goes with -o OUT.pdf, or ask for --text.")
    target = None if output is None else _target(output, (file, *about["earlier"]))
    exam = read_exam(workstation, file, **about)
    if wanted is not None:
        from examassist.cli.requests import requests_of

        say(requests_of(exam, wanted))
        return
    from examassist.cli.summary import leaflet_of, summary_of, transfer_of

    document = {None: summary_of, "transfer": transfer_of, "leaflet": leaflet_of}[kind](workstation, exam)
    if target is not None:
        from examassist.report.pdf import write_pdf

        written = write_pdf(document, target, workstation.settings.paper)
        (complain if as_text else say)(str(written))
    if as_text:
        from examassist.report.text import plain_text

        say(plain_text(document))


def _target(output: str, inputs: tuple[str, ...]) -> Path:
    """Where to write; never onto what is read."""
    if output == STDIN:
        raise BadInput([Problem("-o", "a PDF is not printed", "name a file, or ask for --text")])
    target = Path(output)
    try:
        there = target.exists()
    except OSError as error:
        what = f"is not a file name that can be used here ({error.strerror})"
        raise BadInput([Problem("-o", what, "name another file for the PDF")]) from None
    if there and any(_same(target, Path(name)) for name in inputs):
        raise BadInput([Problem(output, "is the file that is read", "name another file for the PDF")])
    return target


def _same(target: Path, read: Path) -> bool:
    try:
        return target.samefile(read)
    except (OSError, ValueError):  # what cannot be found is said when it is read
        return False

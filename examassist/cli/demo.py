"""``examassist demo``: the invented patient that comes with the content, in the window or as a PDF and words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from examassist.cli.reading import Read
from examassist.cli.terminal import say
from examassist.errors import ContentError, CouldNot, Problem
from examassist.workstation import OpenWindow

if TYPE_CHECKING:
    from examassist.workstation import Workstation

FILE_NAME = "examassist-demo.pdf"
INVENTED = "This patient is invented."


@click.command("demo")
@click.option("-o", "--output", "folder", metavar="DIR", help="Write the PDF summary there and print the assessment.")
@click.pass_obj
def command(workstation: Workstation, *, folder: str | None) -> int | OpenWindow:
    """Show an invented patient: in the window where there is a screen, else as with -o in this folder."""
    if folder is not None:
        return write_demo(workstation, Path(folder))
    exam = demo_exam(workstation)
    return OpenWindow(exam.encounter, exam.earlier, invented=True, otherwise=lambda: write_demo(workstation, Path()))


def demo_exam(workstation: Workstation) -> Read:
    """The exam of the invented patient that the first pack names for this; its identity says that it is invented."""
    from examassist.reasoning.invented import case_earlier, case_encounter

    edition, cases = workstation.edition(), workstation.cases()
    case = next((case for case in cases if case.id == edition.header.demo_case), None)
    if case is None:
        raise ContentError([Problem("pack.yaml", f"there is no case called {edition.header.demo_case}")])
    return Read(case_encounter(case, cases, edition), edition, case_earlier(case, cases, edition))


def write_demo(workstation: Workstation, folder: Path) -> int:
    """Write the summary to ``folder``, print its path and the assessment in words; 0 when that is done."""
    from examassist.cli.summary import summary_of
    from examassist.reasoning.assess import assess
    from examassist.report.pdf import write_pdf
    from examassist.report.text import assessment_text

    exam = demo_exam(workstation)
    document = summary_of(workstation, exam)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CouldNot(
            f"The folder {folder} could not be made: {error.strerror}.",
            safe="Nothing was written.",
            todo="Name another folder.",
        ) from error
    say(str(write_pdf(document, folder / FILE_NAME, workstation.settings.paper)))
    say("")
    say(INVENTED)
    say(assessment_text(assess(exam.encounter, exam.edition, exam.earlier), exam.edition, exam.encounter))
    return 0

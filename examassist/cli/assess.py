"""``examassist assess``: what fits one encounter file and why, in words or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from examassist.cli.reading import encounter_options, read_exam
from examassist.cli.terminal import say, say_json

if TYPE_CHECKING:
    from examassist.workstation import Workstation


@click.command("assess")
@encounter_options
@click.option("--scores", "with_scores", is_flag=True, help="Also the scores, on which nothing else rests.")
@click.option("--json", "as_json", is_flag=True, help="The assessment file instead of words; it holds the scores.")
@click.pass_obj
def command(
    workstation: Workstation,
    *,
    file: str,
    country: str | None,
    place: str | None,
    earlier: tuple[str, ...],
    with_scores: bool,
    as_json: bool,
) -> None:
    """Say what fits the findings in FILE (- for standard input) and why."""
    from examassist.reasoning.assess import assess

    exam = read_exam(workstation, file, country=country, place=place, earlier=earlier)
    assessment = assess(exam.encounter, exam.edition, exam.earlier)
    if as_json:
        from examassist.reasoning.assessment import assessment_json

        say_json(assessment_json(assessment))
    else:
        from examassist.report.text import assessment_text

        say(assessment_text(assessment, exam.edition, exam.encounter))
        if with_scores:
            from examassist.report.scores import scores_text

            say("\n" + scores_text(assessment, exam.edition))

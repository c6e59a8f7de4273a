"""The scores in words, for who asks for them: they stand on no page of the report and nothing in it rests on one."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from examassist.report.fonts import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.score import Score
    from examassist.reasoning.assessment import Assessment, ScoreResult

WIDTH = 100
TITLE = "SCORES (on demand; no word, red flag or test rests on one)"


def scores_text(assessment: Assessment, edition: Edition) -> str:
    """Every score as plain text: those that can be counted, the totals recorded, and those that are not computed."""
    lines = [TITLE]
    for title, results in in_groups(assessment.scores):
        lines += ["", title.upper()]
        for score, sides in _by_score(results, edition):
            for result in sides:
                lines += _wrapped(f"* {result.says}")
                for line in found(result, score):
                    lines += _wrapped(line, "    ")
            for line in about(score):
                lines += _wrapped(line, "    ")
    if len(lines) == 1:
        lines.append("This pack holds none.")
    return visible("\n".join(lines)) + "\n"


def in_groups(results: Sequence[ScoreResult]) -> Iterator[tuple[str, list[ScoreResult]]]:
    """The scores under the headings they are read under, without empty ones."""
    counted = [each for each in results if each.locked is None]
    groups = (
        ("Something is recorded", [each for each in counted if each.because]),
        ("Nothing is recorded yet", [each for each in counted if not each.because]),
        ("Not computed", [each for each in results if each.locked is not None]),
    )
    yield from ((title, entries) for title, entries in groups if entries)


def found(result: ScoreResult, score: Score) -> Iterator[str]:
    """What was found for this patient: the meaning so far and what is missing."""
    if result.locked is None and score.state == "computed":
        yield result.interpretation
        if result.missing:
            yield "To complete it: " + "; ".join(each.says for each in result.missing)


def about(score: Score) -> Iterator[str]:
    """What is true of a score whoever the patient is: for whom it was made, how it did, its limits and sources."""
    made_for = f"Made for: {score.population}." + (f" {score.setting}." if score.setting else "")
    yield f"{made_for} How it did: {score.external}."
    yield f"{score.why}."
    if score.licence is not None:
        yield f"{score.licence}."
    yield f"Sources: {', '.join(score.sources)}; {score.status}."


def _by_score(results: Sequence[ScoreResult], edition: Edition) -> Iterator[tuple[Score, list[ScoreResult]]]:
    for name in dict.fromkeys(each.id for each in results):
        yield edition.score[name], [each for each in results if each.id == name]


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False)

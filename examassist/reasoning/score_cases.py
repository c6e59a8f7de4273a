"""The small cases of every score: its total, the range that a blank answer leaves, and where it may not be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.errors import Problem
from examassist.reasoning.evaluate import possible_total, usable
from examassist.reasoning.invented import NOWHERE, at_its_line, impossible
from examassist.reasoning.small_cases import facts_of_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from examassist.knowledge.edition import Edition
    from examassist.knowledge.score import Score, ScoreCase


def prove_scores(edition: Edition, places: Mapping[tuple[str, str], str] = NOWHERE) -> list[Problem]:
    """Every small case of every score that does not come out as it says, at its line; empty when all do."""
    return [
        at_its_line(problem, places, "scores", score.id)
        for score in edition.scores
        for problem in _problems(score, edition)
    ]


def _problems(score: Score, edition: Edition) -> Iterable[Problem]:
    if score.cases is None:
        return
    named = (
        ("complete", score.cases.complete),
        ("partial", score.cases.partial),
        ("suppressed", score.cases.suppressed),
    )
    for name, case in named:
        if case is not None:
            yield from _differences(f"score {score.id}, case {name}", score, case, edition, used=name != "suppressed")


def _differences(place: str, score: Score, case: ScoreCase, edition: Edition, *, used: bool) -> Iterable[Problem]:
    facts = facts_of_case(case, edition)
    yield from impossible(place, facts.encounter, facts.earlier, edition)
    side = Laterality.UNSIDED if case.side is None else Laterality(case.side)
    if usable(score, facts, side) is not used:
        yield Problem(place, "should be computed, is suppressed" if used else "should be suppressed, is computed")
        return
    if case.totals is not None:
        possible = possible_total(score, facts, side)
        if (possible.low, possible.high) != case.totals:
            wanted = f"{case.totals[0]} to {case.totals[1]}"
            yield Problem(place, f"should leave {wanted}, leaves {possible.low} to {possible.high}")

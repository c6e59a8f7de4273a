"""Steps of care as options with their reason, never as orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.truth import Truth
from examassist.reasoning.assessment import PlanOption
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.investigate import words_hold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.advice import PathwayStep
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.gates import Flagged
    from examassist.reasoning.ranking import Ranked


def plan(facts: Facts, flags: Sequence[Flagged], ranked: Sequence[Ranked]) -> tuple[PlanOption, ...]:
    """The steps that belong to the conditions now possible or better; none while a gate is raised to *now*."""
    if any(flag.state == "raised" and flag.tier == "now" for flag in flags):
        return ()
    steps = [step for step in facts.edition.pathway if words_hold(step.words, ranked) is Truth.YES]
    return tuple(_option(step, facts) for step in steps)


def _option(step: PathwayStep, facts: Facts) -> PlanOption:
    if step.held_when is not None and evaluate(step.held_when, facts).truth is not Truth.NO:
        return PlanOption(id=step.id, state="held", says=step.held_because or step.meaning, sources=step.sources)
    if facts.encounter.profile.country in step.discouraged_in:
        return PlanOption(id=step.id, state="discouraged", says=step.disagreement or step.meaning, sources=step.sources)
    truth = Truth.YES if step.when is None else evaluate(step.when, facts).truth
    state = {Truth.YES: "option", Truth.NO: "not_yet", Truth.UNKNOWN: "not_known"}[truth]
    return PlanOption.model_validate({"id": step.id, "state": state, "says": step.meaning, "sources": step.sources})

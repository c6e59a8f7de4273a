"""Steps of care as options with their reason, never as orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.domain.truth import Truth
from examassist.reasoning.assessment import PlanOption
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.investigate import words_hold
from examassist.reasoning.profiles import in_profile, with_profile_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.knowledge.advice import PathwayStep
    from examassist.reasoning.assessment import PlanState
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.gates import Flagged
    from examassist.reasoning.ranking import Ranked


def plan(facts: Facts, flags: Sequence[Flagged], ranked: Sequence[Ranked]) -> tuple[PlanOption, ...]:
    """The steps that belong to the conditions now possible or better; none while a gate is raised to *now*."""
    if any(flag.state == "raised" and flag.tier == "now" for flag in flags):
        return ()
    quiet = all(flag.state == "no_trigger" for flag in flags)
    profile = facts.encounter.profile
    steps = [
        step
        for step in facts.edition.pathway
        if in_profile(step.countries, step.places, profile) and words_hold(step.words, ranked) is Truth.YES
    ]
    options = (_option(step, facts, ranked, quiet=quiet) for step in steps)
    return tuple(option for option in options if option is not None)


def _option(step: PathwayStep, facts: Facts, ranked: Sequence[Ranked], *, quiet: bool) -> PlanOption | None:
    met = Truth.YES if step.when is None else evaluate(step.when, facts).truth
    if step.only_when_met and met is not Truth.YES:
        return None
    held = step.held_when is not None and evaluate(step.held_when, facts).truth is not Truth.NO
    named = any(words_hold((each,), ranked) is Truth.YES for each in step.held_by_words)
    if held or named or (step.held_by_flags and not quiet):
        return _said(step, facts, "held", step.held_because or step.meaning)
    if facts.encounter.profile.country in step.discouraged_in:
        return _said(step, facts, "discouraged", step.disagreement or step.meaning)
    state: PlanState = "option" if met is Truth.YES else "not_yet" if met is Truth.NO else "not_known"
    return _said(step, facts, state, step.meaning)


def _said(step: PathwayStep, facts: Facts, state: PlanState, says: str) -> PlanOption:
    says = with_profile_text(says, step.profile_text, facts.edition, facts.encounter.profile)
    return PlanOption(id=step.id, state=state, says=says, sources=step.sources)

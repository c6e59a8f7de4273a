"""One encounter under one edition: the whole assessment, pure and total."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from examassist.domain.finding import FindingKey
from examassist.knowledge.edition import ENGINE
from examassist.reasoning.assessment import Assessment, FlagResult
from examassist.reasoning.compile import Held
from examassist.reasoning.conclude import conclude
from examassist.reasoning.consider import consider
from examassist.reasoning.contradictions import contradictions
from examassist.reasoning.derive import Facts
from examassist.reasoning.explain import Explain, side_of
from examassist.reasoning.investigate import with_safety
from examassist.reasoning.next_step import open_items
from examassist.reasoning.pathway import plan
from examassist.reasoning.profiles import actions
from examassist.reasoning.say import say_for
from examassist.reasoning.scores import scores
from examassist.reasoning.unnamed import unnamed_yes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item
    from examassist.reasoning.assessment import (
        CardResult,
        ContradictionResult,
        InvestigationResult,
        PlanOption,
        ScoreResult,
    )
    from examassist.reasoning.conclude import Conclusion
    from examassist.reasoning.gates import Flagged
    from examassist.reasoning.ranking import Ranked
    from examassist.reasoning.say import Say


def assess(
    encounter: Encounter, edition: Edition, earlier: Sequence[Encounter] = (), *, look_ahead: bool = True
) -> Assessment:
    """Everything the edition says about ``encounter``, with its reasons.

    ``earlier`` are visits of the same patient. Without ``look_ahead`` the list ``open`` stays empty: trying every
    answer takes longer than a key press may. Missing data is UNKNOWN and never an error; the same input always
    gives the same assessment.
    """
    return assess_facts(Facts(encounter, edition, earlier), look_ahead=look_ahead)


def assess_facts(facts: Facts, *, look_ahead: bool) -> Assessment:
    """The same from facts already read, of which some may be judged already."""
    return Outcome(facts).assessment(look_ahead=look_ahead)


class Outcome:
    """What follows from one encounter; each part is put into words when it is first read.

    Who only asks for the words of fit does not wait for the scores.
    """

    def __init__(self, facts: Facts) -> None:
        """Conclude from ``facts``; nothing is said yet."""
        self.facts = facts
        self.found = conclude(facts, say_for(facts.edition))
        self._say = say_for(facts.edition)
        self._explain = Explain(facts, self._say)

    @cached_property
    def shown(self) -> tuple[Ranked, ...]:
        """The conditions weighed, without those that a flag raised to *now* hides."""
        now = (flag for flag in self.found.flags if flag.state == "raised" and flag.tier == "now")
        hidden = {name for flag in now for name in flag.gate.hides}
        return tuple(each for each in self.found.ranked if each.condition.id not in hidden)

    @cached_property
    def investigations(self) -> tuple[InvestigationResult, ...]:
        """The suggested tests with their safety checks."""
        return with_safety(self.facts, self.found.tests, self._explain)

    @cached_property
    def scores(self) -> tuple[ScoreResult, ...]:
        """The scores, as the range each can still take."""
        return scores(self.facts, self._explain)

    @cached_property
    def plan(self) -> tuple[PlanOption, ...]:
        """The steps of care."""
        return plan(self.facts, self.found.flags, self.found.ranked)

    @cached_property
    def contradictions(self) -> tuple[ContradictionResult, ...]:
        """The findings that do not go together."""
        return contradictions(self.facts, self._explain)

    @cached_property
    def consider(self) -> tuple[CardResult, ...]:
        """The cards worth a thought."""
        return consider(self.facts, self._explain)

    def assessment(self, *, look_ahead: bool) -> Assessment:
        """All of it; ``look_ahead`` fills the list ``open``."""
        facts, found, say = self.facts, self.found, self._say
        encounter, edition = facts.encounter, facts.edition
        return Assessment(
            pack=edition.header.id,
            edition=f"{edition.header.edition} ({edition.short_digest})",
            engine=ENGINE,
            profile=encounter.profile,
            reviewed=edition.reviewed,
            earlier=tuple(visit.exam or visit.examined_at.isoformat() for visit in facts.earlier),
            scope=found.scope,
            headline=found.headline,
            urgency=found.urgency,
            urgency_says=_urgency_says(found, say),
            not_cleared=tuple(flag.gate.id for flag in found.flags if flag.state == "not_cleared"),
            red_flags=tuple(_flag(flag, self._explain, facts) for flag in found.flags),
            conditions=tuple(
                self._explain.condition(each.sides, each.roots, roots_disagree=each.roots_disagree)
                for each in self.shown
            ),
            investigations=self.investigations,
            scores=self.scores,
            plan=self.plan,
            open=open_items(found, say) if look_ahead else (),
            contradictions=self.contradictions,
            consider=self.consider,
        )


def _flag(flag: Flagged, explain: Explain, facts: Facts) -> FlagResult:
    """A flag in words, said once for one judgement of it in one profile."""
    profile = facts.encounter.profile
    said = facts.told.get(flag.gate.id)
    if said is None or said[0] is not flag or said[1] != profile:
        said = facts.told[flag.gate.id] = (flag, profile, _in_words(flag, explain, facts))
    return said[2]


def _in_words(flag: Flagged, explain: Explain, facts: Facts) -> FlagResult:
    gate = flag.gate
    raised = flag.state == "raised"
    says = flag.criteria_met if raised else explain.say.text(f"flag_{flag.state}", label=gate.label)
    return FlagResult.model_validate(
        {
            "id": gate.id,
            "state": flag.state,
            "tier": flag.tier,
            "side": side_of(flag.sides),
            "onset": flag.onset,
            "because": explain.facts_of(flag.because, gate.id),
            "missing": explain.missing(flag.missing, gate.id),
            "actions": actions(flag, facts.edition, facts.encounter.profile),
            "says": says,
            "sources": gate.sources,
        }
    )


def _urgency_says(found: Conclusion, say: Say) -> str:
    raised = any(flag.state == "raised" for flag in found.flags)
    edition = found.facts.edition
    questions = grouped_questions(edition)
    answered = sum(found.facts.value(key) is not None for key in questions)
    if not raised and not answered:
        return say.text("urgency_unknown")
    open_flags = sum(1 for flag in found.flags if flag.state == "not_cleared")
    if unnamed := unnamed_yes(found.facts.encounter, edition, found.urgency):
        return _perhaps_sooner(found, unnamed, open_flags, say)
    if not raised and any(line.id == "gate_unsure" for line in found.headline):
        return say.text("urgency_unsure", n=open_flags, m=len(found.flags))
    if found.urgency == "routine" and answered < len(questions):
        return say.text("urgency_asked_in_part", n=answered, m=len(questions))
    if raised and not open_flags and found.urgency != "routine":
        return say.text("urgency_raised", tier=say.tier(found.urgency))
    key = "urgency_open" if open_flags or raised else "urgency_asked"
    return say.text(key, tier=say.tier(found.urgency), n=open_flags, m=len(found.flags))


def _perhaps_sooner(found: Conclusion, unnamed: Sequence[Item], open_flags: int, say: Say) -> str:
    groups = ", ".join(item.label for item in unnamed)
    if found.urgency == "routine":
        return say.text("urgency_unnamed", groups=groups, n=open_flags, m=len(found.flags))
    return say.text("urgency_at_least", tier=say.tier(found.urgency), groups=groups, n=open_flags, m=len(found.flags))


def grouped_questions(edition: Edition) -> tuple[FindingKey, ...]:
    """The cells of the grouped safety questions, in order."""
    return _grouped_questions(Held(edition))


@lru_cache(maxsize=8)
def _grouped_questions(held: Held) -> tuple[FindingKey, ...]:
    groups = sorted(
        (item for item in held.edition.items if item.group_number is not None), key=lambda item: item.group_number or 0
    )
    return tuple(FindingKey(item.id) for item in groups)

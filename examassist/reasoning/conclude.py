"""What follows from one encounter, before it is put into an assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.truth import every
from examassist.knowledge.rule import TIERS
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.headline import Heard, headline
from examassist.reasoning.investigate import suggest
from examassist.reasoning.ranking import rank
from examassist.reasoning.scope import judge_scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examassist.knowledge.rule import Tier
    from examassist.reasoning.assessment import Headline, Scope
    from examassist.reasoning.derive import Facts
    from examassist.reasoning.gates import Flagged
    from examassist.reasoning.investigate import Suggested
    from examassist.reasoning.ranking import Ranked
    from examassist.reasoning.say import Say


class Conclusion(NamedTuple):
    """Flags, conditions, tests, urgency and headline of one encounter."""

    facts: Facts
    flags: tuple[Flagged, ...]
    ranked: tuple[Ranked, ...]
    scope: Scope
    tests: tuple[Suggested, ...]
    urgency: Tier
    headline: tuple[Headline, ...]

    @property
    def first_tests(self) -> tuple[str, ...]:
        """The tests to do first."""
        return tuple(test.investigation for test in self.tests if test.role == "first")


def conclude(facts: Facts, say: Say) -> Conclusion:
    """Judge every gate, weigh every condition, and choose tests, urgency and headline."""
    judged = (judge_gate(gate, facts) for gate in facts.edition.gates)
    flags = _in_order(flag for flag in judged if not flag.unasked)
    ranked = rank(facts, every(flag.quiet for flag in flags))
    scope = judge_scope(facts, flags, ranked, say)
    tests = suggest(facts, flags, ranked)
    tiers = [flag.tier for flag in flags if flag.tier is not None]
    tiers += [test.urgency for test in tests if test.role == "first"]
    tiers += [each.urgency for each in ranked]
    return Conclusion(
        facts=facts,
        flags=flags,
        ranked=ranked,
        scope=scope,
        tests=tests,
        urgency=min(tiers, key=TIERS.index, default="routine"),
        headline=headline(Heard(facts, flags, ranked, scope, say)),
    )


def _in_order(judged: Iterable[Flagged]) -> tuple[Flagged, ...]:
    """By tier, then as the pack lists them, but before those of the same tier that a raised tier says it leads."""
    flags = sorted(judged, key=_by_tier)
    for flag in tuple(flags):
        behind = flag.rule.leads_before if flag.rule is not None else ()
        places = [at for at, other in enumerate(flags) if other.gate.id in behind and other.tier == flag.tier]
        if places and places[0] < (own := flags.index(flag)):
            flags.insert(places[0], flags.pop(own))
    return tuple(flags)


def _by_tier(flag: Flagged) -> int:
    return len(TIERS) if flag.tier is None else TIERS.index(flag.tier)

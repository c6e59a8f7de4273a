"""The laws of the clinical review as checks on one encounter and the same encounter with answers erased."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from examassist.domain.body import SIDES, Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey
from examassist.domain.truth import Truth, every
from examassist.knowledge.condition import AnyOf, FindingIs, leaves
from examassist.reasoning.assess import assess
from examassist.reasoning.compile import readers
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.localise import localise
from examassist.reasoning.words import group_state, weigh
from tests.reasoning.patients import edition, mirrored, without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.rule import Group

CERTAIN = ("fits_well", "does_not_fit")


def sides_of(side: str) -> tuple[Laterality, ...]:
    """Right and left for what is judged on each side, else the one without a side."""
    return SIDES if side == "each" else (Laterality.UNSIDED,)


def truths(encounter: Encounter) -> Iterator[tuple[str, Truth]]:
    """The truth of every formula of every group and gate, by name."""
    facts = Facts(encounter, edition())
    for group in edition().groups:
        for side in sides_of(group.side):
            yield f"{group.id} pro {side}", evaluate(group.pro, facts, side).truth
            if group.con is not None:
                yield f"{group.id} con {side}", evaluate(group.con, facts, side).truth
    for gate in edition().gates:
        for side in sides_of(gate.side):
            for place, tier in enumerate(gate.tiers):
                yield f"{gate.id} {place} {side}", evaluate(tier.when, facts, side).truth


def words(encounter: Encounter, earlier: Sequence[Encounter] = ()) -> dict[tuple[str, str], str]:
    """The word of every condition on every side, shown or not."""
    facts = Facts(encounter, edition(), earlier)
    quiet = every(flag.quiet for gate in edition().gates if not (flag := judge_gate(gate, facts)).unasked)
    found: dict[tuple[str, str], str] = {}
    for condition in edition().conditions:
        for side in sides_of(condition.pattern.side) if condition.pattern is not None else ():
            roots = localise(facts, side).roots if condition.roots_named else ()
            found[condition.id, str(side)] = weigh(condition, facts, side, gates_quiet=quiet, roots=roots).word
    return found


def in_conflict(encounter: Encounter) -> bool:
    """Whether some group is both for and against its condition, or the signs of a leg share no root."""
    facts = Facts(encounter, edition())
    groups = any(
        group_state(group.id, facts, side).conflict
        for group in edition().groups
        for side in (*sides_of(group.side), Laterality.UNSIDED)
    )
    return groups or any(localise(facts, side).disagree for side in SIDES)


def erasing_keeps_or_forgets_truths(encounter: Encounter, after: Encounter) -> list[str]:
    """The formulas whose truth became another one instead of staying or being forgotten."""
    before = dict(truths(encounter))
    return [name for name, truth in truths(after) if truth not in {before[name], Truth.UNKNOWN}]


def erasing_creates_no_certain_word(encounter: Encounter, after: Encounter) -> list[str]:
    """The conditions that fit well or do not fit only since answers were erased."""
    before = words(encounter)
    return [f"{name}: {word}" for name, word in words(after).items() if word in CERTAIN and before[name] != word]


def erasing_clears_no_flag(encounter: Encounter, after: Encounter, gone: frozenset[FindingKey]) -> list[str]:
    """The flags that newly say no trigger, except a raised one whose own sign was erased while its core is answered."""
    facts, later = Facts(encounter, edition()), Facts(after, edition())
    broken = []
    for gate in edition().gates:
        before, now = judge_gate(gate, facts), judge_gate(gate, later)
        core = {key for name in gate.core for key in edition().keys_of(edition().item[name])}
        allowed = before.state == "raised" and set(before.because) & gone and not core & gone
        if now.state == "no_trigger" and before.state != "no_trigger" and not allowed:
            broken.append(gate.id)
    return broken


def erasing_keeps_the_screen_incomplete(encounter: Encounter, after: Encounter) -> list[str]:
    """The flags that were not cleared and are now neither that nor raised by an onset that is unknown."""
    later = assess(after, edition(), look_ahead=False)
    still = set(later.not_cleared) | {flag.id for flag in later.raised}
    return sorted(set(assess(encounter, edition(), look_ahead=False).not_cleared) - still)


def erasing_what_speaks_against_gives_at_most_possible(encounter: Encounter) -> list[str]:
    """The conditions that fit well only since one answer cited against them was erased (law L2)."""
    broken = []
    before = words(encounter)
    for result in assess(encounter, edition(), look_ahead=False).conditions:
        for fact in result.against:
            gone = frozenset({FindingKey.parse(fact.finding)})
            now = words(without(encounter, gone))
            fits = [name for name, word in now.items() if name[0] == result.id and word == "fits_well"]
            broken += [f"{name} without {fact.finding}" for name in fits if before[name] != "fits_well"]
    return broken


def one_more_witness_changes_no_word(encounter: Encounter, group: Group, finding: Finding) -> list[str]:
    """The conditions whose word changes when a group that is pro already gets one more finding of its own (law L3)."""
    more = evolve(encounter, findings=(*encounter.findings, finding))
    before = words(encounter)
    return [f"{group.id}, {name}" for name, word in words(more).items() if before[name] != word]


def fitting_witnesses(encounter: Encounter) -> list[tuple[Group, Finding]]:
    """The witnesses not yet recorded whose group is pro already."""
    facts = Facts(encounter, edition())
    return [
        (group, finding)
        for group, finding in own_witnesses()
        if encounter.finding(finding.key) is None and _is_pro(facts, group, finding)
    ]


def _is_pro(facts: Facts, group: Group, finding: Finding) -> bool:
    side = finding.side if group.side == "each" else Laterality.UNSIDED
    return group_state(group.id, facts, side).pro.truth is Truth.YES


@lru_cache(maxsize=1)
def own_witnesses() -> list[tuple[Group, Finding]]:
    """Findings that make a group pro by themselves and that nothing else reads: one more witness of the same kind."""
    read = readers(edition())
    elsewhere = {name for names in read.of_gate.values() for name in names} | read.of_roots
    for condition in edition().conditions:
        pattern = condition.pattern
        if pattern is not None:
            elsewhere |= {look.recorded for look in pattern.look_list}
            closers = () if pattern.closers == "never" else pattern.closers
            elsewhere |= {getattr(leaf, "finding", "") for closer in closers for leaf in leaves(closer)}
    found = []
    for group in edition().groups:
        others = {name for other, names in read.of_group.items() if other != group.id for name in names}
        for part in group.pro.any if isinstance(group.pro, AnyOf) else ():
            if isinstance(part, FindingIs) and part.finding not in elsewhere | others:
                found += [(group, each) for each in _findings_of(part)]
    return found


def _findings_of(part: FindingIs) -> list[Finding]:
    item = edition().item[part.finding]
    value = min(part.wanted)
    return [
        Finding(item=key.item, side=key.side, value=(value,) if item.kind == "multi" else value)
        for key in edition().keys_of(item)
    ]


def mirroring_mirrors(encounter: Encounter) -> list[str]:
    """The parts of the assessment that right and left exchanged in the record do not exchange."""
    there, here = seen(mirrored(encounter), swap=True), seen(encounter, swap=False)
    return [part for part in here if there[part] != here[part]]


def seen(encounter: Encounter, *, swap: bool) -> dict[str, object]:
    """What an assessment says, without its sentences, with sides exchanged when asked."""
    assessment = assess(encounter, edition(), look_ahead=False)

    def side(name: str | None) -> str | None:
        return {"left": "right", "right": "left"}.get(name or "", name) if swap else name

    def cell(text: str) -> str:
        return str(FindingKey.parse(text).mirrored) if swap else text

    return {
        "conditions": sorted(
            (
                each.id,
                side(each.side) or "",
                each.word,
                each.roots,
                sorted(cell(fact.finding) for fact in each.supporting),
                sorted(cell(fact.finding) for fact in each.against),
                sorted(cell(line.finding) for line in each.missing),
                sorted(cell(line.finding) for line in each.not_looked_at),
            )
            for each in assessment.conditions
        ),
        "flags": sorted((each.id, each.state, each.tier or "", side(each.side) or "") for each in assessment.red_flags),
        "tests": [(each.id, each.role, each.urgency) for each in assessment.investigations],
        "plan": [(each.id, each.state) for each in assessment.plan],
        "urgency": assessment.urgency,
        "headline": sorted(each.id for each in assessment.headline),
    }

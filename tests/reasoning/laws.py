"""The laws of the clinical review as checks on one encounter and the same encounter with answers erased."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from examassist.domain.body import SIDES, Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey
from examassist.domain.truth import Truth, every
from examassist.knowledge.condition import AnyOf, FindingIs, leaves
from examassist.knowledge.rule import TIERS
from examassist.reasoning.assess import assess_facts
from examassist.reasoning.compile import items_of, readers
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.localise import localise
from examassist.reasoning.words import group_state, weigh
from tests.reasoning.patients import edition, mirrored, some_values, without

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.item import Item
    from examassist.knowledge.rule import ClinicalCondition, Gate, Group
    from examassist.reasoning.assessment import Assessment
    from examassist.reasoning.gates import Flagged

CERTAIN = ("fits_well", "does_not_fit")


def sides_of(side: str) -> tuple[Laterality, ...]:
    """Right and left for what is judged on each side, else the one without a side."""
    return SIDES if side == "each" else (Laterality.UNSIDED,)


class Read:
    """One encounter with what the laws ask of it; each is worked out once, from nothing but this encounter."""

    def __init__(self, encounter: Encounter, earlier: Sequence[Encounter] = ()) -> None:
        """Work out nothing yet; ``earlier`` are visits of the same patient."""
        self.encounter = encounter
        self.earlier = tuple(earlier)
        self.facts = Facts(encounter, edition(), earlier)

    def of(self, encounter: Encounter) -> Read:
        """Another record of the same exam, after the same visits."""
        return Read(encounter, self.earlier)

    @cached_property
    def assessment(self) -> Assessment:
        """What the program says."""
        return assess_facts(self.facts, look_ahead=False)

    @cached_property
    def truths(self) -> dict[str, Truth]:
        """The truth of every formula of every group, gate and pattern, by name."""
        return {
            f"{name} {side}": evaluate(formula, self.facts, side).truth
            for name, formula, sides in formulas()
            for side in sides
        }

    @cached_property
    def words(self) -> dict[tuple[str, str], str]:
        """The word of every condition on every side, shown or not."""
        return {place: word for condition in edition().conditions for place, word in self.words_of(condition).items()}

    def words_of(self, condition: ClinicalCondition) -> dict[tuple[str, str], str]:
        """The words of one condition; only one that stands for quiet red flags asks for them."""
        if condition.pattern is None:
            return {}
        quiet = self._quiet if condition.pattern.contrary_gates else Truth.YES
        found: dict[tuple[str, str], str] = {}
        for side in sides_of(condition.pattern.side):
            roots = localise(self.facts, side).roots if condition.roots_named else ()
            found[condition.id, str(side)] = weigh(condition, self.facts, side, gates_quiet=quiet, roots=roots).word
        return found

    @cached_property
    def _quiet(self) -> Truth:
        flags = (judge_gate(gate, self.facts) for gate in edition().gates)
        return every(flag.quiet for flag in flags if not flag.unasked)

    @cached_property
    def in_conflict(self) -> bool:
        """Whether some group is both for and against its condition, or the signs of a leg share no root."""
        groups = any(
            group_state(group.id, self.facts, side).conflict
            for group in edition().groups
            for side in (*sides_of(group.side), Laterality.UNSIDED)
        )
        return groups or any(localise(self.facts, side).disagree for side in SIDES)


@lru_cache(maxsize=1)
def formulas() -> list[tuple[str, Condition, tuple[Laterality, ...]]]:
    """Every formula that a word or a red flag rests on, with its name and the sides it is judged for."""
    found: list[tuple[str, Condition, tuple[Laterality, ...]]] = []
    for group in edition().groups:
        parts = {"pro": group.pro, "con": group.con, "looked": group.looked, "open_when": group.open_when}
        found += [(f"{group.id} {name}", part, sides_of(group.side)) for name, part in parts.items() if part]
    for gate in edition().gates:
        for place, tier in enumerate(gate.tiers):
            found.append((f"{gate.id} {place}", tier.when, sides_of(gate.side)))
            found += [(f"{gate.id} {place} unless", tier.unless, sides_of(gate.side))] if tier.unless else []
    for condition in edition().conditions:
        pattern = condition.pattern
        closers = pattern.closers if pattern is not None and pattern.closers != "never" else ()
        sides = sides_of(pattern.side) if pattern is not None else ()
        found += [(f"{condition.id} closer {place}", closer, sides) for place, closer in enumerate(closers)]
    return found


def words(encounter: Encounter, earlier: Sequence[Encounter] = ()) -> dict[tuple[str, str], str]:
    """The word of every condition on every side, shown or not."""
    return Read(encounter, earlier).words


def erasing_keeps_or_forgets_truths(read: Read, after: Read) -> list[str]:
    """The formulas whose truth became another one instead of staying or being forgotten."""
    return [name for name, truth in after.truths.items() if truth not in {read.truths[name], Truth.UNKNOWN}]


def erasing_creates_no_certain_word(read: Read, after: Read) -> list[str]:
    """The conditions that fit well or do not fit only since answers were erased (law L1).

    A word that stands for quiet red flags follows them: the sign that raised one may be erased, as
    ``erasing_clears_no_flag`` allows.
    """
    lowered = any(
        judge_gate(gate, read.facts).state == "raised" and judge_gate(gate, after.facts).state != "raised"
        for gate in edition().gates
    )
    follows = {each.id for each in edition().conditions if each.pattern is not None and each.pattern.contrary_gates}
    return [
        f"{name}: {word}"
        for name, word in after.words.items()
        if word in CERTAIN and read.words[name] != word and not (lowered and name[0] in follows)
    ]


def erasing_clears_no_flag(read: Read, after: Read, gone: frozenset[FindingKey]) -> list[str]:
    """The flags that newly say no trigger, except a raised one whose own sign was erased while its core is answered."""
    broken = []
    for gate in edition().gates:
        before, now = judge_gate(gate, read.facts), judge_gate(gate, after.facts)
        core = {key for name in gate.core for key in edition().keys_of(edition().item[name])}
        allowed = before.state == "raised" and set(before.because) & gone and not core & gone
        if now.state == "no_trigger" and before.state != "no_trigger" and not allowed:
            broken.append(gate.id)
    return broken


def erasing_keeps_the_screen_incomplete(read: Read, after: Read) -> list[str]:
    """The flags that were not cleared and are now neither that nor raised by an onset that is unknown."""
    later = after.assessment
    still = set(later.not_cleared) | {flag.id for flag in later.raised}
    return sorted(set(read.assessment.not_cleared) - still)


def erasing_what_speaks_against_gives_at_most_possible(read: Read) -> list[str]:
    """The conditions that fit well only since one answer cited against them was erased (law L2)."""
    broken = []
    without_it: dict[str, Read] = {}
    for result in read.assessment.conditions:
        for fact in result.against:
            if fact.finding not in without_it:
                gone = frozenset({FindingKey.parse(fact.finding)})
                without_it[fact.finding] = read.of(without(read.encounter, gone))
            now = without_it[fact.finding].words_of(edition().condition[result.id])
            fits = [name for name, word in now.items() if word == "fits_well"]
            broken += [f"{name} without {fact.finding}" for name in fits if read.words[name] != "fits_well"]
    return broken


def one_more_witness_changes_no_word(read: Read, group: Group, finding: Finding) -> list[str]:
    """The conditions whose word changes when a group that is pro already gets one more finding of its own (law L3)."""
    more = read.of(evolve(read.encounter, findings=(*read.encounter.findings, finding)))
    return [f"{group.id}, {name}" for name, word in more.words.items() if read.words[name] != word]


def fitting_witnesses(read: Read) -> list[tuple[Group, Finding]]:
    """The witnesses not yet recorded whose group is pro already."""
    return [
        (group, finding)
        for group, finding in own_witnesses()
        if read.encounter.finding(finding.key) is None and _is_pro(read.facts, group, finding)
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


def foreign_answer(read: Read, dice: Random) -> tuple[Flagged, Finding] | None:
    """A raised flag and an answer to something that is none of its own inputs; none when no flag is raised."""
    raised = [flag for gate in edition().gates if (flag := judge_gate(gate, read.facts)).state == "raised"]
    if not raised:
        return None
    flag = dice.choice(raised)
    item = dice.choice(foreign_items(flag))
    key = dice.choice(edition().keys_of(item))
    return flag, Finding(item=key.item, side=key.side, value=dice.choice(some_values(item)))


def foreign_items(flag: Flagged) -> list[Item]:
    """The items that are no input of a raised flag, did not raise it and are not what it asks for."""
    header = edition().header
    told = [each for each in (header.onset_new_when, header.onset_old_when) if each is not None]
    own = {*flag.gate.core, *flag.gate.conditional, *flag.gate.onset_from, header.onset_item}
    own |= {key.item for key in flag.because} | set(items_of(edition(), told)) | _asked_for(flag.gate)
    others = [item for item in edition().items if item.id not in own and item.values]
    return [item for item in others if item.parts is None or item.parts.item not in own]


def _asked_for(gate: Gate) -> set[str]:
    """The items that some tier of a flag is raised to have answered: whatever the answer is, that tier is settled."""
    unless = [tier.unless for tier in gate.tiers if isinstance(tier.unless, FindingIs)]
    return {
        each.finding
        for each in unless
        if each.values is not None and set(each.values) >= {value.id for value in edition().item[each.finding].values}
    }


def a_foreign_answer_lowers_no_flag(read: Read, flag: Flagged, finding: Finding) -> list[str]:
    """The flag, when another answer to what is none of its own inputs lowers it (law L5)."""
    kept = tuple(each for each in read.encounter.findings if each.key != finding.key)
    now = judge_gate(flag.gate, read.of(evolve(read.encounter, findings=(*kept, finding))).facts)
    if flag.tier is not None and now.tier is not None and TIERS.index(now.tier) <= TIERS.index(flag.tier):
        return []
    return [f"{flag.gate.id} is {now.state} {now.tier} after {finding.key}"]


def little_support_is_so_far(read: Read) -> list[str]:
    """The conditions whose *little support* is said without *so far* (law L8)."""
    return [
        each.id
        for each in read.assessment.conditions
        if each.word == "little_support_so_far" and "so far" not in each.says
    ]


def rules_without_source() -> list[str]:
    """The rules a word rests on that name no source, so that a number in them has none (law L7)."""
    rules = (*edition().groups, *edition().conditions, *edition().gates)
    return [rule.id for rule in rules if not set(rule.sources) & set(edition().source)]


def mirroring_mirrors(read: Read) -> list[str]:
    """The parts of the assessment that right and left exchanged in the record do not exchange (law L6)."""
    visits = [mirrored(visit) for visit in read.earlier]
    there, here = seen(Read(mirrored(read.encounter), visits), swap=True), seen(read, swap=False)
    return [part for part in here if there[part] != here[part]]


def seen(read: Read, *, swap: bool) -> dict[str, object]:
    """What an assessment says, without its sentences, with sides exchanged when asked."""
    assessment = read.assessment

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

"""Whether groups, conditions, gates and advice name what exists, and every formula can come true."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.knowledge.check_conditions import check_condition, check_recorded
from examassist.knowledge.check_items import ROOTS
from examassist.knowledge.condition import GroupIs, NotObtained, leaves

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.faults import Faults
    from examassist.knowledge.rule import ClinicalCondition, Gate, Group, Pattern
    from examassist.knowledge.score import Score

UNVERIFIED = frozenset({"V2", "M"})
"""Status of facts seen in one secondary text or remembered; only text may rest on them, and the weak words."""


def check_rules(edition: Edition, faults: Faults) -> None:
    """Add what is wrong with the rules of ``edition``."""
    for kind, name, refers, known, called in _references(edition):
        faults.unless_known(kind, name, refers, known, called)
    for formula in formulas(edition):
        _check_formula(formula, edition, faults)
    for condition in edition.conditions:
        _check_pattern(condition, edition, faults)
    for gate in edition.gates:
        _check_gate(gate, faults)
    _check_circles(edition, faults)
    _check_readers(edition, faults)


class Formula(NamedTuple):
    """One condition of one entry: where it stands, what it is for there, and whether it is judged by side."""

    kind: str
    name: str
    part: str
    condition: Condition
    sided: bool = False


def formulas(edition: Edition) -> Iterable[Formula]:  # noqa: C901, PLR0912  one arm for each list of the edition
    """Every condition of every rule, in the order of the edition; those that open rows are not among them."""
    began = {"onset new when": edition.header.onset_new_when, "onset old when": edition.header.onset_old_when}
    yield from _optional("header", edition.header.id, began)
    for group in edition.groups:
        yield from _of_group(group)
    for condition in edition.conditions:
        closers = condition.pattern.closers if condition.pattern is not None else "never"
        sided = condition.pattern is not None and condition.pattern.side == "each"
        for at, closer in enumerate(closers if closers != "never" else ()):
            yield Formula("conditions", condition.id, f"closer {at + 1}", closer, sided)
    for gate in edition.gates:
        for tier in gate.tiers:
            yield Formula("gates", gate.id, tier.tier, tier.when, gate.side == "each")
            if tier.unless is not None:
                yield Formula("gates", gate.id, f"{tier.tier} unless", tier.unless, gate.side == "each")
        for own in gate.tests:
            yield from _optional("gates", gate.id, {"test when": own.when, "test unless": own.unless})
    for at, sign in enumerate(edition.root_signs):
        yield Formula("root_signs", str(at), "positive", sign.positive, sided=True)
    for pair in edition.contradictions:
        yield Formula("contradictions", pair.id, "when", pair.when, pair.side == "each")
    for limit in edition.scope:
        yield from _optional("scope", limit.id, {"outside when": limit.outside_when})
    for worse in edition.worsening:
        yield Formula("worsening", worse.id, "when", worse.when)
    for card in edition.cards:
        yield from _optional("cards", card.id, {"when": card.when}, sided=card.side == "each")
    for score in edition.scores:
        yield from _of_score(score)
    for check in edition.safety_gates:
        told = {"applies when": check.applies_when, "hold when": check.hold_when, "clear when": check.clear_when}
        yield from _optional("safety_gates", check.id, told)
    for test in edition.investigations:
        for line in test.request:
            yield from _optional("investigations", test.id, {"request": line.when})
    for advice in edition.advice:
        yield from _optional("advice", advice.id, {"when": advice.when, "unless": advice.unless})
    for step in edition.pathway:
        yield from _optional("pathway", step.id, {"when": step.when, "held when": step.held_when})
    for reader in edition.readers:
        for line in reader.asks:
            yield from _optional("readers", reader.id, {"asks": line.when})
        for question in reader.questions:
            yield from _optional("readers", reader.id, {"question": question.when})


def _of_group(group: Group) -> Iterable[Formula]:
    sided = group.side == "each"
    parts = {"pro": group.pro, "con": group.con, "looked": group.looked, "open when": group.open_when}
    return _optional("groups", group.id, parts, sided=sided)


def _of_score(score: Score) -> Iterable[Formula]:
    parts = {
        f"part {at}, option {number}": option.when
        for at, part in enumerate(score.inputs, 1)
        for number, option in enumerate(part.options, 1)
    }
    return _optional("scores", score.id, parts | {"suppressed when": score.suppressed_when}, sided=score.side == "each")


def _optional(kind: str, name: str, parts: dict[str, Condition | None], *, sided: bool = False) -> Iterable[Formula]:
    for part, condition in parts.items():
        if condition is not None:
            yield Formula(kind, name, part, condition, sided)


def _check_formula(formula: Formula, edition: Edition, faults: Faults) -> None:
    def fault(what: str, todo: str = "") -> None:
        faults.add(formula.kind, formula.name, f"{formula.part}: {what}", todo)

    check_condition(formula.condition, edition, fault, sided=formula.sided)
    tried = [leaf.not_obtained for leaf in leaves(formula.condition) if isinstance(leaf, NotObtained)]
    if tried and (formula.kind, formula.part) not in _MAY_READ_WHAT_WAS_TRIED:
        # Beside findings it would let a gap speak about a disease: what was not found out is never a finding.
        fault(f"`not_obtained: {tried[0]}` may stand in the `when` of a test only", "name the values")


_MAY_READ_WHAT_WAS_TRIED = {
    ("advice", "when"),
    ("investigations", "request"),
    ("readers", "asks"),
    ("readers", "question"),
}

Reference = tuple[str, str, "Iterable[str]", "Collection[str]", str]


def _references(edition: Edition) -> Iterable[Reference]:  # noqa: C901  one arm for each list of the edition
    """The ids that each entry names outside its formulas, with what they must be."""
    items, conditions, tests = edition.item, edition.condition, edition.investigation
    for group in edition.groups:
        yield "groups", group.id, [group.condition], conditions, "condition"
    for condition in edition.conditions:
        if condition.pattern is not None:
            yield "conditions", condition.id, groups_of(condition.pattern), edition.group, "group"
    for gate in edition.gates:
        yield "gates", gate.id, [gate.condition] if gate.condition else [], conditions, "condition"
        yield "gates", gate.id, (*gate.onset_from, *gate.core, *gate.conditional), items, "item"
        yield "gates", gate.id, [test.investigation for test in gate.tests], tests, "investigation"
        yield "gates", gate.id, gate.hides, conditions, "condition"
        yield "gates", gate.id, [name for tier in gate.tiers for name in tier.onset_from or ()], items, "item"
        behind = [other for tier in gate.tiers for other in tier.leads_before]
        yield "gates", gate.id, behind, edition.gate, "red flag"
    for at, sign in enumerate(edition.root_signs):
        yield "root_signs", str(at), [sign.item], items, "item"
        yield "root_signs", str(at), sign.roots, [root.id for root in edition.root_names], "root name"
    for root in edition.root_names:
        yield "root_names", root.id, [root.id], ROOTS, "nerve root"
    for pair in edition.contradictions:
        yield "contradictions", pair.id, pair.items, {*items, *edition.derived_by_id}, "item"
    for pairing in edition.pairings:
        yield "pairings", pairing.id, [pairing.condition], conditions, "condition"
        yield "pairings", pairing.id, [pairing.group], edition.group, "group"
    for test in edition.investigations:
        yield "investigations", test.id, test.gates, edition.safety_gate, "safety gate"
        yield "investigations", test.id, test.fallback, tests, "investigation"
    for check in edition.safety_gates:
        yield "safety_gates", check.id, check.reads, {*items, *edition.derived_by_id}, "item"
        yield "safety_gates", check.id, check.alternative, tests, "investigation"
        yield "safety_gates", check.id, check.yields_to, edition.gate, "gate"
    yield from _references_of_care(edition)


def _references_of_papers(edition: Edition) -> Iterable[Reference]:
    for line in edition.transfer_lines:
        yield "transfer_lines", line.id, line.items, edition.item, "item"
    for said in edition.leaflet:
        yield "leaflet", said.id, said.conditions, edition.condition, "condition"
        yield "leaflet", said.id, said.steps, edition.step_of_care, "step of care"
        yield "leaflet", said.id, said.investigations, edition.investigation, "investigation"
        yield "leaflet", said.id, said.while_held, edition.safety_gate, "safety gate"
        yield "leaflet", said.id, [said.item] if said.item else [], edition.item, "item"


def _references_of_care(edition: Edition) -> Iterable[Reference]:
    texts = [text.id for text in edition.profile_texts]
    conditions, known = edition.condition, {*edition.item, *edition.derived_by_id}
    for text in edition.profile_texts:
        yield "profile_texts", text.id, text.gates, edition.gate, "gate"
        yield "profile_texts", text.id, text.in_place_of_call, text.gates, "gate it stands beside"
    for short in edition.short_exams:
        yield "short_exams", short.id, short.gates, edition.gate, "gate"
        yield "short_exams", short.id, (*short.examine, *short.ask), edition.item, "item"
    yield from _references_of_papers(edition)
    for advice in edition.advice:
        yield "advice", advice.id, [advice.investigation], edition.investigation, "investigation"
        yield "advice", advice.id, [advice.profile_text] if advice.profile_text else [], texts, "profile text"
        yield "advice", advice.id, advice.shows, edition.item, "item"
        yield "advice", advice.id, advice.gates, edition.gate, "gate"
        for words in advice.words:
            yield "advice", advice.id, words.conditions, edition.condition, "condition"
    for bedside in edition.bedside:
        yield "bedside", bedside.id, bedside.items, edition.item, "item"
        for words in bedside.words:
            yield "bedside", bedside.id, words.conditions, edition.condition, "condition"
    for step in edition.pathway:
        yield "pathway", step.id, [step.profile_text] if step.profile_text else [], texts, "profile text"
        for words in (*step.words, *step.held_by_words):
            yield "pathway", step.id, words.conditions, edition.condition, "condition"
    for reader in edition.readers:
        questions = reader.questions
        tests = [*reader.tests, *(test for each in questions for test in each.tests)]
        yield "readers", reader.id, tests, edition.investigation, "investigation"
        gates = [*reader.gates, *(gate for each in questions for gate in each.gates)]
        yield "readers", reader.id, gates, edition.gate, "gate"
        named = [*reader.words, *(words for each in questions for words in each.words)]
        yield "readers", reader.id, [name for words in named for name in words.conditions], conditions, "condition"
        wanted = [name for topic in reader.topics for name in (*topic.needs, *topic.tells)]
        yield "readers", reader.id, wanted, known, "item"


def groups_of(pattern: Pattern) -> tuple[str, ...]:
    """Every group that a pattern names."""
    return (
        *pattern.keystone,
        *pattern.supports,
        *pattern.contraries,
        *pattern.lowered_by,
        *pattern.fits_well_needs,
        *pattern.second_cause,
    )


def _check_pattern(condition: ClinicalCondition, edition: Edition, faults: Faults) -> None:
    pattern = condition.pattern
    if pattern is None:
        if condition.role == "ranked":
            faults.add("conditions", condition.id, "is ranked and needs a pattern")
        return

    def fault(what: str, todo: str = "") -> None:
        faults.add("conditions", condition.id, f"look list: {what}", todo)

    for look in pattern.look_list:
        check_recorded(look, edition, fault, sided=pattern.side == "each")
        faults.unless_known("conditions", condition.id, look.only_for_roots or (), ROOTS, "nerve root")
    needed = max(pattern.supports_at_least, getattr(pattern.supports_at_least_from_age, "n", 0))
    if needed > len(pattern.supports):
        faults.add("conditions", condition.id, f"needs {needed} supports and has {len(pattern.supports)}")
    _check_verified(condition, pattern, edition, faults)
    if pattern.closers == ():
        faults.add("conditions", condition.id, "needs closers", "write `closers: never` when nothing closes it")
    if condition.roots_named and not edition.root_signs:
        faults.add("conditions", condition.id, "names roots, and the pack has no root signs")


def _check_verified(condition: ClinicalCondition, pattern: Pattern, edition: Edition, faults: Faults) -> None:
    """What rests on unverified facts may say neither of the two certain words."""
    lifting = [*pattern.keystone, *pattern.fits_well_needs]
    if pattern.supports_at_least and not pattern.fits_well_needs:
        # Where a verified group is needed besides, an unverified support alone lifts nothing.
        lifting += pattern.supports
    statuses = {name: edition.group[name].status for name in lifting if name in edition.group}
    unverified = [name for name, status in {condition.id: condition.status, **statuses}.items() if status in UNVERIFIED]
    if unverified and (pattern.highest != "possible" or pattern.closers != "never"):
        faults.add(
            "conditions",
            condition.id,
            f"rests on `{'`, `'.join(unverified)}`, which is not verified",
            "write `highest: possible` and `closers: never`, or verify it",
        )
    if pattern.highest == "possible" and not pattern.note:
        faults.add("conditions", condition.id, "never fits well", "say why in `note`")


def _check_gate(gate: Gate, faults: Faults) -> None:
    if not gate.core:
        faults.add("gates", gate.id, "needs a core item", "without one it could never be not cleared")
    both = sorted({*gate.core} & {*gate.conditional})
    for name in both:
        faults.add("gates", gate.id, f"has `{name}` as core and as conditional", "keep one")


def _check_readers(edition: Edition, faults: Faults) -> None:
    """Each test has one reader at most, and a question that nobody reads is none."""
    first: dict[str, str] = {}
    for reader in edition.readers:
        for test in reader.tests:
            if first.setdefault(test, reader.id) != reader.id:
                faults.add("readers", reader.id, f"is asked for `{test}`, as `{first[test]}` is", "keep one of them")
        for question in reader.questions:
            if not question.says.endswith("?"):
                faults.add("readers", reader.id, f"ends with what is no question: {question.says}")


def _check_circles(edition: Edition, faults: Faults) -> None:
    """A group that reads itself, by however many others, would never be settled."""
    reads = {
        group.id: {
            leaf.group
            for formula in _of_group(group)
            for leaf in leaves(formula.condition)
            if isinstance(leaf, GroupIs)
        }
        for group in edition.groups
    }
    for name, direct in reads.items():
        seen: set[str] = set()
        ahead = set(direct)
        while ahead:
            other = ahead.pop()
            seen.add(other)
            ahead |= reads.get(other, set()) - seen
        if name in seen:
            faults.add("groups", name, "reads itself", "break the circle of groups")

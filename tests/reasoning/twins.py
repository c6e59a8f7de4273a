"""The twins of the clinical review (7.7) of any patient, made from the pattern of the leading condition.

Each twin is a patient changed in one way and what must then hold. No condition is named here: keystones, look lists and
questions are those of whichever condition leads. ``python -m tests.reasoning.twins`` prints how many there are.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey
from examassist.knowledge.condition import leaves
from examassist.reasoning.invented import case_encounter
from tests.reasoning import laws
from tests.reasoning.patients import cases, edition, without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.case import Case
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.rule import ClinicalCondition, Pattern

Words = dict[tuple[str, str], str]

LEADING = ("fits_well", "possible")
HEIGHT = {"fits_well": 2, "possible": 1}


class Twin(NamedTuple):
    """What was changed, and what is wrong with what came out; nothing when the twin holds."""

    kind: str
    what: str
    wrong: str | None


class Leading(NamedTuple):
    """The condition and side that lead a patient, with the words of all."""

    condition: ClinicalCondition
    pattern: Pattern
    side: str
    words: Words

    @property
    def place(self) -> tuple[str, str]:
        """Where its word stands among all words."""
        return self.condition.id, self.side


def whole_patients() -> list[Case]:
    """The patients that are written whole and not as a twin of another."""
    return [case for case in cases() if case.based_on is None]


def leading(encounter: Encounter) -> Leading | None:
    """The condition with the highest word that may fit well or is possible; none when all is open or unlikely."""
    return leading_of(laws.words(encounter))


def leading_of(words: Words) -> Leading | None:
    """The same from the words of all conditions."""
    by_id = edition().condition
    ranked = sorted(
        (place for place, word in words.items() if word in LEADING),
        key=lambda place: (LEADING.index(words[place]), -by_id[place[0]].harm, place),
    )
    if not ranked:
        return None
    condition = by_id[ranked[0][0]]
    return None if condition.pattern is None else Leading(condition, condition.pattern, ranked[0][1], words)


def twins(encounter: Encounter) -> Iterator[Twin]:
    """Every twin of one patient."""
    yield _mirror(encounter)
    if laws.Read(encounter).in_conflict:
        # One answer less settles a conflict and is then no loss (decision 0007).
        return
    lead = leading(encounter)
    if lead is not None:
        yield _keystone_unknown(encounter, lead)
        yield from _not_looked_at(encounter, lead)
        yield from _unsure(encounter, lead)
        yield from _second_disease(encounter, lead)
    yield from _new_or_old(encounter)
    yield from _last_visit(encounter)


def _keystone_unknown(encounter: Encounter, lead: Leading) -> Twin:
    gone = _cells(items_of_groups(lead.pattern.keystone))
    word = laws.words(without(encounter, gone))[lead.place]
    wrong = None if word == "not_enough_data" else f"{lead.place} is {word}"
    return Twin("a keystone unknown", lead.condition.id, wrong)


def _not_looked_at(encounter: Encounter, lead: Leading) -> Iterator[Twin]:
    for look in lead.pattern.look_list:
        if look.only_for_roots is None:
            word = laws.words(without(encounter, _cells({look.recorded})))[lead.place]
            wrong = f"{lead.place} fits well" if word == "fits_well" else None
            yield Twin("bc not looked at", look.recorded, wrong)


def _unsure(encounter: Encounter, lead: Leading) -> Iterator[Twin]:
    for name in sorted(items_of_groups(lead.pattern.keystone)):
        item = edition().item[name]
        asked = {key for key in _cells({name}) if encounter.finding(key) is not None}
        if not asked or not item.settles_nothing or item.kind == "multi":
            continue
        unsure = tuple(Finding(item=name, side=key.side, value=item.settles_nothing[0]) for key in asked)
        blank = without(encounter, frozenset(asked))
        same = laws.words(evolve(blank, findings=(*blank.findings, *unsure))) == laws.words(blank)
        yield Twin("d unsure", name, None if same else f"unsure of {name} is not blank")


def _mirror(encounter: Encounter) -> Twin:
    parts = laws.mirroring_mirrors(laws.Read(encounter))
    return Twin("e mirror", "all", f"{parts} are not mirrored" if parts else None)


def _second_disease(encounter: Encounter, lead: Leading) -> Iterator[Twin]:
    for other in edition().conditions:
        yield from second_disease(laws.Read(encounter), lead, other)


def second_disease(read: laws.Read, lead: Leading, other: ClinicalCondition) -> Iterator[Twin]:
    """Signs of another condition added where nothing is recorded; a cord sign may lower, because it moves the level."""
    if other.pattern is None or other.id == lead.condition.id or lead.pattern.contrary_gates:
        return
    encounter = read.encounter
    kept = items_of_groups((*lead.pattern.contraries, *lead.pattern.lowered_by, *lead.pattern.keystone))
    closing = () if lead.pattern.closers == "never" else lead.pattern.closers
    kept |= items_of(closing)
    added = [each for each in signs_of(other.pattern) if each.item not in kept and encounter.finding(each.key) is None]
    if added:
        both = evolve(encounter, findings=(*encounter.findings, *added))
        word = read.of(both).words[lead.place]
        lower = HEIGHT.get(word, 0) < HEIGHT[lead.words[lead.place]]
        yield Twin("f second disease", other.id, f"{lead.place} fell to {word}" if lower else None)


def _new_or_old(encounter: Encounter) -> Iterator[Twin]:
    before = laws.words(encounter)
    for name in sorted({name for gate in edition().gates for name in gate.onset_from}):
        question = edition().item[name].part_of or ""
        found = encounter.finding(FindingKey(question))
        if found is None or found.value != "yes":
            continue
        blank = without(encounter, _cells({name}))
        for onset in ("new_or_worse", "long_standing_unchanged"):
            after = laws.words(evolve(blank, findings=(*blank.findings, Finding(item=name, value=onset))))
            moved = [str(place) for place in before if after[place] != before[place] and not reads(place[0], name)]
            yield Twin("g new or old", f"{name} {onset}", f"changed {moved}" if moved else None)


def _last_visit(encounter: Encounter) -> Iterator[Twin]:
    graded = [
        each for each in encounter.findings if edition().item[each.item].kind == "grade" and each.value is not None
    ]
    if not graded:
        return
    visit = evolve(encounter, examined_at=encounter.examined_at - timedelta(days=60))
    before = laws.words(encounter, (visit,))
    for finding in graded[:2]:
        values = [answer.id for answer in edition().item[finding.item].values if answer.id != finding.value]
        changed = without(visit, frozenset({finding.key}))
        other = evolve(changed, findings=(*changed.findings, evolve(finding, value=values[-1])))
        after = laws.words(encounter, (other,))
        moved = [str(place) for place in before if after[place] != before[place] and not compares(place[0])]
        yield Twin("h last visit", finding.item, f"changed {moved}" if moved else None)


def signs_of(pattern: Pattern) -> list[Finding]:
    """An answer for each single finding that the keystones of a condition name."""
    found: dict[FindingKey, Finding] = {}
    for group in pattern.keystone:
        for leaf in leaves(edition().group[group].pro):
            name = getattr(leaf, "finding", None)
            wanted: frozenset[str] = getattr(leaf, "wanted", frozenset())
            if name is not None:
                item = edition().item[name]
                value = (min(wanted),) if item.kind == "multi" else min(wanted)
                found |= {key: Finding(item=name, side=key.side, value=value) for key in edition().keys_of(item)}
    return list(found.values())


def reads(condition_id: str, name: str) -> bool:
    """Whether a condition's words may rest on an item: then it is more than the tier of a red flag."""
    return name in items_of_condition(condition_id) or _rests_on_gates(condition_id)


def compares(condition_id: str) -> bool:
    """Whether a condition's words may rest on a comparison with an earlier visit."""
    condition = edition().condition[condition_id]
    formulas = [each for group in groups_of(condition.pattern) for each in _formulas(group)]
    formulas += [sign.positive for sign in edition().root_signs] if condition.roots_named else []
    return _rests_on_gates(condition_id) or any(hasattr(leaf, "changed") for each in formulas for leaf in _deep(each))


def _rests_on_gates(condition_id: str) -> bool:
    pattern = edition().condition[condition_id].pattern
    return pattern is not None and pattern.contrary_gates


def items_of_condition(condition_id: str) -> set[str]:
    """Every item a condition's groups and closers read."""
    pattern = edition().condition[condition_id].pattern
    closing = () if pattern is None or pattern.closers == "never" else pattern.closers
    return items_of_groups(groups_of(pattern)) | items_of(closing)


def groups_of(pattern: Pattern | None) -> tuple[str, ...]:
    """Every group a pattern names."""
    if pattern is None:
        return ()
    lists = (pattern.keystone, pattern.supports, pattern.contraries, pattern.lowered_by, pattern.fits_well_needs)
    return tuple(name for each in lists for name in each)


def items_of_groups(names: Iterable[str]) -> set[str]:
    """Every item that some groups read, through other groups and computed numbers."""
    return items_of(formula for name in names for formula in _formulas(name))


def items_of(formulas: Iterable[Condition]) -> set[str]:
    """Every item that some formulas read, through groups and computed numbers."""
    fields = ("finding", "measure", "coded", "since", "changed", "not_obtained", "recorded")
    names = {getattr(leaf, field, "") for formula in formulas for leaf in _deep(formula) for field in fields} - {""}
    derived = edition().derived_by_id
    return {name for each in names for name in (derived[each].inputs if each in derived else (each,))}


def _formulas(group_id: str) -> list[Condition]:
    group = edition().group[group_id]
    return [each for each in (group.pro, group.con, group.looked, group.open_when) if each is not None]


def _deep(formula: Condition) -> Iterator[Condition]:
    for leaf in leaves(formula):
        yield leaf
        inner = getattr(leaf, "group", None)
        for each in _formulas(inner) if inner is not None else ():
            yield from _deep(each)


def _cells(names: Iterable[str]) -> frozenset[FindingKey]:
    """The cells of some items, with the grouped questions whose no would answer them."""
    names = set(names)
    names |= {item.id for item in edition().items if item.parts is not None and item.parts.item in names}
    return frozenset(key for name in names for key in edition().keys_of(edition().item[name]))


def main() -> None:
    """Count the twins of every whole patient, and print those that do not hold."""
    held: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for case in whole_patients():
        for twin in twins(case_encounter(case, cases(), edition())):
            (broken if twin.wrong else held)[twin.kind] += 1
            if twin.wrong:
                print(f"  {case.id}: {twin.kind}, {twin.what}: {twin.wrong}", flush=True)  # noqa: T201  for a terminal
    for kind in sorted(held | broken):
        print(f"{kind}: {held[kind]} hold, {broken[kind]} do not")  # noqa: T201  for a terminal


if __name__ == "__main__":
    main()

"""The pack's invented patients as encounters, and what the laws need to change them."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from examassist.domain.body import Laterality
from examassist.domain.encounter import Encounter
from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason, Finding, FindingKey
from examassist.domain.patient import Patient, Sex
from examassist.knowledge.condition import FindingIs, leaves
from examassist.knowledge.load import load_cases, load_pack
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.invented import EXAMINED_AT, case_encounter
from examassist.reasoning.onset import NEW, WITH_COMPLAINT, complaint_began
from examassist.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from examassist.domain.finding import Value
    from examassist.knowledge.case import Case
    from examassist.knowledge.condition import Condition
    from examassist.knowledge.edition import Edition
    from examassist.knowledge.item import Item

PACK = resource_root() / "packs" / "leg_pain"
WRIST = Path(__file__).parent.parent / "packs" / "wrist"


@lru_cache(maxsize=2)
def edition() -> Edition:
    """The edition of the leg pain pack."""
    return load_pack(PACK)


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """The pack's invented patients."""
    return load_cases(PACK)


@lru_cache(maxsize=1)
def patients() -> tuple[Encounter, ...]:
    """The encounters of the pack's invented patients, and one of whom nothing is recorded."""
    nobody = Encounter(pack=edition().header.id, examined_at=EXAMINED_AT, patient=Patient(age_years=66))
    return (nobody, *(case_encounter(case, cases(), edition()) for case in cases()))


@lru_cache(maxsize=1)
def read_by_rules() -> tuple[FindingKey, ...]:
    """Every cell that some rule of the pack reads."""
    names: set[str] = set()
    for condition in _conditions(edition()):
        for leaf in leaves(condition):
            for field in ("finding", "measure", "coded", "changed", "recorded", "since", "not_obtained"):
                name = getattr(leaf, field, None)
                if isinstance(name, str):
                    names.add(name)
    for gate in edition().gates:
        names |= {*gate.core, *gate.conditional, *gate.onset_from}
    for derived in edition().derived:
        if derived.calculation is not None:
            names |= set(derived.inputs)
    items = [item for item in edition().items if item.id in names]
    return tuple(key for item in items for key in edition().keys_of(item))


def _conditions(pack: Edition) -> Iterable[Condition]:
    for group in pack.groups:
        yield from (each for each in (group.pro, group.con, group.looked, group.open_when) if each is not None)
    for gate in pack.gates:
        yield from (tier.when for tier in gate.tiers)
        yield from (tier.unless for tier in gate.tiers if tier.unless is not None)
    for entry in pack.conditions:
        if entry.pattern is not None and entry.pattern.closers != "never":
            yield from entry.pattern.closers
            yield from entry.pattern.look_list


def consistent(findings: dict[FindingKey, Finding]) -> dict[FindingKey, Finding]:
    """``findings`` without the parts of a group that was answered no, which no screen and no file can hold."""
    denied = {
        item.parts.item
        for item in edition().items
        if item.parts is not None and (found := findings.get(FindingKey(item.id))) is not None and found.value == "no"
    }
    return {key: finding for key, finding in findings.items() if key.item not in denied}


def mirrored(encounter: Encounter) -> Encounter:
    """The same patient with right and left exchanged."""
    swapped = tuple(evolve(finding, side=finding.side.opposite) for finding in encounter.findings)
    return evolve(encounter, findings=swapped)


def changed_at_random(dice: Random, among: Sequence[Encounter] | None = None) -> Encounter:
    """A patient of the pack, or ``among`` these, with up to a dozen answers changed or added by ``dice``."""
    start = dice.choice(among or patients())
    findings = dict(start.by_key)
    for key in dice.sample(read_by_rules(), dice.randint(0, 12)):
        findings[key] = Finding(item=key.item, side=key.side, value=dice.choice(some_values(edition().item[key.item])))
    return evolve(start, findings=tuple(consistent(findings).values()))


def visits_at_random(encounter: Encounter, dice: Random) -> tuple[Encounter, ...]:
    """Up to two earlier visits of the same patient, of which a third of the answers were others."""
    visits = []
    for _ in range(dice.choice((0, 0, 1, 2))):
        findings = dict(encounter.by_key)
        for key in dice.sample(sorted(findings, key=str), len(findings) // 3):
            item = edition().item[key.item]
            findings[key] = Finding(item=key.item, side=key.side, value=dice.choice(some_values(item)))
        day = encounter.examined_at - timedelta(days=dice.choice((1, 14, 15, 28, 29, 90)))
        visits.append(evolve(encounter, findings=tuple(consistent(findings).values()), examined_at=day))
    return tuple(visits)


def erased_at_random(
    encounter: Encounter, dice: Random, pack: Edition | None = None
) -> tuple[Encounter, frozenset[FindingKey]]:
    """``encounter`` with up to eight answers lost by ``dice``, and which; the age or the sex may be lost as well.

    An answer is lost when it is erased, when nothing could be had, or when it is unsure: none of them tells anything.
    The answers are those of ``pack``; of leg pain when none is given. What outweighs another answer stays: without it
    that answer counts again.
    """
    keys = sorted(encounter.by_key, key=str)
    gone = frozenset(dice.sample(keys, min(len(keys), dice.randint(1, 8))))
    gone -= outweighing(encounter, pack or edition())
    instead = tuple(each for key in sorted(gone, key=str) for each in _in_vain(key, dice, pack or edition()))
    less = without(encounter, gone)
    patient = lost_of(encounter.patient, age=dice.random() < _PATIENT, sex=dice.random() < _PATIENT)
    return evolve(less, findings=(*less.findings, *instead), patient=patient), gone


def outweighing(encounter: Encounter, pack: Edition) -> frozenset[FindingKey]:
    """The cells that say when a complaint of a few days began, beside a sign that is told to be older than that.

    Both cannot be true, and the higher tier counts (decision 0057). The sign's own answer is a known onset, so that a
    record without the beginning of the complaint says something else and not less.
    """
    header = pack.header
    told = any(each.item in pack.onset_items and each.value == WITH_COMPLAINT for each in encounter.findings)
    facts = Facts(encounter, pack, ())
    if not told or complaint_began(facts, lambda each: evaluate(each, facts, Laterality.UNSIDED)).onset != NEW:
        return frozenset()
    lasting = leaves(header.onset_new_when) if header.onset_new_when is not None else ()
    names = [header.onset_item, *(leaf.finding for leaf in lasting if isinstance(leaf, FindingIs))]
    return frozenset(key for name in names if name is not None for key in pack.keys_of(pack.item[name]))


_PATIENT = 0.25
"""How often the age, and how often the sex, is lost."""


def lost_of(patient: Patient, *, age: bool, sex: bool) -> Patient:
    """``patient`` without the age or the sex."""
    known = evolve(patient, age_years=None, birth_date=None) if age else patient
    return evolve(known, sex=Sex.UNKNOWN) if sex else known


def _in_vain(key: FindingKey, dice: Random, pack: Edition) -> Iterable[Finding]:
    """Nothing, a reason why there is no result, or an answer that settles nothing."""
    found = in_vain(key, pack)
    return () if dice.random() < 0.5 else (dice.choice(found),)


def in_vain(key: FindingKey, pack: Edition) -> list[Finding]:
    """Every way in which a cell of ``pack`` can be recorded without a result."""
    item = pack.item[key.item]
    unsure = item.settles_nothing if item.kind != "multi" else ()
    return [
        *(Finding(item=key.item, side=key.side, not_obtained=reason) for reason in AbsentReason),
        *(Finding(item=key.item, side=key.side, value=value) for value in unsure),
    ]


def without(encounter: Encounter, gone: frozenset[FindingKey]) -> Encounter:
    """``encounter`` with the answers of ``gone`` erased."""
    return evolve(encounter, findings=tuple(each for each in encounter.findings if each.key not in gone))


def some_values(item: Item) -> list[Value]:
    """Values the item can have, results that settle nothing included: all of a list, a handful of numbers or dates."""
    if item.kind == "multi":
        plain = [answer.id for answer in item.values if not answer.exclusive]
        return [(), *((answer.id,) for answer in item.values), tuple(plain[:2]), tuple(plain[-2:])]
    if item.values:
        return [answer.id for answer in item.values]
    if item.kind == "date":
        return ["2026-11-18", "2026-11", "2026-08", "2024", "2026-11-06"]
    low, high = item.range or (0, 10)
    numbers = [low, high, (low + high) // 2, low + (high - low) // 4, low + (high - low) * 3 // 4]
    return [*numbers, *item.coded_results]

"""Encounters for property tests: the pack's own patients, changed at random, and some made of nothing but chance."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from examassist.domain.encounter import Encounter
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey
from examassist.domain.patient import Patient
from examassist.knowledge.condition import leaves
from examassist.knowledge.load import load_cases, load_pack
from examassist.reasoning.prove import EXAMINED_AT, case_encounter
from examassist.resources import resource_root

if TYPE_CHECKING:
    from collections.abc import Iterable

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
            for field in ("finding", "measure", "coded", "changed", "recorded", "since"):
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
        yield from (each for each in (group.pro, group.con, group.looked) if each is not None)
    for gate in pack.gates:
        yield from (tier.when for tier in gate.tiers)
        yield from (tier.unless for tier in gate.tiers if tier.unless is not None)
    for entry in pack.conditions:
        if entry.pattern is not None and entry.pattern.closers != "never":
            yield from entry.pattern.closers
            yield from entry.pattern.look_list


def values_of(item: Item) -> st.SearchStrategy[Value]:
    """Any value the item can have, results that settle nothing included."""
    if item.kind == "multi":
        plain = [answer.id for answer in item.values if not answer.exclusive]
        some = st.lists(st.sampled_from(plain), unique=True, max_size=3).map(tuple)
        exclusive = [(answer.id,) for answer in item.values if answer.exclusive]
        return some if not exclusive else st.one_of(some, st.sampled_from(exclusive))
    if item.values:
        return st.sampled_from([answer.id for answer in item.values])
    if item.kind == "date":
        return st.sampled_from(["2026-11-18", "2026-11", "2026-08", "2024", "2026-11-06"])
    low, high = item.range or (0, 10)
    numbers: st.SearchStrategy[Value] = st.integers(int(low), int(high))
    return st.one_of(numbers, st.sampled_from(item.coded_results)) if item.coded_results else numbers


@st.composite
def encounters(draw: st.DrawFn) -> Encounter:
    """A patient of the pack with some answers changed and others added, without contradicting a group answer."""
    start = draw(st.sampled_from(patients()))
    findings = dict(start.by_key)
    for key in draw(st.lists(st.sampled_from(read_by_rules()), unique=True, max_size=12)):
        findings[key] = Finding(item=key.item, side=key.side, value=draw(values_of(edition().item[key.item])))
    return evolve(start, findings=tuple(consistent(findings).values()))


def consistent(findings: dict[FindingKey, Finding]) -> dict[FindingKey, Finding]:
    """``findings`` without the parts of a group that was answered no, which no screen and no file can hold."""
    denied = {
        item.parts.item
        for item in edition().items
        if item.parts is not None and (found := findings.get(FindingKey(item.id))) is not None and found.value == "no"
    }
    return {key: finding for key, finding in findings.items() if key.item not in denied}


@st.composite
def erased(draw: st.DrawFn, encounter: Encounter) -> tuple[Encounter, frozenset[FindingKey]]:
    """``encounter`` with some answers erased, and which."""
    keys = sorted(encounter.by_key, key=str)
    if not keys:
        return encounter, frozenset()
    gone = frozenset(draw(st.lists(st.sampled_from(keys), unique=True, min_size=1, max_size=8)))
    kept = tuple(finding for finding in encounter.findings if finding.key not in gone)
    return evolve(encounter, findings=kept), gone


def mirrored(encounter: Encounter) -> Encounter:
    """The same patient with right and left exchanged."""
    swapped = tuple(evolve(finding, side=finding.side.opposite) for finding in encounter.findings)
    return evolve(encounter, findings=swapped)

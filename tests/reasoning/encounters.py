"""Strategies for property tests: the pack's own patients, changed and erased at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey
from tests.reasoning.patients import (
    consistent,
    edition,
    in_vain,
    lost_of,
    patients,
    read_by_rules,
    some_values,
    without,
)

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter


@st.composite
def encounters(draw: st.DrawFn) -> Encounter:
    """A patient of the pack with some answers changed and others added, without contradicting a group answer."""
    start = draw(st.sampled_from(patients()))
    findings = dict(start.by_key)
    for key in draw(st.lists(st.sampled_from(read_by_rules()), unique=True, max_size=12)):
        value = draw(st.sampled_from(some_values(edition().item[key.item])))
        findings[key] = Finding(item=key.item, side=key.side, value=value)
    return evolve(start, findings=tuple(consistent(findings).values()))


@st.composite
def erased(draw: st.DrawFn, encounter: Encounter) -> tuple[Encounter, frozenset[FindingKey]]:
    """``encounter`` with some answers erased, not obtained or unsure, and which; age and sex may be lost as well."""
    keys = sorted(encounter.by_key, key=str)
    lost = st.lists(st.sampled_from(keys), unique=True, max_size=8) if keys else st.just([])
    gone = frozenset(draw(lost))
    instead = [draw(st.sampled_from([None, *in_vain(key, edition())])) for key in sorted(gone, key=str)]
    less = without(encounter, gone)
    patient = lost_of(encounter.patient, age=draw(st.booleans()), sex=draw(st.booleans()))
    findings = (*less.findings, *(each for each in instead if each is not None))
    return evolve(less, findings=findings, patient=patient), gone

"""Strategies for property tests: the pack's own patients, changed and erased at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey
from tests.reasoning.patients import consistent, edition, patients, read_by_rules, some_values, without

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
    """``encounter`` with some answers erased, and which."""
    keys = sorted(encounter.by_key, key=str)
    if not keys:
        return encounter, frozenset()
    gone = frozenset(draw(st.lists(st.sampled_from(keys), unique=True, min_size=1, max_size=8)))
    return without(encounter, gone), gone

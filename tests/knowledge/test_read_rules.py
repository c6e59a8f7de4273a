"""Each entry is a heading with its id, then its sentences, its sources and its status."""

from __future__ import annotations

from examassist.knowledge.read_rules import Entries
from tests.knowledge.packs import wrist


def test_a_gate_says_what_it_says_whom_to_call_and_its_sources() -> None:
    gate = wrist().gates[0]
    heading, *lines = Entries(wrist()).gate(gate)
    assert heading == f"{gate.label} [{gate.id}, {gate.ref}]"
    text = " ".join(lines)
    assert f"Says: {gate.criteria_met}." in text
    assert f"Call: {gate.call}" in text
    assert lines[-1].startswith(f"Sources: {', '.join(gate.sources)}. Status {gate.status}.")


def test_a_condition_without_a_pattern_is_only_named() -> None:
    edition = wrist(conditions={"creaky_wrist": {"pattern": None, "role": "gate"}})
    assert "Named only (gate)." in Entries(edition).condition(edition.conditions[0])

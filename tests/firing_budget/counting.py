"""Counts what the red flags do on the ordinary patients of a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from examassist.knowledge.load import load_cases
from examassist.reasoning.derive import Facts
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.invented import case_earlier, case_encounter
from tests.reasoning.patients import PACK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from examassist.domain.encounter import Encounter
    from examassist.knowledge.edition import Edition

EMERGENCIES = 0.02
TODAY = 0.08
NOT_CLEARED = 0.20
"""Each share must stay below its limit (hazard 9 of the clinical review)."""


class Patient(NamedTuple):
    """One ordinary patient with the visits before this one."""

    encounter: Encounter
    earlier: Sequence[Encounter]


class GateCount(NamedTuple):
    """On how many patients one gate was raised to now or today, and left open."""

    gate: str
    now: int
    today: int
    not_cleared: int


class Budget(NamedTuple):
    """The counts of each gate, and of patients: one with several flags counts once, at the highest tier."""

    patients: int
    gates: tuple[GateCount, ...]
    now: int
    today: int
    not_cleared: int

    @property
    def holds(self) -> bool:
        """Whether every share is below its limit; a mix without patients proves nothing."""
        if not self.patients:
            return False
        return (
            self.now / self.patients < EMERGENCIES
            and self.today / self.patients < TODAY
            and self.not_cleared / self.patients < NOT_CLEARED
        )


def ordinary_patients(edition: Edition) -> tuple[Patient, ...]:
    """The cases of the pack marked as ordinary, in the order of its files."""
    cases = load_cases(PACK)
    return tuple(
        Patient(case_encounter(case, cases, edition), case_earlier(case, cases, edition))
        for case in cases
        if case.ordinary
    )


def count(edition: Edition, patients: Iterable[Patient]) -> Budget:
    """Judge every gate of ``edition`` on every patient."""
    judged = [_judge(edition, patient) for patient in patients]
    gates = tuple(_count_of(gate.id, judged) for gate in edition.gates)
    return Budget(
        patients=len(judged),
        gates=gates,
        now=sum("now" in each.values() for each in judged),
        today=sum("today" in each.values() and "now" not in each.values() for each in judged),
        not_cleared=sum("not_cleared" in each.values() for each in judged),
    )


def _judge(edition: Edition, patient: Patient) -> Mapping[str, str]:
    """The tier of each raised gate, else its state."""
    facts = Facts(patient.encounter, edition, patient.earlier)
    flags = [judge_gate(gate, facts) for gate in edition.gates]
    return {flag.gate.id: flag.tier or flag.state for flag in flags}


def _count_of(gate: str, judged: Sequence[Mapping[str, str]]) -> GateCount:
    seen = [each[gate] for each in judged]
    return GateCount(gate, seen.count("now"), seen.count("today"), seen.count("not_cleared"))

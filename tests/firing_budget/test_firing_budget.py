"""The red flags stay within what a normal clinic can bear, and the count notices when they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.domain.evolve import evolve
from examassist.knowledge.condition import FindingIs
from examassist.knowledge.rule import TierRule
from tests.firing_budget.counting import Budget, count, ordinary_patients
from tests.reasoning.patients import edition

if TYPE_CHECKING:
    from examassist.knowledge.rule import Tier


def _budget() -> Budget:
    return count(edition(), ordinary_patients(edition()))


def _over_sensitive(tier: Tier) -> Budget:
    """The same patients when one flag fires on diabetes alone, which the clinical review forbids (A6)."""
    diabetes = TierRule(tier=tier, when=FindingIs(finding="risk_group", value="diabetes"))
    gates = [
        evolve(gate, tiers=(*gate.tiers, diabetes)) if gate.id == "suspected_spinal_infection" else gate
        for gate in edition().gates
    ]
    return count(edition().model_copy(update={"gates": tuple(gates)}), ordinary_patients(edition()))


def test_a_normal_clinic_stays_within_the_budget() -> None:
    budget = _budget()
    assert budget.patients >= 100
    assert budget.holds, budget


def test_the_mix_holds_patients_whom_a_flag_must_reach() -> None:
    # A mix of the healthy alone would be within any budget.
    budget = _budget()
    assert budget.today >= 3
    assert budget.not_cleared >= 5


@pytest.mark.parametrize("tier", ["now", "today"])
def test_a_flag_that_fires_on_diabetes_alone_breaks_the_budget(tier: Tier) -> None:
    before, after = _budget(), _over_sensitive(tier)
    assert getattr(after, tier) > getattr(before, tier)
    assert not after.holds


def test_a_flag_that_asks_what_nobody_records_breaks_the_budget() -> None:
    asks_more = [evolve(gate, core=(*gate.core, "trunk_sensory_level")) for gate in edition().gates]
    more = edition().model_copy(update={"gates": tuple(asks_more)})
    assert not count(more, ordinary_patients(edition())).holds


@pytest.mark.parametrize(
    ("patients", "now", "today", "not_cleared"),
    [(100, 2, 7, 19), (100, 1, 8, 19), (100, 1, 7, 20), (0, 0, 0, 0)],
)
def test_each_share_must_stay_below_its_limit(patients: int, now: int, today: int, not_cleared: int) -> None:
    assert Budget(patients=100, gates=(), now=1, today=7, not_cleared=19).holds
    assert not Budget(patients, (), now, today, not_cleared).holds

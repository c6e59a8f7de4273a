"""The hunt itself: it kills what a case would notice and lets live what none checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.knowledge.case import Expected
from examassist.knowledge.load import load_cases
from tests.mutants.formulas import with_fields
from tests.mutants.killing import Hunt
from tests.mutants.rules import Mutant, mutants
from tests.reasoning.wrist import FOLDER, condition, wrist

if TYPE_CHECKING:
    from examassist.knowledge.case import Case

NEVER = {"age": {"above": 200}}


def never_blue() -> Mutant:
    """The wrist pack's red flag with a highest tier that no patient can meet."""
    gate = wrist().gates[0]
    tiers = (with_fields(gate.tiers[0], when=condition(NEVER)), *gate.tiers[1:])
    return Mutant("gates", 0, gate.id, "tier 0", "never", with_fields(gate, tiers=tiers), None)


def wrist_cases() -> tuple[Case, ...]:
    return load_cases(FOLDER)


def test_an_obviously_wrong_mutant_is_killed_by_the_case_that_shows_it() -> None:
    fate = Hunt(wrist(), wrist_cases()).fate(never_blue())
    assert fate.killer == "blue_fingers_today"


def test_a_mutant_that_no_case_checks_lives_on() -> None:
    unchecked = tuple(with_fields(case, expect=Expected()) for case in wrist_cases())
    fate = Hunt(wrist(), unchecked).fate(never_blue())
    assert fate.killer is None
    assert fate.touched == 1


def test_a_case_that_fails_without_any_fault_kills_nothing() -> None:
    wrong = tuple(with_fields(case, expect=Expected(scope="outside")) for case in wrist_cases())
    hunt = Hunt(wrist(), wrong)
    assert all(patient.usual for patient in hunt.patients)
    assert hunt.fate(never_blue()).killer is None


def test_passing_over_untouched_patients_loses_no_kill() -> None:
    """The quick way says the same as proving every case under every mutant."""
    pack = wrist()
    hunt = Hunt(pack, wrist_cases())
    for mutant in mutants(pack):
        faulty = mutant.edition(pack)
        slow = [each.case.id for each in hunt.patients if each.failing(each.facts(faulty)) - each.usual]
        assert bool(slow) == (hunt.fate(mutant).killer is not None), mutant.line

"""The bars of the pack: its whole patients notice nearly every small fault of its rules."""

from __future__ import annotations

import pytest

from examassist.knowledge.case import Expected
from tests.mutants.formulas import with_fields
from tests.mutants.hunting import every_mutant, hunted, places, scored
from tests.mutants.killing import Hunt
from tests.reasoning.patients import cases, edition

SAMPLE = 300


@pytest.mark.timeout(900)
def test_the_whole_patients_notice_their_share_of_small_faults() -> None:
    score = scored(list(hunted(places(sample=SAMPLE, seed=1))))
    assert score.of_all[1] == SAMPLE
    assert score.of_gates[1] > SAMPLE // 10
    assert score.holds, score


def test_patients_that_expect_nothing_meet_no_bar() -> None:
    silent = tuple(with_fields(case, expect=Expected()) for case in cases()[:50])
    hunt = Hunt(edition(), silent)
    fates = [hunt.fate(every_mutant()[at]) for at in places(sample=5, seed=1)]
    assert not scored(fates).holds
    assert not scored([]).holds


def test_a_sample_is_drawn_again_by_its_seed_and_holds_only_the_faults_asked_for() -> None:
    drawn = places(sample=20, seed=4)
    assert drawn == places(sample=20, seed=4) != places(sample=20, seed=5)
    assert all(every_mutant()[at].asked for at in drawn)
    assert any(not each.asked for each in every_mutant())


def test_one_rule_can_be_hunted_alone() -> None:
    rule = every_mutant()[0].rule
    assert {every_mutant()[at].rule for at in places(rules=[rule], sample=None, seed=1)} == {rule}

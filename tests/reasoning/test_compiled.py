"""A compiled formula says what a walk over the condition says: truth, reasons and what is missing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import AbsentReason, Finding, FindingKey
from examassist.reasoning.compiled import Formulas, formulas_of
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from tests.benchmarks.baselines.tree import Tree
from tests.reasoning.encounters import encounters
from tests.reasoning.formulas import Counting, every_formula
from tests.reasoning.patients import edition
from tests.reasoning.wrist import a_group, a_wrist, condition, read, wrist

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter

KETTLE = {"finding": "lifts_a_kettle", "is": "no"}
FORMULAS = every_formula(edition())
CREAKS = {"finding": "turning_a_key", "is": "creaks_at_once"}


@st.composite
def visits(draw: st.DrawFn) -> tuple[Encounter, Encounter]:
    """A visit in which some results could not be had, and an earlier one of the same exam."""
    now, then = draw(encounters()), draw(encounters())
    absent = draw(st.lists(st.sampled_from(now.findings), max_size=5)) if now.findings else []
    gone = {
        finding.key: Finding(item=finding.item, side=finding.side, not_obtained=draw(st.sampled_from(AbsentReason)))
        for finding in absent
    }
    now = evolve(now, findings=tuple(gone.get(finding.key, finding) for finding in now.findings))
    days = draw(st.integers(1, 60))
    return now, evolve(then, examined_at=now.examined_at - timedelta(days=days))


@settings(max_examples=settings().max_examples // 3)
@given(visits(), st.integers(0, 4))
def test_every_formula_of_the_pack_is_judged_as_the_walk_judges_it(seen: tuple[Encounter, Encounter], at: int) -> None:
    facts = Facts(seen[0], edition(), seen[1:])
    tree = Tree(facts)
    for formula in FORMULAS[at::5]:
        for side in Laterality:
            assert evaluate(formula, facts, side) == tree.evaluate(formula, side), (formula, side)


def test_every_formula_of_the_pack_is_found() -> None:
    found = every_formula(edition())
    named = [gate.tiers[0].when for gate in edition().gates] + [group.pro for group in edition().groups]
    assert [formula for formula in named if not any(formula is each for each in found)] == []


def test_a_condition_is_judged_once_for_the_same_facts() -> None:
    facts = read(a_wrist().say("lifts_a_kettle", "no"))
    formulas = facts.formulas = Counting(wrist())
    kettle = condition(KETTLE)
    assert evaluate(kettle, facts) is evaluate(kettle, facts)
    assert formulas.visits == 1


def test_a_group_that_two_rules_read_is_judged_once() -> None:
    pack = wrist(groups=(a_group("keys", {"any": [KETTLE, CREAKS]}),))
    facts = read(a_wrist(), pack)
    formulas = facts.formulas = Counting(pack)
    evaluate(condition({"group": "keys"}), facts)
    evaluate(condition({"not": {"group": "keys"}}), facts)
    assert formulas.visits == 3 + 1 + 2  # the group once, then each of the two rules


def test_a_formula_names_what_it_reads_and_is_found_by_it() -> None:
    formulas = Formulas(wrist())
    both = formulas.of(condition({"all": [KETTLE, CREAKS]}), Laterality.UNSIDED)
    kettle = formulas.of(condition(KETTLE), Laterality.UNSIDED)
    assert both.reads == {"lifts_a_kettle", "turning_a_key"}
    assert list(formulas.reading("lifts_a_kettle")) == [both, kettle]
    assert list(formulas.reading("turning_a_key")) == [both]
    assert list(formulas.reading("grip_bounce")) == []


def test_the_same_condition_is_made_once_for_each_side() -> None:
    formulas, bounce = Formulas(wrist()), condition({"finding": "grip_bounce", "is": "no_bounce"})
    assert formulas.of(bounce, Laterality.LEFT) is formulas.of(bounce, Laterality.LEFT)
    assert formulas.of(bounce, Laterality.LEFT) is not formulas.of(bounce, Laterality.RIGHT)


def test_a_condition_that_is_no_longer_used_elsewhere_does_not_lend_its_place_to_another() -> None:
    formulas, facts = Formulas(wrist()), read(a_wrist().say("lifts_a_kettle", "no"))
    answers = ["no", "yes"] * 50
    written = [{"finding": "lifts_a_kettle", "is": answer} for answer in answers]
    truths = [formulas.of(condition(each), Laterality.UNSIDED).on(facts).truth.value for each in written]
    assert truths == [{"no": "yes", "yes": "no"}[answer] for answer in answers]


def test_each_loaded_edition_has_its_own_formulas() -> None:
    one, other = wrist(groups=(a_group("one", KETTLE),)), wrist(groups=(a_group("one", CREAKS),))
    assert formulas_of(one) is formulas_of(one)
    assert formulas_of(one) is not formulas_of(other)


def test_what_it_rests_on_is_named_once() -> None:
    facts = read(a_wrist().say("lifts_a_kettle", "no"))
    twice = evaluate(condition({"all": [KETTLE, {"any": [KETTLE, CREAKS]}]}), facts)
    assert twice.because == (FindingKey("lifts_a_kettle"),)

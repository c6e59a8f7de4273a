"""The laws of the clinical review, on changed and erased patients of the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding
from examassist.reasoning.assess import assess
from examassist.reasoning.gates import judge_gate
from tests.builders import an_encounter
from tests.reasoning import laws
from tests.reasoning.encounters import encounters, erased
from tests.reasoning.laws import Read
from tests.reasoning.patients import edition, some_values

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter


@given(encounters(), st.data())
def test_erasing_answers_turns_each_truth_into_itself_or_unknown(encounter: Encounter, data: st.DataObject) -> None:
    after, _ = data.draw(erased(encounter))
    assert laws.erasing_keeps_or_forgets_truths(Read(encounter), Read(after)) == []


@given(encounters(), st.data())
def test_erasing_answers_never_creates_a_certain_word(encounter: Encounter, data: st.DataObject) -> None:
    # Erasing one side of a recorded conflict settles it and is therefore no loss of knowledge.
    read = Read(encounter)
    assume(not read.in_conflict)
    after, _ = data.draw(erased(encounter))
    assert laws.erasing_creates_no_certain_word(read, Read(after)) == []


@given(encounters())
def test_erasing_what_speaks_against_a_condition_gives_at_most_possible(encounter: Encounter) -> None:
    read = Read(encounter)
    assume(not read.in_conflict)
    assert laws.erasing_what_speaks_against_gives_at_most_possible(read) == []


def test_there_are_witnesses_that_only_one_group_reads() -> None:
    assert {group.id for group, _ in laws.own_witnesses()}


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # few patients lack just one witness
@given(encounters(), st.data())
def test_one_more_finding_of_a_group_that_is_pro_changes_no_word(encounter: Encounter, data: st.DataObject) -> None:
    read = Read(encounter)
    fitting = laws.fitting_witnesses(read)
    assume(fitting)
    group, finding = data.draw(st.sampled_from(fitting))
    assert laws.one_more_witness_changes_no_word(read, group, finding) == []


@given(encounters(), st.data())
def test_erasing_answers_never_clears_a_red_flag(encounter: Encounter, data: st.DataObject) -> None:
    after, gone = data.draw(erased(encounter))
    assert laws.erasing_clears_no_flag(Read(encounter), Read(after), gone) == []


@given(encounters(), st.data())
def test_erasing_answers_never_removes_screen_incomplete(encounter: Encounter, data: st.DataObject) -> None:
    after, _ = data.draw(erased(encounter))
    assert laws.erasing_keeps_the_screen_incomplete(Read(encounter), Read(after)) == []


@given(encounters(), st.data())
def test_a_raised_flag_is_lowered_only_through_its_own_inputs(encounter: Encounter, data: st.DataObject) -> None:
    read = Read(encounter)
    raised = [flag for gate in edition().gates if (flag := judge_gate(gate, read.facts)).state == "raised"]
    assume(raised)
    flag = data.draw(st.sampled_from(raised))
    item = data.draw(st.sampled_from(laws.foreign_items(flag)))
    key = data.draw(st.sampled_from(edition().keys_of(item)))
    finding = Finding(item=key.item, side=key.side, value=data.draw(st.sampled_from(some_values(item))))
    assert laws.a_foreign_answer_lowers_no_flag(read, flag, finding) == []


@given(encounters())
def test_swapping_left_and_right_swaps_the_assessment(encounter: Encounter) -> None:
    assert laws.mirroring_mirrors(Read(encounter)) == []


@given(encounters())
def test_the_order_of_answers_changes_nothing(encounter: Encounter) -> None:
    again = evolve(encounter, findings=tuple(reversed(encounter.findings)))
    assert laws.seen(Read(again), swap=False) == laws.seen(Read(encounter), swap=False)


def test_an_empty_encounter_says_that_the_urgency_is_not_known() -> None:
    result = assess(an_encounter(pack="leg_pain").build(), edition())
    assert result.urgency_says == "Urgency not known: no safety question answered"
    assert {each.word for each in result.conditions} == {"not_enough_data"}
    assert {flag.state for flag in result.red_flags} == {"not_cleared"}


@given(encounters())
def test_little_support_always_says_so_far(encounter: Encounter) -> None:
    assert laws.little_support_is_so_far(Read(encounter)) == []


def test_no_rule_that_a_word_rests_on_is_without_a_source() -> None:
    assert laws.rules_without_source() == []


def test_the_laws_read_every_kind_of_formula() -> None:
    kinds = {name.partition(" ")[2].split(" ")[0] for name, _, _ in laws.formulas()}
    assert {"pro", "con", "looked", "open_when", "closer"} <= kinds
    assert any(name.endswith("unless") for name, _, _ in laws.formulas())

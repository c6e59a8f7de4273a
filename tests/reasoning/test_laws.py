"""The laws of the clinical review, on changed and erased patients of the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from examassist.domain.body import SIDES, Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.knowledge.rule import TIERS
from examassist.reasoning.assess import assess
from examassist.reasoning.derive import Facts
from examassist.reasoning.evaluate import evaluate
from examassist.reasoning.gates import judge_gate
from examassist.reasoning.words import group_state
from tests.reasoning.encounters import edition, encounters, erased, mirrored, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examassist.domain.encounter import Encounter
    from examassist.reasoning.assessment import Assessment

CERTAIN = ("fits_well", "does_not_fit")


def _truths(encounter: Encounter) -> Iterator[tuple[str, Truth]]:
    facts = Facts(encounter, edition())
    for group in edition().groups:
        for side in SIDES if group.side == "each" else (Laterality.UNSIDED,):
            yield f"{group.id} pro {side}", evaluate(group.pro, facts, side).truth
            if group.con is not None:
                yield f"{group.id} con {side}", evaluate(group.con, facts, side).truth
    for gate in edition().gates:
        for side in SIDES if gate.side == "each" else (Laterality.UNSIDED,):
            for place, tier in enumerate(gate.tiers):
                yield f"{gate.id} {place} {side}", evaluate(tier.when, facts, side).truth


def _words(encounter: Encounter) -> dict[tuple[str, str], str]:
    words = {}
    for result in assess(encounter, edition(), look_ahead=False).conditions:
        for side in ("right", "left") if result.side in {None, "both"} else (result.side,):
            words[result.id, side] = result.word
    return words


def _in_conflict(encounter: Encounter) -> bool:
    facts = Facts(encounter, edition())
    return any(
        group_state(group.id, facts, side).conflict
        for group in edition().groups
        for side in (SIDES if group.side == "each" else (Laterality.UNSIDED,))
    )


@given(encounters(), st.data())
def test_erasing_answers_turns_each_truth_into_itself_or_unknown(encounter: Encounter, data: st.DataObject) -> None:
    after, _ = data.draw(erased(encounter))
    before = dict(_truths(encounter))
    for name, truth in _truths(after):
        assert truth in {before[name], Truth.UNKNOWN}, name


@given(encounters(), st.data())
def test_erasing_answers_never_creates_a_certain_word(encounter: Encounter, data: st.DataObject) -> None:
    # Erasing one side of a recorded conflict settles it and is therefore no loss of knowledge.
    assume(not _in_conflict(encounter))
    after, _ = data.draw(erased(encounter))
    before = _words(encounter)
    for name, word in _words(after).items():
        assert word not in CERTAIN or before.get(name) == word, name


@given(encounters(), st.data())
def test_erasing_answers_never_clears_a_red_flag(encounter: Encounter, data: st.DataObject) -> None:
    after, gone = data.draw(erased(encounter))
    facts, later = Facts(encounter, edition()), Facts(after, edition())
    for gate in edition().gates:
        before, now = judge_gate(gate, facts), judge_gate(gate, later)
        if now.state == "no_trigger" and before.state != "no_trigger":
            # Only a raised flag whose own sign was erased, while every core question stands answered without a trigger.
            assert before.state == "raised", gate.id
            assert set(before.because) & gone, gate.id
            core = {key for name in gate.core for key in edition().keys_of(edition().item[name])}
            assert not core & gone, gate.id


@given(encounters(), st.data())
def test_erasing_answers_never_removes_screen_incomplete(encounter: Encounter, data: st.DataObject) -> None:
    after, _ = data.draw(erased(encounter))
    still = set(assess(after, edition(), look_ahead=False).not_cleared) | {
        flag.id for flag in assess(after, edition(), look_ahead=False).raised
    }
    assert set(assess(encounter, edition(), look_ahead=False).not_cleared) <= still


@given(encounters(), st.data())
def test_a_raised_flag_is_lowered_only_through_its_own_inputs(encounter: Encounter, data: st.DataObject) -> None:
    facts = Facts(encounter, edition())
    raised = [flag for gate in edition().gates if (flag := judge_gate(gate, facts)).state == "raised"]
    assume(raised)
    flag = data.draw(st.sampled_from(raised))
    own = {*flag.gate.core, *flag.gate.conditional, *flag.gate.onset_from, edition().header.onset_item}
    own |= {key.item for key in flag.because}
    others = [item for item in edition().items if item.id not in own and item.values and not _parts_of(own, item.id)]
    item = data.draw(st.sampled_from(others))
    key = data.draw(st.sampled_from(edition().keys_of(item)))
    finding = {"item": key.item, "side": key.side, "value": data.draw(values_of(item))}
    kept = tuple(each for each in encounter.findings if each.key != key)
    changed = evolve(encounter, findings=(*kept, finding))
    now = judge_gate(flag.gate, Facts(changed, edition()))
    assert now.state == "raised"
    assert now.tier is not None
    assert flag.tier is not None
    assert TIERS.index(now.tier) <= TIERS.index(flag.tier)


def _parts_of(own: set[str | None], item: str) -> bool:
    parts = edition().item[item].parts
    return parts is not None and parts.item in own


def _seen(assessment: Assessment, *, swap: bool) -> object:
    def side(name: str | None) -> str | None:
        return {"left": "right", "right": "left"}.get(name or "", name) if swap else name

    def cell(text: str) -> str:
        return str(FindingKey.parse(text).mirrored) if swap else text

    return {
        "conditions": sorted(
            (
                each.id,
                side(each.side) or "",
                each.word,
                each.roots,
                sorted(cell(fact.finding) for fact in each.supporting),
                sorted(cell(fact.finding) for fact in each.against),
                sorted(cell(line.finding) for line in each.missing),
                sorted(cell(line.finding) for line in each.not_looked_at),
            )
            for each in assessment.conditions
        ),
        "flags": sorted((each.id, each.state, each.tier or "", side(each.side) or "") for each in assessment.red_flags),
        "tests": [(each.id, each.role, each.urgency) for each in assessment.investigations],
        "plan": [(each.id, each.state) for each in assessment.plan],
        "urgency": assessment.urgency,
        "headline": sorted(each.id for each in assessment.headline),
    }


@given(encounters())
def test_swapping_left_and_right_swaps_the_assessment(encounter: Encounter) -> None:
    assert _seen(assess(mirrored(encounter), edition(), look_ahead=False), swap=True) == _seen(
        assess(encounter, edition(), look_ahead=False), swap=False
    )


@given(encounters())
def test_the_same_encounter_always_gives_the_same_assessment(encounter: Encounter) -> None:
    again = evolve(encounter, findings=tuple(reversed(encounter.findings)))
    assert _seen(assess(again, edition(), look_ahead=False), swap=False) == _seen(
        assess(encounter, edition(), look_ahead=False), swap=False
    )


def test_an_empty_encounter_says_that_the_urgency_is_not_known() -> None:
    from tests.builders import an_encounter

    result = assess(an_encounter().build(), edition())
    assert result.urgency_says == "Urgency not known: no safety question answered"
    assert {each.word for each in result.conditions} == {"not_enough_data"}
    assert {flag.state for flag in result.red_flags if edition().gate[flag.id].core} == {"not_cleared"}


def test_little_support_always_says_so_far() -> None:
    assert "so far" in edition().wording["word_little_support_so_far"]

"""The JSON of an assessment has the keys of its contract and can be read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from examassist.domain.body import Laterality
from examassist.domain.finding import Finding
from examassist.knowledge.load import load_cases
from examassist.reasoning.assess import assess
from examassist.reasoning.assessment import Assessment, Fact, assessment_json
from examassist.reasoning.invented import case_encounter
from tests.reasoning.wrist import FOLDER, a_wrist, wrist

if TYPE_CHECKING:
    from examassist.knowledge.case import Case

TOP = [
    "format",
    "pack",
    "edition",
    "engine",
    "profile",
    "reviewed",
    "earlier",
    "scope",
    "headline",
    "urgency",
    "urgency_says",
    "not_cleared",
    "red_flags",
    "conditions",
    "investigations",
    "scores",
    "plan",
    "open",
    "contradictions",
    "consider",
]
PARTS = {
    "red_flags": {"id", "state", "tier", "because", "missing", "actions", "sources"},
    "conditions": {
        *("id", "word", "side", "roots", "for", "against", "second_cause", "conflicts", "missing", "not_looked_at"),
        "sources",
    },
    "investigations": {"id", "role", "urgency", "because", "gates", "fallback", "when_right", "sources"},
    "headline": {"id", "params", "says"},
    "plan": {"id", "state", "sources"},
    "open": {"finding", "changes", "says"},
    "contradictions": {"id", "between", "state"},
}


def _full() -> Assessment:
    told = (
        a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "yes").both("grip_bounce", "no_bounce")
    )
    told.left("wrist_turn_angle", 45).right("wrist_turn_angle", 37.5)
    told.with_finding(Finding(item="creaking_spots", side=Laterality.LEFT, value=("thumb_side_spot",)))
    return assess(told.build(), wrist())


def _json(assessment: Assessment) -> Any:  # noqa: ANN401  parsed JSON
    return json.loads(assessment_json(assessment))


def test_the_keys_are_those_of_the_contract_in_its_order() -> None:
    assert list(_json(_full())) == TOP


def test_each_part_has_the_keys_of_the_contract() -> None:
    whole = _json(_full())
    for name, keys in PARTS.items():
        assert whole[name], f"nothing to look at in {name}"
        for entry in whole[name]:
            assert keys <= set(entry), name


def test_a_fact_has_its_cell_value_rule_and_sentence_and_missing_has_no_value() -> None:
    whole = _json(_full())
    (condition,) = whole["conditions"]
    assert all(set(fact) == {"finding", "value", "rule", "says"} for fact in condition["for"])
    (flag,) = whole["red_flags"]
    assert all(set(line) == {"finding", "rule", "says"} for line in flag["missing"])


def test_it_names_its_format_and_that_nobody_reviewed_the_content() -> None:
    whole = _json(_full())
    assert whole["format"] == "examassist.assessment/1"
    assert whole["reviewed"] is False


@pytest.mark.parametrize("case", load_cases(FOLDER), ids=lambda case: case.id)
def test_what_is_written_is_read_back_the_same(case: Case) -> None:
    result = assess(case_encounter(case, load_cases(FOLDER), wrist()), wrist())
    again = Assessment.model_validate_json(assessment_json(result))
    assert again == result
    assert assessment_json(again) == assessment_json(result)


def test_numbers_words_and_lists_are_read_back_as_they_were() -> None:
    for value in (45, 37.5, "no_bounce", ("a", "b"), ()):
        fact = Fact(finding="x", value=value, rule="r", says="s")
        again = Fact.model_validate_json(fact.model_dump_json()).value
        assert (again, type(again)) == (value, type(value))
    assert Assessment.model_validate_json(assessment_json(_full())) == _full()


def test_a_key_that_the_contract_does_not_know_is_refused() -> None:
    whole = _json(_full()) | {"certainty": 1}
    with pytest.raises(ValidationError, match="certainty"):
        Assessment.model_validate(whole)


def test_the_emergency_is_a_raised_flag_that_says_now() -> None:
    told = a_wrist().say("blue_fingers", "yes")
    result = assess(told.build(), wrist())
    assert result.emergency is not None
    assert result.emergency.id == "blue_hand"
    later = assess(told.say("blue_fingers_onset", "since_this_problem").build(), wrist())
    assert later.emergency is None
    assert [flag.id for flag in later.raised] == ["blue_hand"]
    assert _full().raised == ()

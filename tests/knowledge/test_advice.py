"""Advice, tests, their checks and the steps of care say when they are right, with a source."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from examassist.domain.act import Country
from examassist.knowledge.advice import Advice, PathwayStep, ProfileText, SafetyGate
from tests.knowledge.packs import wrist


def an_advice(**changes: Any) -> Advice:  # noqa: ANN401  any field
    return Advice.model_validate(wrist().advice[0].model_dump(by_alias=True) | changes)


def test_advice_is_routine_unless_it_says_otherwise() -> None:
    assert wrist().advice[0].urgency == "routine"


def test_advice_is_for_every_country_unless_it_names_some() -> None:
    assert wrist().advice[0].countries == ()
    assert an_advice(countries=(Country.UK,)).countries == (Country.UK,)


@pytest.mark.parametrize("changes", [{"sources": ()}, {"role": "never"}, {"says": ""}, {"urgency": "soon"}])
def test_advice_without_a_source_a_role_or_a_sentence_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        an_advice(**changes)


def test_a_safety_gate_says_when_it_is_clear_and_may_never_hold() -> None:
    fields = wrist().safety_gate["kettle_put_down"].model_dump(by_alias=True)
    for missing in ("clear_when", "effect"):
        with pytest.raises(ValidationError, match=missing):
            SafetyGate.model_validate({key: value for key, value in fields.items() if key != missing})


def test_a_check_that_never_holds_needs_no_condition_that_can_never_come_true() -> None:
    fields = wrist().safety_gate["kettle_put_down"].model_dump(by_alias=True)
    told = SafetyGate.model_validate({key: value for key, value in fields.items() if key != "hold_when"})
    assert told.hold_when is None


def test_a_step_of_care_names_its_arm_by_an_id() -> None:
    fields = wrist().step_of_care["leave_it_alone"].model_dump()
    with pytest.raises(ValidationError, match="arm"):
        PathwayStep.model_validate(fields | {"arm": "Two words"})


def test_a_default_text_is_written_by_country() -> None:
    text = ProfileText.model_validate({"id": "a", "US": "one", "UK": "two", "spine_clinic": "three", "meaning": "m"})
    assert (text.us, text.uk) == ("one", "two")


def test_a_place_may_have_no_words_of_its_own() -> None:
    text = ProfileText.model_validate({"id": "a", "US": "one", "UK": "two", "meaning": "m"})
    assert (text.spine_clinic, text.emergency) == (None, None)

"""An encounter holds what was recorded, and nothing else is in it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from pydantic import ValidationError

from examassist.domain.body import Laterality
from examassist.domain.encounter import Encounter, encounter_json
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding, FindingKey
from examassist.domain.fold import fold
from tests.domain.histories import START, STEPS, played


def test_a_key_that_was_not_examined_is_not_there() -> None:
    encounter = Encounter(pack="p", examined_at=START, findings=(Finding(item="walk", value="far"),))
    assert encounter.finding(FindingKey("walk")) is not None
    assert encounter.finding(FindingKey("walk", Laterality.LEFT)) is None
    assert encounter.finding(FindingKey("stand")) is None


def test_a_cell_recorded_twice_is_refused() -> None:
    twice = (Finding(item="walk", value="far"), Finding(item="walk", value="near"))
    with pytest.raises(ValidationError, match="walk is recorded twice"):
        Encounter(pack="p", examined_at=START, findings=twice)


@given(STEPS)
def test_the_file_of_an_encounter_reads_back_as_the_same_encounter(steps: list[tuple[str, FindingKey, str]]) -> None:
    encounter = fold(played(steps))
    assert Encounter.model_validate_json(encounter_json(encounter)) == encounter


def test_the_file_names_its_format_and_leaves_out_what_was_not_recorded() -> None:
    data = json.loads(encounter_json(Encounter(pack="p", examined_at=START)))
    assert data["format"] == "examassist.encounter/1"
    assert set(data) == {"format", "pack", "profile", "examined_at"}


def test_a_profile_like_the_default_is_written_because_another_workstation_has_another() -> None:
    data = json.loads(encounter_json(Encounter(pack="p", examined_at=START)))
    assert data["profile"] == {"country": "US", "place": "primary_care"}


def test_acts_in_a_file_read_back_as_they_were() -> None:
    acts = played([("record", FindingKey("pulse"), "weak")])
    encounter = evolve(fold(acts), acts=tuple(acts))
    assert Encounter.model_validate_json(encounter_json(encounter)) == encounter

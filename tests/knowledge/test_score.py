"""A score: the points it can give, the band of a total, and what cannot be written."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from examassist.knowledge.score import Score, ScoreBand, ScoreInput, ScoreOption
from tests.knowledge.packs import loaded

CREAKS = {"finding": "turning_a_key", "is": "creaks_at_once"}


def part(*options: dict[str, Any], **more: object) -> ScoreInput:
    """One part of a score as written in a file."""
    return ScoreInput.model_validate_json(json.dumps({"says": "It creaks", "options": options, **more}))


def creak_points() -> Score:
    """The score of the invented pack."""
    return loaded().edition.score["creak_points"]


def test_a_part_gives_the_fewest_and_most_points_of_its_options_and_of_none() -> None:
    both = part({"points": -2, "when": CREAKS}, {"points": 1, "up_to": 4, "when": CREAKS})
    assert (both.lowest, both.highest) == (-2, 4)
    assert (part({"points": 3, "when": CREAKS}, otherwise=1).lowest, part({"points": 3}).lowest) == (1, 0)


def test_a_score_adds_up_its_parts_with_negative_points() -> None:
    assert (creak_points().lowest, creak_points().highest) == (-2, 6)


@pytest.mark.parametrize(
    ("total", "label"), [(-2, "Quiet"), (0, "Quiet"), (1, "Between"), (3, "Between"), (4, "Creaky"), (6, "Creaky")]
)
def test_a_total_has_the_band_whose_limits_hold_it(total: int, label: str) -> None:
    band = creak_points().band(total)
    assert band is not None
    assert band.label == label


def test_a_total_outside_every_band_has_none() -> None:
    assert creak_points().band(7) is None


def test_up_to_above_points_and_bands_in_order_are_all_that_can_be_written() -> None:
    with pytest.raises(ValidationError, match="up_to"):
        ScoreOption(points=2, up_to=2)
    with pytest.raises(ValidationError, match="from"):
        ScoreBand(low=3, high=2, label="Backwards", says="Never")
    with pytest.raises(ValidationError):
        part()
    with pytest.raises(ValidationError):
        ScoreOption.model_validate_json('{"points": 0.5}')

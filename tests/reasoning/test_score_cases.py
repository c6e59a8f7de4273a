"""The small cases of a score are run, and each that comes out otherwise is named."""

from __future__ import annotations

from typing import Any

import pytest

from examassist.reasoning.score_cases import prove_scores
from tests.knowledge.packs import wrist

RIGHT = wrist().score["creak_points"].model_dump(mode="json", by_alias=True)["cases"]


def told(**cases: dict[str, Any]) -> list[str]:
    """What is wrong when some of the cases of the invented score are replaced."""
    return [str(problem) for problem in prove_scores(wrist(scores={"creak_points": {"cases": RIGHT | cases}}))]


def test_the_invented_scores_come_out_as_their_cases_say() -> None:
    assert told() == []


@pytest.mark.parametrize("totals", [[5, 6], [-1, 5], [6, 6]])
def test_another_range_is_named(totals: list[int]) -> None:
    (line,) = told(complete=RIGHT["complete"] | {"totals": totals, "age": 40})
    assert f"should leave {totals[0]} to {totals[1]}, leaves 5 to 5" in line


def test_a_case_that_should_be_suppressed_and_is_counted_is_named_and_the_other_way_round() -> None:
    (line,) = told(suppressed={"answers": {"blue_fingers": "no"}})
    assert "should be suppressed, is computed" in line
    (line,) = told(partial={"answers": {"blue_fingers": "yes"}, "totals": [-2, 6]})
    assert "should be computed, is suppressed" in line


def test_an_answer_that_an_item_cannot_have_is_named() -> None:
    lost = {"answers": {"blue_fingers": "no", "turning_a_key": "creaks_backwards"}, "totals": [-2, 3], "age": 40}
    assert any("creaks_backwards" in line or "turning_a_key" in line for line in told(partial=lost))

"""Pressure ratios: which pressures count, and when nothing is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from examassist.domain.body import Laterality
from examassist.domain.finding import FindingKey
from examassist.reasoning.calculations.ratio import (
    ankle_ratio,
    index_fall,
    pressure_fall,
    reported_index_fall,
    toe_ratio,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

ANKLE = ("arm", "front", "back")
TOE = ("arm", "toe")
FALL = ("arm", "after", "arm_after", "front", "back")
RESTED = {"arm.right": 120.0, "arm.left": 100.0, "front.left": 120.0, "back.left": 132.0}


class Record(NamedTuple):
    """Numbers by printed key, read for the left leg."""

    numbers: Mapping[str, float]
    side: Laterality = Laterality.LEFT

    def number(self, key: FindingKey) -> float | None:
        """The number of one cell."""
        return self.numbers.get(str(key))


def test_the_higher_ankle_pressure_is_divided_by_the_higher_arm_pressure() -> None:
    record = Record({"arm.right": 132, "arm.left": 120, "front.left": 78, "back.left": 82})
    measured = ankle_ratio(record, ANKLE)
    assert measured is not None
    assert measured.value == pytest.approx(0.62)
    assert not measured.at_least


def test_the_other_legs_pressures_are_never_used() -> None:
    record = Record({"arm.right": 132, "arm.left": 120, "front.right": 78, "back.right": 82})
    assert ankle_ratio(record, ANKLE) is None


def test_one_missing_artery_makes_it_at_least_this() -> None:
    measured = ankle_ratio(Record({"arm.right": 100, "arm.left": 100, "back.left": 82}), ANKLE)
    assert measured is not None
    assert (measured.value, measured.at_least) == (0.82, True)


@pytest.mark.parametrize("missing", ["arm.right", "arm.left"])
def test_a_missing_arm_means_that_nothing_is_computed(missing: str) -> None:
    numbers = {"arm.right": 132.0, "arm.left": 120.0, "front.left": 78.0, "back.left": 82.0, "toe.left": 60.0}
    del numbers[missing]
    assert ankle_ratio(Record(numbers), ANKLE) is None
    assert toe_ratio(Record(numbers), TOE) is None


def test_an_arm_pressure_of_nothing_divides_nothing() -> None:
    assert ankle_ratio(Record({"arm.right": 0, "arm.left": 0, "front.left": 78}), ANKLE) is None


def test_the_ratio_is_rounded_before_it_is_banded() -> None:
    # 0.9049... is 0.90 (abnormal) and 0.905 is 0.91 (borderline).
    low = ankle_ratio(Record({"arm.right": 200, "arm.left": 200, "front.left": 180.9, "back.left": 1}), ANKLE)
    high = ankle_ratio(Record({"arm.right": 200, "arm.left": 200, "front.left": 181, "back.left": 1}), ANKLE)
    assert low is not None
    assert high is not None
    assert (low.value, high.value) == (0.90, 0.91)


def test_the_toe_ratio_names_the_cells_it_used() -> None:
    measured = toe_ratio(Record({"arm.right": 132, "arm.left": 120, "toe.left": 66}), TOE)
    assert measured is not None
    assert measured.value == 0.5
    assert FindingKey("toe", Laterality.LEFT) in measured.inputs


@pytest.mark.parametrize(("after", "percent"), [(88, 33.3), (105.6, 20.0), (105.5, 20.1), (145.2, -10.0)])
def test_the_fall_after_exercise_is_taken_from_the_index_at_rest(after: float, percent: float) -> None:
    measured = index_fall(Record({**RESTED, "after.left": after, "arm_after": 120}), FALL)
    assert measured is not None
    assert (measured.value, measured.at_least) == (percent, False)


@pytest.mark.parametrize("missing", ["arm.right", "arm.left", "after.left", "arm_after"])
def test_a_fall_is_not_computed_without_both_times(missing: str) -> None:
    numbers = {**RESTED, "after.left": 60.0, "arm_after": 140.0}
    del numbers[missing]
    assert index_fall(Record(numbers), FALL) is None


def test_one_artery_missing_at_rest_makes_the_fall_at_least_this() -> None:
    numbers = {**RESTED, "after.left": 60.0, "arm_after": 140.0}
    del numbers["back.left"]
    for measured in (
        index_fall(Record(numbers), FALL),
        pressure_fall(Record(numbers), ("after", "front", "back")),
    ):
        assert measured is not None
        assert measured.at_least


def test_a_fall_against_a_reported_index_needs_the_report_and_both_pressures() -> None:
    names = ("report", "after", "arm_after")
    measured = reported_index_fall(Record({"report.left": 1.05, "after.left": 40, "arm_after": 170}), names)
    assert measured is not None
    assert measured.value == pytest.approx(77.6)
    assert reported_index_fall(Record({"after.left": 40, "arm_after": 170}), names) is None
    assert reported_index_fall(Record({"report.left": 1.05, "after.left": 40}), names) is None


def test_the_higher_ankle_pressure_of_the_leg_is_the_one_that_falls() -> None:
    names = ("after", "front", "back")
    measured = pressure_fall(Record({**RESTED, "after.left": 102, "after.right": 20}), names)
    assert measured is not None
    assert (measured.value, measured.at_least) == (30, False)
    assert pressure_fall(Record(RESTED), names) is None

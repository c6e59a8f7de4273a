"""A finding is a value or a reason, never both, never neither."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from examassist.domain.body import Laterality
from examassist.domain.finding import AbsentReason, Finding, FindingKey, UnableDetail, started_on


def test_a_finding_without_value_or_reason_is_refused() -> None:
    with pytest.raises(ValidationError, match="exactly one"):
        Finding(item="knee_jerk")


def test_a_finding_with_value_and_reason_is_refused() -> None:
    with pytest.raises(ValidationError, match="exactly one"):
        Finding(item="knee_jerk", value="normal", not_obtained=AbsentReason.DECLINED)


def test_a_detail_belongs_to_unable_only() -> None:
    with pytest.raises(ValidationError, match="detail belongs"):
        Finding(item="knee_jerk", not_obtained=AbsentReason.DECLINED, detail=UnableDetail.PAIN)
    assert Finding(item="knee_jerk", not_obtained=AbsentReason.UNABLE, detail=UnableDetail.PAIN).detail == "pain"


def test_an_empty_list_is_an_answer() -> None:
    assert Finding(item="where", value=()).value == ()


@pytest.mark.parametrize("value", [True, float("nan"), float("inf"), None])
def test_truth_values_and_non_numbers_are_no_value(value: object) -> None:
    with pytest.raises(ValidationError):
        Finding.model_validate({"item": "distance", "value": value})


def test_a_key_is_printed_and_parsed_back() -> None:
    for key in (FindingKey("pulse", Laterality.LEFT), FindingKey("pulse", Laterality.RIGHT), FindingKey("walk")):
        assert FindingKey.parse(str(key)) == key
    assert str(FindingKey("pulse", Laterality.LEFT)) == "pulse.left"


def test_a_key_with_a_third_side_is_refused() -> None:
    with pytest.raises(ValueError, match="middle"):
        FindingKey.parse("pulse.middle")


def test_mirroring_a_key_swaps_its_side_only() -> None:
    assert FindingKey("pulse", Laterality.LEFT).mirrored == FindingKey("pulse", Laterality.RIGHT)
    assert FindingKey("walk").mirrored == FindingKey("walk")


@pytest.mark.parametrize(
    ("since", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-08-12", date(2026, 8, 12), date(2026, 8, 12)),
        ("2026-08-12T14:30", date(2026, 8, 12), date(2026, 8, 12)),
    ],
)
def test_a_partial_date_means_every_day_it_can_mean(since: str, first: date, last: date) -> None:
    assert started_on(since) == (first, last)


@pytest.mark.parametrize("since", ["2026-13", "2026-02-30", "12-08-2026", "2026-8-1", "0000", "2026-08-12T25:00", ""])
def test_what_is_no_calendar_date_is_refused(since: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        started_on(since)
    with pytest.raises(ValidationError):
        Finding(item="pain", value="yes", since=since)

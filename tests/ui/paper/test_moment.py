from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from examassist.domain.act import FromPaper
from examassist.domain.finding import Finding
from examassist.domain.patient import Patient
from examassist.ui.paper.moment import echo, paper_text, read_moment, refusal
from tests.ui.exam_room import NOW, a_model, wrist


@pytest.mark.parametrize("text", ["19-Nov-2026 14:30", "2026-11-19 14:30", "2026-11-19T14.30", " 19 nov 2026, 14:30 "])
def test_a_moment_is_read_as_it_is_usually_written(text: str) -> None:
    at = read_moment(text)
    assert at is not None
    assert f"{at:%Y-%m-%d %H:%M}" == "2026-11-19 14:30"
    assert at.tzinfo is not None


@pytest.mark.parametrize(
    "text", ["", "14:30", "19-Nov-2026", "03/04/2026 14:30", "2026-11-31 14:30", "2026-11-19 24:01", "0000-01-01 10:00"]
)
def test_what_can_be_read_in_two_ways_or_not_at_all_is_no_moment(text: str) -> None:
    assert read_moment(text) is None
    assert "Write day and time" in refusal(text, a_model(wrist), NOW)


def test_a_moment_that_cannot_be_is_refused_with_the_reason() -> None:
    model = a_model(wrist)
    assert refusal("2026-11-18 09:00", model, NOW) == ""
    assert "still to come" in refusal("2026-11-23 09:00", model, NOW)
    model.identify(Patient(birth_date=date(2000, 1, 1)))
    assert "adults" in refusal("2017-12-31 09:00", model, NOW)
    assert refusal("2018-01-02 09:00", model, NOW) == ""
    model.marks.latest = date(2026, 11, 18)
    assert "18-Nov-2026 stands beside" in refusal("2026-11-18 09:00", model, NOW)


def test_a_recorded_date_may_not_lie_after_the_exam() -> None:
    model = a_model(wrist)
    model.begin_from_paper(FromPaper(examined_at=NOW - timedelta(days=1)))
    model.record([Finding(item="creaking_since", value="2026-11-15")])
    assert "lies after" in refusal("2026-11-10 09:00", model, NOW)
    assert refusal("2026-11-16 09:00", model, NOW) == ""


def test_it_is_said_as_it_was_understood() -> None:
    at = datetime(2026, 11, 18, 9, 5, tzinfo=UTC)
    assert echo(at, NOW) == "18-Nov-2026 09:05, 2 days ago"
    assert echo(NOW, NOW).endswith("today")
    assert paper_text(FromPaper(examined_at=at)) == "From paper, examined 18-Nov-2026 09:05"

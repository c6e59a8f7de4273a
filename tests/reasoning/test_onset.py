"""The complaint is dated by its date or its duration; a sign told with it is read beside that."""

from __future__ import annotations

import pytest

from examassist.domain.finding import FindingKey
from examassist.reasoning.evaluate import compiled
from examassist.reasoning.onset import NEW, WITH_COMPLAINT, Began, told_with
from tests.reasoning.wrist import a_wrist, read, wrist

SINCE, CREAKS = FindingKey("creaking_since"), FindingKey("turning_a_key")
TOLD = FindingKey("blue_fingers_onset")
BY_CREAK = {
    "onset_new_when": {"finding": "turning_a_key", "is": "creaks_at_once"},
    "onset_old_when": {"finding": "turning_a_key", "is": "stays_silent"},
}


def began(*, since: str | None = None, creaks: str | None = None) -> Began:
    told = a_wrist()
    for item, value in (("creaking_since", since), ("turning_a_key", creaks)):
        if value is not None:
            told.say(item, value)
    header = type(wrist().header).model_validate(wrist().header.model_dump() | BY_CREAK)
    facts = read(told, wrist(header=header))
    return compiled(facts).began(facts)


@pytest.mark.parametrize(
    ("since", "creaks", "found"),
    [
        ("2026-11-19", None, Began(NEW, (SINCE,))),
        ("2026-09", None, Began(WITH_COMPLAINT, (SINCE,))),
        ("2026-11", None, Began("unknown")),
        ("2026-11", "creaks_at_once", Began(NEW, (CREAKS,))),
        ("2026-09", "creaks_at_once", Began(WITH_COMPLAINT, (SINCE,))),
        (None, "stays_silent", Began(WITH_COMPLAINT, (CREAKS,))),
        (None, None, Began("unknown")),
    ],
)
def test_a_date_that_settles_it_goes_before_the_duration(since: str | None, creaks: str | None, found: Began) -> None:
    assert began(since=since, creaks=creaks) == found


@pytest.mark.parametrize("complaint", [Began(NEW, (SINCE,)), Began("unknown"), Began(WITH_COMPLAINT, (SINCE,))])
def test_only_a_sign_told_with_a_new_complaint_is_read_anew(complaint: Began) -> None:
    told = Began(WITH_COMPLAINT, (TOLD,))
    read_anew = Began(NEW, (TOLD, SINCE)) if complaint.onset == NEW else told
    assert told_with(told, lambda: complaint) == read_anew
    for onset in (NEW, "long_standing_unchanged"):
        assert told_with(Began(onset, (TOLD,)), lambda: complaint) == Began(onset, (TOLD,))

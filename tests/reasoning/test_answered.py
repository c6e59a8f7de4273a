"""What was said about a flag, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest

from examassist.domain.act import FlagAnswer, FlagReason
from examassist.reasoning.answered import KNOWN, NOT_AN_EMERGENCY, answer_in_full, reason_in_words

AT = datetime(2026, 11, 20, 9, 13, tzinfo=UTC)


def test_who_acts_whom_they_told_and_when_are_all_said() -> None:
    answer = FlagAnswer(flag="cold_leg", answer="acting", who="Dr Invented", told="vascular on call", at=AT)
    assert answer_in_full(answer) == "Acting on it, Dr Invented, told vascular on call, 09:13"
    assert answer_in_full(answer, timezone(timedelta(hours=2))).endswith("11:13")


def test_why_it_is_no_emergency_is_said_in_the_chosen_words_and_in_their_own() -> None:
    answer = FlagAnswer(flag="cold_leg", answer="assessed_not_an_emergency", because="discussed", reason="bleep 42")
    assert answer_in_full(answer) == "Assessed: not an emergency; Discussed with the team on call; bleep 42"
    known = FlagAnswer(flag="cold_leg", answer="already_known", because="team_knows", since="March 2024")
    assert answer_in_full(known) == "Already known, unchanged since March 2024; The team that treats it knows"


@pytest.mark.parametrize("reason", get_args(FlagReason))
def test_every_reason_has_words_and_is_offered_somewhere(reason: FlagReason) -> None:
    assert reason_in_words(reason)
    assert reason in {*NOT_AN_EMERGENCY, *KNOWN}

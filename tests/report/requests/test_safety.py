from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.reasoning.assessment import GateCheck, InvestigationResult
from examassist.report.requests.phrase import Basis
from examassist.report.requests.safety import open_rows, screen_rows
from tests.report.builders import Exam, a_creaking_wrist, an_exam

if TYPE_CHECKING:
    from examassist.report.record import Record


def screened(exam: Exam, *states: str, urgency: str = "routine") -> tuple[Record, InvestigationResult]:
    record = exam.record
    gates = tuple(GateCheck(id="kettle_put_down", state=state, effect="Draw later") for state in states)  # type: ignore[arg-type]  # the words of CheckState
    test = record.assessment.investigations[0].model_copy(update={"gates": gates, "urgency": urgency})
    return record, test


def test_what_was_not_asked_is_named_and_nothing_is_booked_until_it_is() -> None:
    [row] = screen_rows(*screened(a_creaking_wrist(), "not_asked", "clear"))
    assert row.whole == "Safety screen: 1 of 2 answered; NOT ASKED: Kettle put down - do not book until complete."


def test_in_an_emergency_the_screen_does_not_hold_up_the_call() -> None:
    [row] = screen_rows(*screened(a_creaking_wrist(), "not_asked", urgency="now"))
    assert row.whole.endswith("ask now, without delaying the call.")


def test_a_check_that_holds_is_answered_and_says_what_to_do_and_what_it_rests_on() -> None:
    screen, hold = screen_rows(*screened(a_creaking_wrist(), "hold", "clear"))
    assert screen.whole == "Safety screen: 2 of 2 answered."
    assert hold.whole == "ON HOLD, Kettle put down: Draw later."
    assert Basis("finding", "lifts_a_kettle") in hold.phrases[0].basis


def test_a_test_without_checks_has_no_screen() -> None:
    assert [*screen_rows(*screened(a_creaking_wrist()))] == []


def test_safety_inputs_that_nobody_has_stand_before_the_findings() -> None:
    [row] = open_rows(an_exam().record)
    assert row.whole == "About safety: 1 question about safety NOT ASKED: Blue fingers."
    assert row.phrases[0].basis == (Basis("blank", "blue_fingers"),)
    assert [*open_rows(a_creaking_wrist().record)] == []

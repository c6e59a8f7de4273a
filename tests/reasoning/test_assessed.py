"""An answer to a red flag holds for the findings, the clock and the side that it was given for, and for no others."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import pytest

from examassist.domain.act import FlagAnswer
from examassist.domain.evolve import evolve
from examassist.domain.fold import fold
from examassist.reasoning.assess import assess
from examassist.reasoning.assessed import given_for, kind_of, standing, telling
from tests.ui.exam_room import NOW, leg_pain, opened
from tests.ui.exam_room import found as cell

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Value
    from examassist.reasoning.assessed import Standing
    from examassist.reasoning.assessment import FlagResult

Answered = Literal["acting", "assessed_not_an_emergency"]
BLADDER: dict[str, Value] = {"bladder_or_bowel_change": "yes", "bladder_or_bowel_change_onset": "new_or_worse"}
COLD_LEFT: dict[str, Value] = {"threatened_leg_sign": "yes", "threatened_leg_kind.left": ("suddenly_cold",)}


def visit(recorded: dict[str, Value], *answers: FlagAnswer) -> Encounter:
    findings = tuple(evolve(cell(key, value), at=NOW) for key, value in recorded.items())
    return evolve(fold([opened(leg_pain())]), findings=findings, flag_answers=answers)


def raised(recorded: dict[str, Value], name: str) -> FlagResult:
    return next(flag for flag in assess(visit(recorded), leg_pain()).raised if flag.id == name)


def beside(
    before: dict[str, Value], after: dict[str, Value], name: str, answer: Answered = "assessed_not_an_emergency"
) -> Standing:
    given = FlagAnswer(flag=name, answer=answer, at=NOW, given_for=given_for(raised(before, name), leg_pain()))
    now = before | after
    return standing(raised(now, name), visit(now, given), leg_pain())


@pytest.mark.parametrize(
    ("after", "holds", "asks"),
    [
        ({}, True, False),
        ({"bladder_bowel_change_kind": ("cannot_feel_urine",)}, False, False),
        ({"saddle_or_sexual_change": "yes", "saddle_or_sexual_change_onset": "new_or_worse"}, False, True),
    ],
)
def test_a_judgement_holds_for_what_it_was_made_of(after: dict[str, Value], *, holds: bool, asks: bool) -> None:
    found = beside(BLADDER, after, "suspected_cauda_equina")
    assert found.is_answered is holds
    assert bool(found.asks_again) is asks
    assert {fact.finding for fact in found.news.facts} <= set(after)


def test_an_onset_is_news_only_when_it_is_worse() -> None:
    known: dict[str, Value] = {"bladder_or_bowel_change": "yes", "bladder_bowel_change_kind": ("cannot_feel_urine",)}
    worse = beside(known, {"bladder_or_bowel_change_onset": "new_or_worse"}, "suspected_cauda_equina")
    assert not worse.is_answered
    same = beside(
        {**known, "bladder_or_bowel_change_onset": "since_this_problem"},
        {"bladder_or_bowel_change_onset": "long_standing_unchanged"},
        "suspected_cauda_equina",
    )
    assert same.is_answered


def test_whoever_acts_acts_on_more_of_it_but_not_on_the_other_leg() -> None:
    more = beside(COLD_LEFT, {"foot_temperature.left": "cool"}, "threatened_leg", "acting")
    assert more.is_answered
    other = beside(COLD_LEFT, {"threatened_leg_kind.right": ("suddenly_cold",)}, "threatened_leg", "acting")
    assert not other.is_answered
    assert other.asks_again


def test_the_other_side_of_the_midline_is_no_other_finding() -> None:
    right: dict[str, Value] = {
        "saddle_or_sexual_change": "yes",
        "saddle_or_sexual_change_onset": "new_or_worse",
        "saddle_sensation.right": "absent",
    }
    left: dict[str, Value] = {"saddle_sensation.left": "absent"}
    acting = beside(right, left, "suspected_cauda_equina", "acting")
    assert acting.is_answered
    assert not acting.asks_again
    judged = beside(right, left, "suspected_cauda_equina")
    assert not judged.is_answered, "a judgement was made of one side"
    assert not judged.asks_again, "the bar says so; no window comes again"


def test_an_answer_of_an_older_file_holds_for_what_was_recorded_before_it() -> None:
    for minutes, holds in ((1, True), (-1, False)):
        given = FlagAnswer(flag="threatened_leg", answer="already_known", at=NOW + timedelta(minutes=minutes))
        found = standing(raised(COLD_LEFT, "threatened_leg"), visit(COLD_LEFT, given), leg_pain())
        assert found.is_answered is holds


def test_normal_findings_are_no_ground_and_a_flag_that_is_not_raised_has_none() -> None:
    recorded: dict[str, Value] = {**COLD_LEFT, "foot_temperature.left": "cool", "posterior_tibial_pulse.left": "normal"}
    flag = raised(recorded, "threatened_leg")
    assert "posterior_tibial_pulse.left" not in [fact.finding for fact in telling(flag, leg_pain())]
    assert given_for(None, leg_pain()).grounds == ()


def test_parts_belong_to_their_question_and_what_is_examined_to_its_section_and_side() -> None:
    edition = leg_pain()
    assert kind_of("bladder_bowel_change_kind", edition) == kind_of("bladder_or_bowel_change_onset", edition)
    assert kind_of("dorsalis_pedis_pulse.left", edition) == kind_of("femoral_pulse.left", edition)
    assert kind_of("femoral_pulse.right", edition) != kind_of("femoral_pulse.left", edition)
    assert str(kind_of("femoral_pulse.left", edition)).endswith(".left")

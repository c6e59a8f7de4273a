"""What was recorded is an answer the edition knows, or every reason why not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from examassist.domain.act import Decision, FlagAnswer, Impression, Settlement
from examassist.domain.body import Laterality
from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding
from examassist.knowledge.answers import on_grid, problems_with, tone_of
from tests.builders import EncounterBuilder, an_encounter
from tests.knowledge.packs import wrist

if TYPE_CHECKING:
    from examassist.domain.encounter import Encounter
    from examassist.domain.finding import Value

PRIVATE = "a secret that nobody may read"


def a_wrist() -> EncounterBuilder:
    return an_encounter("wrist")


def problems(encounter: Encounter) -> list[str]:
    return [str(problem) for problem in problems_with(encounter, wrist())]


def test_an_exam_with_every_kind_of_answer_has_no_problem() -> None:
    encounter = (
        a_wrist()
        .patient(age=50)
        .say("blue_fingers", "no")
        .say("creaking_since", "2026-08")
        .say("own_words_of_creaking", "Like a door")
        .say("turning_a_key", "cannot_tell")
        .both("grip_bounce", "good_bounce")
        .right("wrist_turn_angle", 120)
        .left("wrist_turn_angle", "stuck")
        .left("creaking_spots", ("thumb_side_spot", "back_of_hand_spot"))
        .right("creaking_spots", ())
        .unable("thumb_bounce.left", "dressing")
        .build()
    )
    assert problems(encounter) == []


def test_an_unknown_item_is_answered_with_the_nearest() -> None:
    (problem,) = problems(a_wrist().both("grip_bounce", "good_bounce").left("grip_bouncy", "good_bounce").build())
    assert problem == "findings[2] grip_bouncy.left: is no item of this edition; did you mean `grip_bounce`?"


def test_a_missing_side_and_a_side_too_many_are_told_apart() -> None:
    assert "needs a side" in problems(a_wrist().say("grip_bounce", "no_bounce").build())[0]
    assert "has no side" in problems(a_wrist().left("blue_fingers", "no").build())[0]


@pytest.mark.parametrize(
    ("item", "value", "what"),
    [
        ("turning_a_key", 2, "must be one of its answers"),
        ("turning_a_key", ("creaks_later",), "must be one of its answers"),
        ("turning_a_key", "creaks_lately", "did you mean `creaks_later`"),
        ("turning_a_key", PRIVATE, "use one of: creaks_at_once, creaks_later"),
        ("blue_fingers", "maybe", "is not one of its answers"),
        ("own_words_of_creaking", 3, "must be text"),
        ("own_words_of_creaking", "  ", "is empty"),
        ("creaking_since", 2026, "must be a date"),
        ("creaking_since", "2026-13", "is not a date of the calendar"),
        ("creaking_since", "2026-02-30", "is not a date of the calendar"),
        ("creaking_since", PRIVATE, "is not a date of the calendar"),
        ("creaking_since", "2026-08-12T10:00", "is given to the hour"),
        ("creaking_since", "2026-11-21", "lies after the exam"),
        ("creaking_since", "2027", "lies after the exam"),
        ("creaking_since", "1925-12", "lies before the patient was born"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_without_repeating_it(item: str, value: Value, what: str) -> None:
    found = problems(a_wrist().patient(born=date(1926, 1, 1)).say(item, value).build())
    assert what in found[0]
    assert PRIVATE not in found[0]


@pytest.mark.parametrize(
    ("item", "value", "what"),
    [
        ("wrist_turn_angle", 181, "lies outside 0 to 180 degrees"),
        ("wrist_turn_angle", -5, "lies outside"),
        ("wrist_turn_angle", 12, "is finer than its step of 5 degrees"),
        ("wrist_turn_angle", 5.5, "is finer than its step"),
        ("wrist_turn_angle", "120", "must be a number or one of its coded results"),
        ("wrist_turn_angle", ("stuck",), "must be a number"),
        ("creaking_spots", "no_spot", "must be a list"),
        ("creaking_spots", ("thumb_spot",), "did you mean `thumb_side_spot`"),
        ("creaking_spots", ("thumb_side_spot", "thumb_side_spot"), "the same answer twice"),
        ("creaking_spots", ("thumb_side_spot", "no_spot"), "`no_spot` excludes every other answer"),
    ],
)
def test_a_number_or_list_that_cannot_be_is_refused(item: str, value: Value, what: str) -> None:
    assert what in problems(a_wrist().left(item, value).build())[0]


def test_today_and_a_month_that_is_not_over_are_no_future() -> None:
    for written in ("2026-11-20", "2026-11", "2026"):
        assert problems(a_wrist().say("creaking_since", written).build()) == []


def test_the_clock_of_the_exam_decides_what_is_future() -> None:
    finding = Finding(item="blue_fingers", value="yes", since="2026-11-20T10:30")
    early = a_wrist().at(datetime(2026, 11, 20, 10, 0, tzinfo=UTC)).with_finding(finding).build()
    late = a_wrist().at(datetime(2026, 11, 20, 11, 0, tzinfo=UTC)).with_finding(finding).build()
    assert "began after the exam" in problems(early)[0]
    assert problems(late) == []


def test_onset_and_qualifiers_need_an_item_that_has_them() -> None:
    def with_finding(**fields: object) -> list[str]:
        finding = Finding.model_validate({"item": "grip_bounce", "side": Laterality.LEFT, **fields})
        return problems(a_wrist().with_finding(finding).build())

    assert with_finding(value="no_bounce", qualifiers=("with_glove",)) == []
    assert "does not declare" in with_finding(value="no_bounce", qualifiers=("with_gloves",))[0]
    assert "same qualifier twice" in with_finding(value="no_bounce", qualifiers=("with_glove", "with_glove"))[0]
    assert "has no onset of its own" in with_finding(value="no_bounce", onset="new_or_worse")[0]
    onset = Finding(item="blue_fingers", value="yes", onset="yesterday")
    assert "an onset that is not one of its answers" in problems(a_wrist().with_finding(onset).build())[0]


def test_decisions_about_what_does_not_exist_are_refused() -> None:
    encounter = evolve(
        a_wrist().build(),
        impression=Impression(conditions=("creaky_wrist", "creaky_wrists")),
        decisions=(Decision(investigation="wrist_photo", choice="recommend"),),
        plan=("leave_it", "leave_it_alone"),
        flag_answers=(FlagAnswer(flag="red_hand", answer="acting"),),
        settled=(Settlement(contradiction="kettle", reason="two kettles"),),
    )
    places = [problem.split(": ")[0] for problem in problems(encounter)]
    assert places == [
        "impression.conditions[1]",
        "decisions[0].investigation",
        "plan[0]",
        "flag_answers[0].flag",
        "settled[0].contradiction",
    ]


def test_another_pack_is_said_first_and_alone() -> None:
    assert problems(an_encounter("elbow").say("nothing", "there").build()) == [
        "pack: is not wrist, the pack this was to be read with; name the right pack"
    ]


@pytest.mark.parametrize(
    ("item", "value", "tone"),
    [
        ("turning_a_key", "stays_silent", "normal"),
        ("turning_a_key", "creaks_later", "neutral"),
        ("turning_a_key", "cannot_tell", "neutral"),
        ("turning_a_key", "creaks_at_once", "abnormal"),
        ("blue_fingers_onset", "new_or_worse", "plain"),
        ("own_words_of_creaking", "like a door", "plain"),
        ("creaking_since", "2026", "plain"),
        ("wrist_turn_angle", 90, "normal"),
        ("wrist_turn_angle", 85, "abnormal"),
        ("wrist_turn_angle", "stuck", "abnormal"),
        ("creaking_spots", (), "normal"),
        ("creaking_spots", ("no_spot",), "normal"),
        ("creaking_spots", ("thumb_side_spot",), "abnormal"),
    ],
)
def test_a_value_has_the_tone_its_item_gives_it(item: str, value: Value, tone: str) -> None:
    assert tone_of(wrist().item[item], value) == tone


def test_an_upper_limit_is_a_limit_too() -> None:
    item = wrist(items={"wrist_turn_angle": {"normal": {"at_least": 90, "at_most": 150}}}).item["wrist_turn_angle"]
    assert [tone_of(item, angle) for angle in (85, 90, 150, 155)] == ["abnormal", "normal", "normal", "abnormal"]


def test_steps_are_reckoned_in_decimals() -> None:
    assert on_grid(36.6, 0.1)
    assert on_grid(0.3, 0.1)
    assert not on_grid(0.35, 0.1)
    assert not on_grid(1e300, 0.1)
    assert on_grid(7.123, None)


def test_a_group_answered_no_cannot_have_a_part_that_applies() -> None:
    edition = wrist(
        items={
            "blue_fingers": {"parts": {"item": "creaking_spots", "count": 2}},
            "creaking_spots": {"part_of": "blue_fingers"},
        }
    )
    denied = a_wrist().say("blue_fingers", "no")
    assert problems_with(denied.left("creaking_spots", ()).build(), edition) == []
    (problem,) = problems_with(denied.left("creaking_spots", ("thumb_side_spot",)).build(), edition)
    assert "answered no" in str(problem)

"""Each kind of condition has three truths, and says what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from examassist.domain.body import Laterality
from examassist.domain.finding import FindingKey
from examassist.domain.truth import Truth
from examassist.knowledge.item import Derived
from examassist.reasoning.evaluate import evaluate, holds
from tests.reasoning.wrist import a_group, a_wrist, condition, copied, days_before, made, read, truth, wrist

if TYPE_CHECKING:
    from tests.builders import EncounterBuilder

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
CREAKS: dict[str, Any] = {"finding": "turning_a_key", "is": "creaks_at_once"}
NO_BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "is": "no_bounce"}
NARROW: dict[str, Any] = {"measure": "wrist_turn_angle", "between": [45, 90]}


# ---------------------------------------------------------------- one answer


def test_an_answer_is_yes_no_or_not_recorded() -> None:
    assert truth(CREAKS, a_wrist().say("turning_a_key", "creaks_at_once")) is YES
    assert truth(CREAKS, a_wrist().say("turning_a_key", "stays_silent")) is NO
    assert truth(CREAKS, a_wrist()) is UNKNOWN


def test_any_of_the_values_named_makes_it_true() -> None:
    either = {"finding": "turning_a_key", "in": ["creaks_at_once", "creaks_later"]}
    assert truth(either, a_wrist().say("turning_a_key", "creaks_later")) is YES
    assert truth(either, a_wrist().say("turning_a_key", "stays_silent")) is NO


def test_a_value_that_settles_nothing_is_unknown_and_so_is_its_opposite() -> None:
    told = a_wrist().say("turning_a_key", "cannot_tell")
    assert truth(CREAKS, told) is UNKNOWN
    assert truth({"not": CREAKS}, told) is UNKNOWN


@pytest.mark.parametrize("reason", ["not_done", "declined", "unable", "not_applicable", "deferred"])
def test_a_result_that_was_not_obtained_is_unknown(reason: str) -> None:
    assert truth(CREAKS, a_wrist().missing("turning_a_key", reason)) is UNKNOWN


def test_any_chosen_value_of_a_list_counts() -> None:
    thumb = {"finding": "creaking_spots", "is": "thumb_side_spot"}
    told = a_wrist().left("creaking_spots", ("back_of_hand_spot", "thumb_side_spot"))
    assert truth(thumb, told, side="left") is YES
    assert truth(thumb, a_wrist().left("creaking_spots", ("back_of_hand_spot",)), side="left") is NO


def test_a_list_accepted_empty_was_asked_and_not_reported() -> None:
    assert truth({"finding": "creaking_spots", "is": "thumb_side_spot"}, a_wrist().both("creaking_spots", ())) is NO


def test_it_rests_on_the_cell_read_and_names_the_cell_that_is_missing() -> None:
    facts = read(a_wrist().left("grip_bounce", "no_bounce"))
    seen = evaluate(condition(NO_BOUNCE), facts, Laterality.LEFT)
    assert seen.because == (FindingKey("grip_bounce", Laterality.LEFT),)
    blank = evaluate(condition(NO_BOUNCE), facts, Laterality.RIGHT)
    assert blank.missing == (FindingKey("grip_bounce", Laterality.RIGHT),)


# ---------------------------------------------------------------- sides


@pytest.mark.parametrize(
    ("asked", "side", "wanted"),
    [
        (None, "left", YES),
        (None, "right", NO),
        ("same", "left", YES),
        ("same", "right", NO),
        ("other", "left", NO),
        ("other", "right", YES),
        ("either", "right", YES),
        ("both", "left", NO),
        (None, "unsided", YES),
        ("either", "unsided", YES),
        ("both", "unsided", NO),
    ],
)
def test_the_side_meant_is_the_side_read(asked: str | None, side: str, wanted: Truth) -> None:
    told = a_wrist().left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce")
    assert truth(NO_BOUNCE | ({"side": asked} if asked else {}), told, side=side) is wanted


def test_one_blank_side_keeps_both_unknown_and_either_too_unless_the_other_settles_it() -> None:
    positive, negative = a_wrist().left("grip_bounce", "no_bounce"), a_wrist().left("grip_bounce", "good_bounce")
    assert truth(NO_BOUNCE | {"side": "both"}, positive) is UNKNOWN
    assert truth(NO_BOUNCE | {"side": "both"}, negative) is NO
    assert truth(NO_BOUNCE | {"side": "either"}, positive) is YES
    assert truth(NO_BOUNCE | {"side": "either"}, negative) is UNKNOWN


def test_an_item_without_a_side_is_read_in_a_sided_rule() -> None:
    assert truth(CREAKS, a_wrist().say("turning_a_key", "creaks_at_once"), side="left") is YES


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(("angle", "wanted"), [(44, NO), (45, YES), (70, YES), (90, YES), (91, NO)])
def test_both_limits_of_a_band_belong_to_it(angle: int, wanted: Truth) -> None:
    assert truth(NARROW, a_wrist().left("wrist_turn_angle", angle), side="left") is wanted


def test_a_coded_result_is_no_number_and_a_number_is_no_coded_result() -> None:
    stuck = {"coded": "wrist_turn_angle", "is": "stuck"}
    assert truth(stuck, a_wrist().left("wrist_turn_angle", "stuck"), side="left") is YES
    assert truth(NARROW, a_wrist().left("wrist_turn_angle", "stuck"), side="left") is UNKNOWN
    assert truth(stuck, a_wrist().left("wrist_turn_angle", 60), side="left") is NO
    assert truth(stuck, a_wrist(), side="left") is UNKNOWN
    assert truth(NARROW, a_wrist(), side="left") is UNKNOWN


def _with_ratio(**changes: object) -> dict[str, Any]:
    items = [copied("wrist_turn_angle", name) for name in ("arm", "front", "back")]
    fields: dict[str, Any] = {"label": "Ratio", "side": "left_right", "formula": "front or back over arm"}
    fields |= {"inputs": ["arm", "front", "back"], "calculation": "ankle_ratio", "sources": ["W1"], "status": "V"}
    derived = made(Derived, id="turn_ratio", **(fields | changes))
    return {"edition": wrist(items=(*wrist().items, *items), derived=(derived,))}


LOW: dict[str, Any] = {"measure": "turn_ratio", "between": [0, 0.9]}


def test_a_computed_number_is_judged_like_a_measured_one() -> None:
    whole = a_wrist().both("arm", 100).left("front", 90).left("back", 50).right("front", 91).right("back", 50)
    assert truth(LOW, whole, side="left", **_with_ratio()) is YES
    assert truth(LOW, whole, side="right", **_with_ratio()) is NO


def test_a_computed_number_that_may_be_higher_settles_only_what_lies_below_it() -> None:
    low, high = a_wrist().both("arm", 100).left("front", 80), a_wrist().both("arm", 100).left("front", 120)
    assert truth(LOW, low, side="left", **_with_ratio()) is UNKNOWN
    assert truth(LOW, high, side="left", **_with_ratio()) is NO


def test_a_number_that_cannot_be_computed_is_unknown() -> None:
    assert truth(LOW, a_wrist().left("arm", 100).both("front", 80), side="left", **_with_ratio()) is UNKNOWN
    locked = _with_ratio(calculation=None, locked="not licensed")
    whole = a_wrist().both("arm", 100).both("front", 80).both("back", 80)
    assert truth(LOW, whole, side="left", **locked) is UNKNOWN


def test_a_number_that_cannot_be_computed_is_missing_unless_nothing_could_unlock_it() -> None:
    facts = read(a_wrist(), _with_ratio()["edition"])
    assert [str(key) for key in evaluate(condition(LOW), facts, Laterality.LEFT).missing] == ["turn_ratio.left"]
    facts = read(a_wrist(), _with_ratio(calculation=None, locked="not licensed")["edition"])
    assert evaluate(condition(LOW), facts, Laterality.LEFT).missing == ()


# ---------------------------------------------------------------- age and dates


@pytest.mark.parametrize(
    ("limits", "age", "wanted"),
    [
        ({"above": 60}, 60, NO),
        ({"above": 60}, 61, YES),
        ({"at_least": 60}, 60, YES),
        ({"at_least": 60}, 59, NO),
        ({"below": 60}, 60, NO),
        ({"below": 60}, 59, YES),
        ({"at_least": 50, "below": 65}, 65, NO),
        ({"above": 60}, None, UNKNOWN),
    ],
)
def test_an_age_limit_includes_only_what_it_says(limits: dict[str, int], age: int | None, wanted: Truth) -> None:
    assert truth({"age": limits}, a_wrist().patient(age=age)) is wanted


@pytest.mark.parametrize(
    ("since", "wanted"),
    [
        ("2026-11-06", YES),
        ("2026-11-05", NO),
        ("2026-11-06T23:59", YES),
        ("2026-11", UNKNOWN),
        ("2026", UNKNOWN),
        ("2026-10", NO),
        ("2025", NO),
    ],
)
def test_a_date_is_unknown_where_what_it_can_mean_crosses_the_limit(since: str, wanted: Truth) -> None:
    assert truth({"since": "creaking_since", "within_days": 14}, a_wrist().say("creaking_since", since)) is wanted


def test_a_month_that_lies_wholly_inside_the_limit_is_known() -> None:
    told = a_wrist().say("creaking_since", "2026-11")
    assert truth({"since": "creaking_since", "within_days": 19}, told) is YES
    assert truth({"since": "creaking_since", "within_days": 18}, told) is UNKNOWN


def test_a_date_that_was_not_asked_is_unknown() -> None:
    assert truth({"since": "creaking_since", "within_days": 14}, a_wrist()) is UNKNOWN


# ---------------------------------------------------------------- change since an earlier visit

FELL: dict[str, Any] = {"changed": "grip_bounce"}


def _bounce(value: str) -> EncounterBuilder:
    return a_wrist().left("grip_bounce", value)


def _earlier(value: str, days: int = 10) -> EncounterBuilder:
    return days_before(days).left("grip_bounce", value)


def test_a_lower_grade_fell_and_an_equal_or_higher_one_did_not() -> None:
    assert truth(FELL, _bounce("small_bounce"), _earlier("good_bounce"), side="left") is YES
    assert truth(FELL, _bounce("good_bounce"), _earlier("good_bounce"), side="left") is NO
    assert truth(FELL, _bounce("wild_bounce"), _earlier("good_bounce"), side="left") is NO
    assert truth(FELL | {"how": "higher"}, _bounce("wild_bounce"), _earlier("good_bounce"), side="left") is YES


def test_a_change_is_unknown_without_an_earlier_or_a_present_result() -> None:
    assert truth(FELL, _bounce("no_bounce"), side="left") is UNKNOWN
    assert truth(FELL, a_wrist(), _earlier("good_bounce"), side="left") is UNKNOWN
    assert (
        truth(FELL, _bounce("no_bounce"), days_before(10).right("grip_bounce", "good_bounce"), side="left") is UNKNOWN
    )


def test_the_latest_earlier_visit_that_recorded_it_is_compared() -> None:
    now, visits = _bounce("good_bounce"), (_earlier("wild_bounce", 30), _earlier("good_bounce", 20), days_before(5))
    assert truth(FELL, now, *visits, side="left") is NO


def test_a_fall_since_a_visit_too_long_ago_does_not_count() -> None:
    recent = FELL | {"within_days": 28}
    assert truth(recent, _bounce("no_bounce"), _earlier("good_bounce", 28), side="left") is YES
    assert truth(recent, _bounce("no_bounce"), _earlier("good_bounce", 29), side="left") is not YES


def test_a_number_is_compared_with_a_number_only() -> None:
    turn: dict[str, Any] = {"changed": "wrist_turn_angle"}
    coded, low = days_before(7).left("wrist_turn_angle", "stuck"), a_wrist().left("wrist_turn_angle", 60)
    assert truth(turn, low, coded, side="left") is UNKNOWN
    assert truth(turn, a_wrist().left("wrist_turn_angle", "stuck"), coded, side="left") is UNKNOWN
    assert truth(turn, low, days_before(7).left("wrist_turn_angle", 65), side="left") is YES


HALVES = [
    {"id": f"grade_{n}", "key": key, "label": key} for n, key in enumerate(["3-", "3", "3+", "4-", "4", "4+", "5"])
]


def _with_halves() -> dict[str, Any]:
    item = wrist().item["grip_bounce"].model_dump(mode="json", by_alias=True, exclude_none=True)
    item |= {"id": "pull", "values": HALVES, "normal": ["grade_6"], "neutral": []}
    del item["scale"]
    return {"edition": wrist(items=(*wrist().items, made(type(wrist().items[0]), **item)))}


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        ("grade_4", "grade_3", NO),  # 4 to 4-
        ("grade_6", "grade_5", NO),  # 5 to 4+
        ("grade_5", "grade_3", NO),  # 4+ to 4-
        ("grade_6", "grade_4", YES),  # 5 to 4
        ("grade_5", "grade_2", YES),  # 4+ to 3+
        ("grade_3", "grade_0", YES),  # 4- to 3-
    ],
)
def test_half_grades_add_up_to_whole_ones_and_alone_are_no_fall(before: str, now: str, wanted: Truth) -> None:
    whole = {"changed": "pull", "by_whole_grade": 1}
    told, earlier = a_wrist().left("pull", now), days_before(7).left("pull", before)
    assert truth(whole, told, earlier, side="left", **_with_halves()) is wanted
    assert truth({"changed": "pull"}, told, earlier, side="left", **_with_halves()) is YES


# ---------------------------------------------------------------- groups and look lists


def test_a_group_speaks_for_against_or_not_at_all() -> None:
    pro, con = {"group": "key_creak"}, {"group": "key_creak", "is": "con"}
    assert (truth(pro, a_wrist()), truth(con, a_wrist())) == (UNKNOWN, UNKNOWN)
    creaks = a_wrist().say("turning_a_key", "creaks_at_once")
    assert (truth(pro, creaks), truth(con, creaks)) == (YES, NO)
    silent = a_wrist().say("turning_a_key", "stays_silent")
    assert (truth(pro, silent), truth(con, silent)) == (NO, YES)


def test_a_group_without_a_con_never_speaks_against() -> None:
    edition = wrist(groups=(a_group("one_way", CREAKS),))
    assert truth({"group": "one_way", "is": "con"}, a_wrist(), edition=edition) is NO


@pytest.mark.parametrize(
    ("asked", "side", "wanted"),
    [(None, "left", YES), (None, "right", NO), ("other", "right", YES), ("either", "right", YES), ("both", "left", NO)],
)
def test_a_sided_group_is_read_on_the_side_meant(asked: str | None, side: str, wanted: Truth) -> None:
    edition = wrist(groups=(a_group("weak", NO_BOUNCE, side="each"),))
    told = a_wrist().left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce")
    assert truth({"group": "weak"} | ({"side": asked} if asked else {}), told, side=side, edition=edition) is wanted


def test_a_sided_group_stands_for_either_side_without_one_and_for_both_only_when_asked() -> None:
    edition = wrist(groups=(a_group("weak", NO_BOUNCE, side="each"),))
    told = a_wrist().left("grip_bounce", "no_bounce")
    assert truth({"group": "weak"}, told, edition=edition) is YES
    assert truth({"group": "weak", "side": "both"}, told, edition=edition) is UNKNOWN
    assert truth({"group": "weak", "side": "both"}, told.right("grip_bounce", "no_bounce"), edition=edition) is YES


@pytest.mark.parametrize(
    ("reason", "wanted"),
    [("unable", Truth.YES), ("declined", Truth.YES), ("not_applicable", Truth.YES), ("deferred", Truth.UNKNOWN)],
)
def test_what_was_tried_and_could_not_be_had_is_told_apart_from_what_was_put_off(reason: str, wanted: Truth) -> None:
    assert truth({"not_obtained": "turning_a_key"}, a_wrist().missing("turning_a_key", reason)) is wanted


def test_of_a_limb_that_is_not_there_nothing_could_be_had() -> None:
    """An amputated foot is no reason to measure what a finger could not feel."""
    tried = {"not_obtained": "turning_a_key"}
    assert truth(tried, a_wrist().unable("turning_a_key", "dressing")) is Truth.YES
    assert truth(tried, a_wrist().unable("turning_a_key", "amputated")) is Truth.NO


def test_a_result_was_had_and_a_blank_is_unknown() -> None:
    tried = {"not_obtained": "turning_a_key"}
    assert truth(tried, a_wrist().say("turning_a_key", "creaks_at_once")) is Truth.NO
    assert truth(tried, a_wrist()) is Truth.UNKNOWN


def test_a_look_is_recorded_or_not_whatever_was_found() -> None:
    looked = {"recorded": "turning_a_key"}
    assert truth(looked, a_wrist().say("turning_a_key", "stays_silent")) is YES
    assert truth(looked, a_wrist().say("turning_a_key", "cannot_tell")) is NO
    assert truth(looked, a_wrist()) is NO


@pytest.mark.parametrize(("total", "wanted"), [(3, YES), (4, UNKNOWN), (6, UNKNOWN), (7, NO)])
def test_a_score_is_reached_when_its_lowest_possible_total_is(total: int, wanted: Truth) -> None:
    told = a_wrist().say("blue_fingers", "no").say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no")
    assert truth({"score": "creak_points", "at_least": total}, told) is wanted


def test_a_score_that_may_not_be_used_is_never_known() -> None:
    told = a_wrist().say("turning_a_key", "creaks_at_once").say("lifts_a_kettle", "no")
    assert truth({"score": "creak_points", "at_least": 1}, told) is UNKNOWN


@pytest.mark.parametrize(("side", "wanted"), [("left", YES), ("right", NO), ("unsided", YES)])
def test_a_score_of_each_side_is_read_on_the_side_meant(side: str, wanted: Truth) -> None:
    told = a_wrist().left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce")
    assert truth({"score": "bounce_stage", "at_least": 3}, told, side=side) is wanted


# ---------------------------------------------------------------- put together

KETTLE: dict[str, Any] = {"finding": "lifts_a_kettle", "is": "yes"}


def test_what_is_not_known_stays_unknown_until_another_part_settles_it() -> None:
    told = a_wrist().say("lifts_a_kettle", "yes")
    assert truth({"all": [KETTLE, CREAKS]}, told) is UNKNOWN
    assert truth({"any": [KETTLE, CREAKS]}, told) is YES
    assert truth({"all": [{"not": KETTLE}, CREAKS]}, told) is NO
    assert truth({"at_least": 1, "of": [CREAKS, KETTLE]}, told) is YES
    assert truth({"at_least": 2, "of": [CREAKS, KETTLE]}, told) is UNKNOWN
    assert truth({"at_least": 2, "of": [CREAKS, {"not": KETTLE}]}, told) is NO


def test_a_condition_can_be_asked_of_an_encounter_directly() -> None:
    assert holds(condition(KETTLE), a_wrist().say("lifts_a_kettle", "yes").build(), wrist()) is YES


# ---------------------------------------------------------------- the patient's record


def test_the_sex_on_record_is_yes_no_or_not_recorded() -> None:
    male = {"sex": "male"}
    assert truth(male, a_wrist().patient(sex="male")) is YES
    assert truth(male, a_wrist().patient(sex="female")) is NO
    assert truth(male, a_wrist().patient(sex="other")) is NO
    assert truth(male, a_wrist()) is UNKNOWN

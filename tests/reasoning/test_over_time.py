"""What the visits found stands side by side, and nothing of an earlier one before this visit has answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examassist.domain.evolve import evolve
from examassist.domain.finding import Finding
from examassist.reasoning.over_time import difference, over_time
from tests.builders import EXAMINED_AT
from tests.reasoning.patients import edition
from tests.reasoning.wrist import a_wrist, days_before, wrist
from tests.ui.exam_room import key

if TYPE_CHECKING:
    from examassist.domain.finding import Value
    from examassist.reasoning.over_time import Row


def rows_of(rows: tuple[Row, ...]) -> list[str]:
    return [str(row.key) for row in rows]


def how(row: Row, visit: int = -1) -> str | None:
    change = row.results[visit].change
    return change.how if change is not None else None


def test_a_cell_that_this_visit_has_not_answered_is_nowhere_and_counted() -> None:
    before = days_before(90).left("grip_bounce", "no_bounce").right("grip_bounce", "good_bounce").build()
    blank = over_time(a_wrist().build(), [before], wrist())
    assert (blank.rows, blank.waiting) == ((), 2)
    answered = a_wrist().left("grip_bounce", "small_bounce").missing("grip_bounce.right", "not_done").build()
    over = over_time(answered, [before], wrist())
    assert (rows_of(over.rows), over.waiting) == (["grip_bounce.right", "grip_bounce.left"], 0)
    assert over.rows[0].lost, "it had a value, and why it has none now is an answer"


def test_the_visits_stand_in_their_order_and_those_after_the_exam_do_not() -> None:
    given = [days_before(days).say("lifts_a_kettle", "yes").build() for days in (10, -3, 200)]
    over = over_time(a_wrist().say("lifts_a_kettle", "no").build(), given, wrist())
    assert [(EXAMINED_AT.date() - visit.day).days for visit in over.visits] == [200, 10, 0]
    assert [visit.now for visit in over.visits] == [False, False, True]


def test_a_visit_that_did_not_examine_is_a_gap_and_the_one_before_it_is_compared() -> None:
    first = days_before(200).left("grip_bounce", "good_bounce").build()
    second = days_before(100).build()
    over = over_time(a_wrist().left("grip_bounce", "no_bounce").build(), [first, second], wrist())
    (row,) = over.changed
    assert [result.had for result in row.results] == [True, False, True]
    assert row.results[1].finding is None
    assert how(row) == "worse"
    assert row.results[-1].change is not None
    assert row.results[-1].change.since == first.examined_at.date(), "not the visit that did not look"


def test_what_never_changed_and_was_never_abnormal_is_shown_on_request_alone() -> None:
    same = days_before(9).left("grip_bounce", "good_bounce").right("grip_bounce", "no_bounce").build()
    over = over_time(evolve(same, examined_at=EXAMINED_AT), [same], wrist())
    assert rows_of(over.rows) == ["grip_bounce.right", "grip_bounce.left"]
    assert rows_of(over.changed) == ["grip_bounce.right"], "abnormal, though it did not change"
    assert over.never == sum(len(wrist().keys_of(item)) for item in wrist().items) - 2


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("good_bounce", "small_bounce", ("worse", False)),
        ("no_bounce", "small_bounce", ("better", True)),
        ("small_bounce", "no_bounce", ("worse", False)),
        ("small_bounce", "good_bounce", ("better", True)),
        ("good_bounce", "wild_bounce", ("higher", True)),
        ("small_bounce", "wild_bounce", ("higher", True)),
        ("good_bounce", "good_bounce", None),
    ],
)
def test_an_ordered_scale_gets_worse_away_from_its_normal_and_what_has_no_weight_only_rises(
    before: Value, now: Value, said: tuple[str, bool] | None
) -> None:
    item = wrist().item["grip_bounce"]
    made = [Finding(item=item.id, value=value) for value in (before, now)]
    assert difference(item, *made) == said


@pytest.mark.parametrize(
    ("item", "before", "now", "said"),
    [
        ("wrist_turn_angle", 60, 45, ("worse", False)),
        ("wrist_turn_angle", 100, 120, ("higher", True)),
        ("wrist_turn_angle", 60, "stuck", ("changed", None)),
        ("turning_a_key", "stays_silent", "creaks_at_once", ("changed", None)),
        ("creaking_spots", ("thumb_side_spot", "back_of_hand_spot"), ("back_of_hand_spot", "thumb_side_spot"), None),
        ("creaking_spots", ("thumb_side_spot",), ("back_of_hand_spot",), ("changed", None)),
    ],
)
def test_numbers_have_a_way_and_what_has_no_order_has_none(
    item: str, before: Value, now: Value, said: tuple[str, bool | None] | None
) -> None:
    made = [Finding(item=item, value=value) for value in (before, now)]
    assert difference(wrist().item[item], *made) == said


def test_without_a_normal_a_number_is_lower_and_never_worse() -> None:
    item = edition().item["walk_test_stop_distance"]
    assert difference(item, Finding(item=item.id, value=800), Finding(item=item.id, value=200)) == ("lower", False)


def test_half_a_grade_of_power_alone_is_not_called_worse() -> None:
    item = edition().item["great_toe_extension_strength"]

    def said(*values: str) -> object:
        return difference(item, *(Finding(item=item.id, value=value) for value in values))

    assert said("full", "strong_resistance") == ("lower", False)
    assert said("full", "moderate_resistance") == ("worse", False)


def test_the_same_value_with_another_qualifier_has_changed() -> None:
    item = wrist().item["grip_bounce"]
    plain = Finding(item=item.id, value="good_bounce")
    assert difference(item, plain, evolve(plain, qualifiers=("with_glove",))) == ("changed", None)


def test_unsure_is_no_result_that_another_is_compared_with() -> None:
    unsure = days_before(9).say("turning_a_key", "cannot_tell").build()
    (row,) = over_time(a_wrist().say("turning_a_key", "creaks_at_once").build(), [unsure], wrist()).rows
    assert how(row) is None


def test_what_this_edition_does_not_know_is_left_out_and_counted() -> None:
    before = days_before(9).left("grip_bounce", "good_bounce").build()
    odd = (
        Finding(item="no_such_item", value="yes"),
        Finding(item="lifts_a_kettle", value="perhaps"),
        Finding(item="thumb_bounce", value="good_bounce"),
    )
    before = evolve(before, findings=(*before.findings, *odd))
    now = a_wrist().left("grip_bounce", "good_bounce").say("lifts_a_kettle", "yes").build()
    over = over_time(now, [before, evolve(before, pack="ankle", examined_at=EXAMINED_AT - timedelta(days=3))], wrist())
    assert [visit.left_out for visit in over.visits] == [3, 4, 0]
    kettle = next(row for row in over.rows if row.key == key("lifts_a_kettle"))
    assert [result.finding is None for result in kettle.results] == [True, True, False]

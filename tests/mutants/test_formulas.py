"""The faults of a formula, on the invented wrist pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.mutants.formulas import Room, changes, grid, moved
from tests.reasoning.wrist import condition, wrist

if TYPE_CHECKING:
    from examassist.knowledge.condition import Condition

KEY = {"finding": "turning_a_key", "is": "creaks_at_once"}
KETTLE = {"finding": "lifts_a_kettle", "is": "yes"}
BOUNCE: dict[str, Any] = {"finding": "grip_bounce", "in": ["no_bounce", "small_bounce"]}
TURN: dict[str, Any] = {"measure": "wrist_turn_angle", "between": [0, 45]}


def faults(written: dict[str, Any], *, sided: bool = False) -> list[Condition]:
    return [change.formula for change in changes(condition(written), Room(wrist(), sided))]


def dumped(formula: Condition) -> dict[str, Any]:
    return formula.model_dump(by_alias=True, exclude_none=True, mode="json")


def written(formula: dict[str, Any], *, sided: bool = False) -> list[dict[str, Any]]:
    return [dumped(each) for each in faults(formula, sided=sided)]


def test_all_becomes_any_and_loses_each_leaf() -> None:
    found = written({"all": [KEY, BOUNCE]})
    assert {"any": [KEY, BOUNCE]} in found
    assert {"all": [KEY]} in found
    assert {"all": [BOUNCE]} in found


def test_one_part_alone_is_the_same_under_all_and_any_and_is_not_dropped() -> None:
    assert all("any" not in each and each["all"] for each in written({"all": [KEY]}))


def test_the_number_needed_moves_both_ways_but_not_beyond_what_can_be() -> None:
    numbers = [each["at_least"] for each in written({"at_least": 1, "of": [KEY, KETTLE]}) if each["at_least"] != 1]
    assert numbers == [2]


def test_a_leaf_needed_by_number_is_not_dropped_when_the_rest_could_never_reach_it() -> None:
    assert all(len(each["of"]) == 2 for each in written({"at_least": 2, "of": [KEY, KETTLE]}))


def test_a_not_is_dropped() -> None:
    assert KEY in written({"not": KEY})


def test_of_a_grade_only_the_end_of_the_stretch_moves() -> None:
    values = [each["in"] for each in written(BOUNCE, sided=True) if "side" not in each]
    assert values == [["no_bounce", "good_bounce"]]


def test_a_value_that_settles_nothing_is_never_put_in() -> None:
    values = {value for each in written(KEY) for value in each.get("in", ())}
    assert values == {"creaks_later"}


def test_limits_move_one_step_and_not_where_no_number_can_be() -> None:
    lowest, highest, step = grid("wrist_turn_angle", wrist())
    moved_to = [tuple(each["between"]) for each in written(TURN, sided=True) if "side" not in each]
    assert lowest == 0
    assert highest > 45
    assert moved_to == [(0, 45 - step), (0, 45 + step)]


def test_a_hundredth_more_than_nine_tenths_is_ninety_one_hundredths() -> None:
    assert moved(0.9, 0.01) == 0.91
    assert moved(14, 1) == 15


@pytest.mark.parametrize(
    ("side", "sided", "other"),
    [
        (None, True, "other"),
        ("other", True, "same"),
        (None, False, "both"),
        ("either", True, "both"),
        ("both", False, "either"),
    ],
)
def test_each_side_has_another_one(side: str | None, other: str, *, sided: bool) -> None:
    leaf = BOUNCE | ({"side": side} if side else {})
    assert other in [each.get("side") for each in written(leaf, sided=sided)]


def test_an_item_without_sides_keeps_none() -> None:
    assert all("side" not in each for each in written(KEY, sided=True))


def test_ages_and_days_move_by_one() -> None:
    assert written({"age": {"above": 60}}) == [{"age": {"above": 59}}, {"age": {"above": 61}}]
    assert [each["within_days"] for each in written({"since": "creaking_since", "within_days": 14})] == [13, 15]


def test_a_fault_deep_inside_leaves_the_rest_as_it_was() -> None:
    found = written({"any": [KETTLE, {"all": [KEY, BOUNCE]}]})
    assert {"any": [KETTLE, {"any": [KEY, BOUNCE]}]} in found
    assert {"any": [KETTLE, {"all": [KEY]}]} in found


def test_no_fault_reads_as_the_formula_it_was_made_of() -> None:
    whole = {"any": [KETTLE, {"all": [KEY, BOUNCE, {"not": TURN}]}, {"at_least": 2, "of": [KEY, KETTLE, BOUNCE]}]}
    formula = condition(whole)
    found = faults(whole)
    assert found
    assert formula not in found

"""A rule that nothing recorded could make true is found; one that something could is not."""

from __future__ import annotations

from typing import Any

import pytest

from examassist.knowledge.check_reach import check_reach
from examassist.knowledge.faults import Faults
from tests.knowledge.packs import wrist

NO_BOUNCE = {"finding": "grip_bounce", "is": "no_bounce"}
GOOD = {"finding": "grip_bounce", "is": "good_bounce"}
KETTLE = {"finding": "lifts_a_kettle", "is": "no"}

SPOT = {"finding": "creaking_spots", "is": "thumb_side_spot"}


def _faults(when: dict[str, Any], *, side: str = "each") -> list[str]:
    name = wrist().contradictions[0].id
    faults = Faults({})
    check_reach(wrist(contradictions={name: {"when": when, "side": side}}), faults)
    return [str(problem) for problem in faults.found]


@pytest.mark.parametrize(
    "when",
    [
        {"all": [NO_BOUNCE, GOOD]},
        {"any": [KETTLE, {"all": [NO_BOUNCE, {"all": [KETTLE, GOOD]}]}]},
        {"all": [NO_BOUNCE, {"not": NO_BOUNCE}]},
        {"all": [NO_BOUNCE | {"side": "both"}, GOOD | {"side": "both"}]},
        {"all": [{"measure": "wrist_turn_angle", "between": low_high} for low_high in ([0, 10], [20, 30])]},
        {"any": [KETTLE, {"age": {"above": 60, "below": 40}}]},
        {"all": [KETTLE, {"age": {"at_least": 60}}, {"all": [{"age": {"below": 60}}]}]},
        {"age": {"above": 40, "below": 41}},
        {"age": {"above": 130}},
        {"age": {"below": 0}},
        {"any": [KETTLE, {"all": [{"sex": "male"}, {"sex": "female"}]}]},
        {"all": [KETTLE, {"not": {"any": [KETTLE, NO_BOUNCE]}}]},
        {"all": [SPOT, {"not": SPOT}]},
        {"all": [{"age": {"above": 60}}, {"not": {"any": [{"age": {"above": 60}}, KETTLE]}}]},
    ],
)
def test_a_cell_asked_for_two_answers_at_once_can_never_hold(when: dict[str, Any]) -> None:
    (fault,) = _faults(when)
    assert "can never hold" in fault


@pytest.mark.parametrize(
    "when",
    [
        {"any": [NO_BOUNCE, GOOD]},
        {"all": [NO_BOUNCE, GOOD | {"side": "other"}]},
        {"all": [NO_BOUNCE | {"side": "either"}, GOOD | {"side": "either"}]},
        {"all": [{"finding": "creaking_spots", "is": "thumb_side_spot"}, {"not": NO_BOUNCE}]},
        {"all": [{"measure": "wrist_turn_angle", "between": low_high} for low_high in ([0, 20], [20, 30])]},
        {"all": [{"age": {"above": 40}}, {"age": {"below": 42}}]},
        {"any": [{"age": {"above": 60}}, {"age": {"below": 40}}]},
        {"any": [{"sex": "male"}, {"sex": "female"}]},
        {"all": [KETTLE, {"not": {"all": [KETTLE, NO_BOUNCE]}}]},
        {"all": [{"not": NO_BOUNCE | {"side": "both"}}, NO_BOUNCE | {"side": "both"} | {"side": "same"}]},
    ],
)
def test_what_different_cells_or_lists_may_answer_is_left_alone(when: dict[str, Any]) -> None:
    assert _faults(when) == []


def _gate(*tiers: dict[str, Any]) -> list[str]:
    faults = Faults({})
    check_reach(wrist(gates={"blue_hand": {"tiers": tiers}}), faults)
    return [str(problem) for problem in faults.found]


BLUE = {"finding": "blue_fingers", "is": "yes"}


def test_a_tier_behind_its_own_twin_never_decides() -> None:
    now = {"tier": "now", "when": BLUE}
    (fault,) = _gate(now, {"tier": "today", "when": BLUE, "onset": ["unknown"]})
    assert "tier 2 never decides: tier 1 holds whenever it does" in fault


def test_a_tier_for_another_onset_or_with_a_way_out_before_it_may_decide() -> None:
    today = {"tier": "today", "when": BLUE}
    assert _gate({"tier": "now", "when": BLUE, "onset": ["new_or_worse"]}, today) == []
    assert _gate({"tier": "now", "when": BLUE, "unless": KETTLE}, today) == []
    assert _gate(today, {"tier": "now", "when": {"all": [BLUE, KETTLE]}}) == []
    assert _gate({"tier": "now", "when": {"all": [BLUE, KETTLE]}}, today) == []


@pytest.mark.parametrize(
    ("first", "second", "never"),
    [
        ({"when": {"any": [BLUE, KETTLE]}}, {"when": BLUE}, 2),
        ({"when": BLUE}, {"when": {"all": [BLUE, KETTLE]}}, 2),
        ({"when": BLUE, "unless": {"all": [KETTLE, NO_BOUNCE]}}, {"when": BLUE, "unless": KETTLE}, 2),
        ({"when": BLUE, "unless": {"any": [KETTLE, NO_BOUNCE]}}, {"when": BLUE, "unless": KETTLE}, None),
        ({"when": BLUE, "unless": KETTLE}, {"when": BLUE, "unless": {"any": [KETTLE, NO_BOUNCE]}}, 2),
        ({"tier": "today", "when": {"all": [BLUE, KETTLE]}}, {"tier": "now", "when": BLUE}, 1),
        ({"tier": "today", "when": BLUE}, {"tier": "today", "when": BLUE}, 2),
    ],
)
def test_a_tier_under_one_that_holds_whenever_it_does_never_decides(
    first: dict[str, Any], second: dict[str, Any], never: int | None
) -> None:
    found = _gate({"tier": "now"} | first, {"tier": "today"} | second)
    assert [fault.partition(" never decides")[0] for fault in found] == (
        [] if never is None else [f"gates blue_hand: tier {never}"]
    )

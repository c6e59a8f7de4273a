from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.breakpoints import Widths
from examassist.ui.step_rail import Rail, StepState, position_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (StepState(1, "A", "talk", 0, 9), "empty"),
        (StepState(1, "A", "talk", 4, 9), "part"),
        (StepState(1, "A", "talk", 9, 9), "done"),
        (StepState(1, "A", "talk", 9, 9, gaps=1), "gaps"),
        (StepState(1, "A", "talk", 9, 9, unasked=3), "part"),
        (StepState(1, "A", "talk", 4, 9, alarm="urgent"), "urgent"),
        (StepState(1, "A", "talk", 9, 9, alarm="emergency"), "emergency"),
        (StepState(9, "A", "any"), "decide"),
    ],
)
def test_a_tick_needs_a_result_in_every_cell(state: StepState, mark: str) -> None:
    assert state.mark == mark


def test_the_state_is_also_said() -> None:
    assert StepState(1, "A", "talk", 9, 9, gaps=2).spoken == "done with gaps: 2 not examined"
    assert StepState(1, "A", "talk", 4, 9, open=2).spoken == "5 blank, 2 can change the plan"
    assert StepState(1, "A", "talk", 9, 9).spoken == "done"
    followed = StepState(1, "A", "talk", 9, 9, unasked=3).spoken
    assert followed == "9 of 9 of the follow-up answered, 3 not asked in this follow-up"
    assert StepState(9, "A", "any").spoken == ""


def test_the_steps_are_grouped_and_the_plan_is_said_below_them(qtbot: QtBot) -> None:
    rail = Rail(Widths(236, 356))
    qtbot.addWidget(rail)
    steps = [StepState(1, "Ask", "talk", 2, 4), StepState(2, "Look", "lying", 1, 6), StepState(3, "Say", "any")]
    rail.show_steps(steps, 2)
    rail.show_plan("2 things can still change the plan", pending=False)
    rail.show_steps([StepState(4, "Ask", "talk", 2, 4), StepState(5, "Say", "any")], 4)
    assert rail.plan.text() == "2 things can still change the plan", "other steps, the same words"
    assert rail.plan.isVisibleTo(rail)
    rail.show_steps(steps, 2)
    assert rail.row_of(2).isChecked()
    assert position_text("any") == "Decide"
    with qtbot.waitSignal(rail.step_wanted) as told:
        rail.row_of(3).click()
    assert told.args == [3]


def test_the_rows_stay_when_only_their_state_changes(qtbot: QtBot) -> None:
    rail = Rail(Widths(204, 318, small=True))
    qtbot.addWidget(rail)
    rail.show_steps([StepState(1, "A name that needs more than one line", "talk", 0, 4)], 1)
    before = rail.row_of(1)
    rail.show_steps([StepState(1, "A name that needs more than one line", "talk", 4, 4)], 1)
    assert rail.row_of(1) is before
    assert before.state.mark == "done"
    assert not rail.grab().isNull()


def test_a_narrow_rail_has_rows_for_fingers_and_names_them_in_full(qtbot: QtBot) -> None:
    rail = Rail(Widths(76, 356, narrow=True))
    qtbot.addWidget(rail)
    rail.show_steps([StepState(1, "Ask what happened", "talk", 0, 4, open=2), StepState(2, "Look", "lying")], 1)
    assert rail.width() == 76
    assert rail.row_of(1).height() >= 48
    assert rail.row_of(1).accessibleName() == "Ask what happened"
    assert not rail.plan.isVisibleTo(rail)
    assert not rail.grab().isNull()

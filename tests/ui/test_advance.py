"""The next value never lands in a row that the last one opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.advance import kept
from examassist.ui.opening import place_to_go_on
from tests.ui.exam_room import a_model, a_page, blank, found, key, press, value, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt

PULSES = 6


def test_a_blind_digit_goes_to_the_row_that_was_next(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    page.focus_cell(key("posterior_tibial_pulse.right"))
    press("2", "0")
    cells = [str(cell) for cell in page.cell_keys()]
    assert cells.index("foot_temperature.right") < cells.index("foot_wound.right"), "the opened row stands before"
    press("1", "1")
    assert value(model, "foot_wound.right") == "none"
    assert value(model, "foot_wound.left") == "none"
    assert blank(model, "foot_temperature.right")


def test_after_the_rows_that_stood_come_those_that_were_opened(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    page.focus_cell(key("posterior_tibial_pulse.right"))
    press("2", "0", "1", "1")
    assert page.focused_key == key("foot_temperature.right")
    press("1", "2")
    assert page.focused_key == key("arterial_doppler.right")


def test_from_the_last_opened_row_back_to_what_is_blank(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    model.record([found("posterior_tibial_pulse.left", "absent")])
    page.focus_cell(key("arterial_doppler.left"))
    press("1")
    assert page.focused_key == key("femoral_pulse.right")


def test_arrows_see_the_page_as_it_is_drawn(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    model.record([found("posterior_tibial_pulse.left", "absent")])
    page.focus_cell(key("posterior_tibial_pulse.left"))
    press("Right")
    assert page.focused_key == key("foot_temperature.right")


def test_whoever_returns_to_a_step_is_led_as_before(qtbot: QtBot) -> None:
    model = a_model()
    model.record([found("posterior_tibial_pulse.left", "absent")])
    page = a_page(qtbot, model, PULSES)
    page.focus_cell(key("posterior_tibial_pulse.left"))
    press("0")
    assert page.focused_key == key("foot_wound.right"), "the opened row comes later, today as after a break"
    assert place_to_go_on(model).key == page.focused_key


def test_questions_go_on_with_what_the_answer_opened(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 1)
    page.focus_cell(key("bladder_or_bowel_change"))
    press("y")
    assert page.focused_key == key("bladder_or_bowel_change_onset")


def test_the_rule_holds_on_the_other_pack_and_after_a_break(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 2)
    stood = page.cell_keys()
    model.request(["thumb_bounce"])
    opened = [cell for cell in page.cell_keys() if cell not in stood]
    assert opened
    assert page.cell_keys().index(opened[-1]) < len(page.cell_keys()) - 1, "it is drawn before others"
    assert model.cell_after(stood[-1], page.cell_keys()) == opened[0]
    assert model.cell_after(opened[-1], page.cell_keys()) == stood[0], "what is blank comes last"
    model.record([found(str(opened[-1]), "wild_bounce")])
    assert place_to_go_on(model).key == stood[0]


def test_the_keys_stay_or_go_to_the_row_above_where_their_row_went() -> None:
    before = [key("grip_bounce.right"), key("grip_bounce.left"), key("thumb_bounce.right")]
    assert kept(before[2], before, before) == before[2]
    assert kept(before[2], before, before[:1]) == before[0]
    assert kept(before[0], before, before[1:]) is None


def test_no_field_that_an_answer_opened_swallows_the_answer_to_the_next_question(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 1)
    page.focus_cell(key("bladder_or_bowel_change"))
    press("y", "1", "1", "Enter", "n")
    assert value(model, "bladder_or_bowel_change_onset") == "new_or_worse"
    assert value(model, "saddle_or_sexual_change") == "no"
    cells = [str(cell) for cell in page.cell_keys()]
    assert {"last_normal_urine", "bladder_bowel_change_since"} <= {*cells}, "it stands there and can be clicked"
    assert page.cell(key("last_normal_urine")) in page.tab_stops()


def test_the_angle_of_a_raised_leg_follows_what_was_felt_on_the_same_side(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 8)
    page.focus_cell(key("straight_leg_raise_response.right"))
    press("p", "4", "5", "Enter")
    assert value(model, "straight_leg_raise_angle.right") == 45
    assert page.focused_key == key("straight_leg_raise_response.left")
    press("f")
    assert value(model, "straight_leg_raise_foot_up.right") == "present", "of the leg that was just raised"
    assert blank(model, "straight_leg_raise_foot_up.left")
    press("0")
    assert value(model, "straight_leg_raise_response.left") == "raised_fully"
    assert page.focused_key != key("straight_leg_raise_angle.left"), "nothing was felt there"
    page.focus_cell(key("straight_leg_raise_response.left"))
    press("b")
    assert page.focused_key == key("straight_leg_raise_angle.left")
    press("Enter")
    assert page.focused_key is not None
    assert page.focused_key.item not in {"straight_leg_raise_angle", "straight_leg_raise_response"}
    assert blank(model, "straight_leg_raise_angle.left"), "walked past without a number"

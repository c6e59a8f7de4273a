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

"""Letters that add to the cell just typed, record what belongs to it, or lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.domain.finding import AbsentReason, Finding
from tests.ui.exam_room import a_model, a_page, blank, key, press, value, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt

REFLEX = "knee_reflex"
FELT, FOOT_UP = "straight_leg_raise_response", "straight_leg_raise_foot_up"


def test_a_letter_right_after_the_advance_adds_to_the_cell_just_typed(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 5)
    page.focus_cell(key(f"{REFLEX}.right"))
    with qtbot.waitSignal(page.message) as told:
        press("1", "r")
    assert told.args is not None
    assert "Knee reflex, right" in told.args[0]
    finding = model.encounter.by_key[key(f"{REFLEX}.right")]
    assert (finding.value, finding.qualifiers) == ("reduced", ("with_reinforcement",))
    assert blank(model, f"{REFLEX}.left")
    assert page.focused_key == key(f"{REFLEX}.left")
    press("r")
    assert model.encounter.by_key[key(f"{REFLEX}.right")].qualifiers == ()
    model.undo()
    assert model.encounter.by_key[key(f"{REFLEX}.right")].qualifiers == ("with_reinforcement",)


def test_after_an_arrow_it_adds_where_the_keys_are_and_never_to_a_blank(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 5)
    page.focus_cell(key(f"{REFLEX}.right"))
    press("1", "Down", "Up")
    page.focus_cell(key(f"{REFLEX}.left"))
    with qtbot.waitSignal(page.message) as told:
        press("r")
    assert told.args == ["Record Knee reflex, left first; R then adds: With reinforcement"]
    assert model.encounter.by_key[key(f"{REFLEX}.right")].qualifiers == ()
    assert blank(model, f"{REFLEX}.left")


def test_it_still_adds_where_the_keys_went_on_to_a_cell_without_that_letter(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 8)
    page.focus_cell(key(f"{FELT}.left"))
    press("p")
    assert page.focused_key is not None
    assert page.focused_key.item != FELT
    press("f")
    assert value(model, f"{FOOT_UP}.left") == "present"
    assert blank(model, f"{FOOT_UP}.right")
    model.undo()
    assert blank(model, f"{FOOT_UP}.left")
    assert value(model, f"{FELT}.left") == "leg_pain"


def test_a_letter_that_leads_opens_the_row_of_the_same_side_and_back(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    assert page.cell(key("l5_pinprick.left")) is None
    page.focus_cell(key("l5_light_touch.left"))
    press("t")
    assert page.focused_key == key("l5_pinprick.left")
    assert model.encounter.findings == ()
    press("t")
    assert page.focused_key == key("l5_light_touch.left")


def test_a_letter_that_leads_goes_from_the_cell_just_typed_and_not_from_where_the_keys_went_on(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    page.focus_cell(key("l5_light_touch.right"))
    press("1")
    assert page.focused_key == key("l5_light_touch.left")
    press("t")
    assert page.focused_key == key("l5_pinprick.right")
    assert blank(model, "l5_pinprick.left")


def test_it_leads_also_from_a_cell_that_the_keys_left_for_one_without_that_letter(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    model.request(["l5_pinprick", "anal_wink"])
    last = key("l5_pinprick.left")
    page.focus_cell(last)
    for pin in [each for each in page.cell_keys() if each.item.endswith(("_light_touch", "saddle_sensation"))]:
        model.record([Finding(item=pin.item, side=pin.side, not_obtained=AbsentReason.NOT_DONE)])
    page.focus_cell(last)
    press("1")
    assert page.focused_key is not None
    assert not model.edition.item[page.focused_key.item].letters
    press("t")
    assert page.focused_key == key("l5_light_touch.left"), "T is the timer only where no letter is meant"


def test_after_an_arrow_a_letter_leads_from_where_the_keys_are(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 7)
    page.focus_cell(key("l5_light_touch.right"))
    press("1", "Left", "Right", "t")
    assert page.focused_key == key("l5_pinprick.left")


def test_letters_are_dead_where_single_keys_are_off(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 5)
    page.focus_cell(key(f"{REFLEX}.right"))
    press("1")
    page._setting.single.on = False
    press("r")
    assert model.encounter.by_key[key(f"{REFLEX}.right")].qualifiers == ()


def test_the_other_pack_has_letters_of_its_own(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 2)
    page.focus_cell(key("grip_bounce.right"))
    press("f")
    assert value(model, "grip_bounce.right") == "no_bounce"
    page.focus_cell(key("grip_bounce.right"))
    press("k")
    assert value(model, "thumb_bounce.right") == "wild_bounce"
    press("p")
    assert page.focused_key == key("thumb_bounce.right")


def test_half_a_grade_is_of_the_cell_just_typed_also_where_rows_came_meanwhile(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 5, half_grades=True)
    page.focus_cell(key("knee_extension_strength.right"))
    press("4")
    model.request(["hip_adduction_strength", "foot_inversion_strength"])
    press("-")
    answer = model.edition.item["knee_extension_strength"].answer(str(value(model, "knee_extension_strength.right")))
    assert answer is not None
    assert answer.key == "4-"
    assert blank(model, "knee_extension_strength.left")


def test_a_letter_leads_from_the_cell_just_typed_also_where_rows_came_meanwhile(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    page.focus_cell(key("l5_light_touch.right"))
    press("1")
    model.request(["s1_pinprick"])
    press("t")
    assert page.focused_key == key("l5_pinprick.right")

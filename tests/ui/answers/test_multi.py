"""All that apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.answers import look
from examassist.ui.answers.multi import ACCEPT, NONE, MultiCell
from tests.ui.exam_room import a_model, a_page, blank, click, found, key, press, value

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_page import ExamPage

pytestmark = pytest.mark.needs_qt

LIST = "brought_on_by"


def the_cell(page: ExamPage, name: str) -> MultiCell:
    """A list on the page."""
    cell = page.cell(key(name))
    assert isinstance(cell, MultiCell)
    return cell


def test_nothing_is_recorded_before_enter(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 2)
    page.focus_cell(key(LIST))
    press("1", "3")
    assert blank(model, LIST)
    assert the_cell(page, LIST).pending == ("walking", "standing")
    press("Enter")
    assert value(model, LIST) == ("walking", "standing")
    assert page.focused_key == key("posture_that_ends_it")


def test_a_digit_takes_its_answer_out_again(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 2)
    page.focus_cell(key(LIST))
    press("3", "1", "3", "Enter")
    assert value(model, LIST) == ("walking",)


def test_an_answer_that_excludes_the_others_stands_alone(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 2)
    page.focus_cell(key(LIST))
    press("1", "0")
    assert the_cell(page, LIST).pending == ("none",) or len(the_cell(page, LIST).pending or ()) == 1
    press("2", "Enter")
    assert value(model, LIST) == ("running",)


def test_enter_on_an_untouched_list_records_nothing(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 2)
    page.focus_cell(key(LIST))
    with qtbot.waitSignal(page.message):
        press("Enter")
    assert blank(model, LIST)


def test_none_of_the_parts_is_said_and_not_assumed(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 1)
    press("y", "1")
    with qtbot.waitSignal(page.message):
        press("Enter")
    assert blank(model, "bladder_bowel_change_kind")
    press("0", "Enter")
    assert value(model, "bladder_bowel_change_kind") == ()


def test_right_comes_before_left(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 2)
    page.focus_cell(key("symptom_site.right"))
    press("7", "Enter")
    assert page.focused_key == key("symptom_site.left")
    press("0", "Enter")
    assert value(model, "symptom_site.right") == ("calf",)
    assert value(model, "symptom_site.left") == ("none",)


def test_escape_gives_up_what_was_chosen(qtbot: QtBot) -> None:
    model = a_model()
    model.record([found(LIST, ("walking",))])
    page = a_page(qtbot, model, 2)
    page.focus_cell(key(LIST))
    press("3", "Esc")
    assert the_cell(page, LIST).pending is None
    assert value(model, LIST) == ("walking",)


def test_walking_away_says_that_nothing_is_recorded_yet(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 2)
    page.focus_cell(key(LIST))
    press("1")
    with qtbot.waitSignal(page.message) as told:
        press("Down")
    assert "not recorded yet" in told.args[0]
    assert the_cell(page, LIST).pending == ("walking",)
    assert blank(model, LIST)


def test_clicks_choose_and_accept(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 2)
    cell = the_cell(page, LIST)
    for name in ("walking", ACCEPT):
        place = next(zone.rect for zone in cell.zones if zone.name == name).center()
        click(cell, place.x(), place.y())
    assert value(model, LIST) == ("walking",)


def test_an_entry_looks_unlike_an_answer(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 2)
    page.focus_cell(key(LIST))
    cell = the_cell(page, LIST)
    press("1")
    entry = cell.grab().toImage()
    press("Enter", "Up")
    assert cell.grab().toImage() != entry


def test_a_list_with_a_none_of_its_own_gets_no_second_one(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 2)
    assert NONE not in [name for name, _key, _label in the_cell(page, LIST).chips()]


def test_a_named_part_of_a_yes_looks_abnormal_and_none_of_them_does_not(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 1)
    page.focus_cell(key("bladder_or_bowel_change"))
    press("y")
    cell = the_cell(page, "bladder_bowel_change_kind")
    model.record([found("bladder_bowel_change_kind", ("stays_full",))])
    assert cell.paint_of("stays_full") is look.Paint.ABNORMAL
    assert cell.paint_of("leaks_urine") is look.Paint.BLANK
    model.record([found("bladder_bowel_change_kind", ())])
    assert cell.paint_of(NONE) is not look.Paint.ABNORMAL
    model.record([found(LIST, ("walking",))])
    other = a_page(qtbot, model, 2)
    assert the_cell(other, LIST).paint_of("walking") is look.Paint.PLAIN, "only a safety group's part is a yes"

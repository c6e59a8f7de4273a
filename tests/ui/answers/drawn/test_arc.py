"""Degrees on an arc."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from examassist.domain.finding import AbsentReason, Finding
from examassist.ui import dress, theme
from examassist.ui.answers.drawn.arc import ArcCell, ArcRow, ArcView
from tests.ui.exam_room import a_model, a_page, blank, click, found, key, press, settle, value, wrist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.exam_page import ExamPage

pytestmark = pytest.mark.needs_qt

ANGLE, FELT = "straight_leg_raise_angle", "straight_leg_raise_response"
RIGHT, LEFT = f"{ANGLE}.right", f"{ANGLE}.left"
LOW = (796, 636)
"""The page of a window of 1366 by 768."""


@pytest.fixture(autouse=True)
def usual_looks() -> Iterator[None]:
    yield
    dress.change(theme.Looks())


@pytest.fixture
def model() -> EncounterModel:
    made = a_model()
    made.record([found(f"{FELT}.right", "leg_pain"), found(f"{FELT}.left", "tightness_only")])
    return made


def opened(qtbot: QtBot, model: EncounterModel, at: str = RIGHT, size: tuple[int, int] = (848, 748)) -> ExamPage:
    page = a_page(qtbot, model, 8, size=size)
    page.focus_cell(key(at))
    return page


def cell_of(page: ExamPage, at: str = RIGHT) -> ArcCell:
    cell = page.cell(key(at))
    assert isinstance(cell, ArcCell)
    return cell


def arc_of(page: ExamPage, at: str = RIGHT) -> ArcView:
    row = cell_of(page, at).parentWidget()
    assert isinstance(row, ArcRow)
    return row.arc_of(key(at))


def at_degrees(view: ArcView, degrees: float) -> QPoint:
    return view.point_at(degrees, 30).toPoint()


def test_digits_and_enter_draw_the_limb_of_that_side_alone(qtbot: QtBot, model: EncounterModel) -> None:
    page = opened(qtbot, model)
    right, left = arc_of(page, RIGHT), arc_of(page, LEFT)
    empty = (right.grab().toImage(), left.grab().toImage())
    press("4", "0", "Enter")
    assert value(model, RIGHT) == 40
    assert right.grab().toImage() != empty[0]
    assert left.grab().toImage() == empty[1]


def test_arrows_step_while_something_is_typed_and_move_otherwise(qtbot: QtBot, model: EncounterModel) -> None:
    page = opened(qtbot, model)
    press("4", "2", "Up")
    assert cell_of(page).entry == "45"
    press("Up", "Down", "Down")
    assert cell_of(page).entry == "40"
    assert blank(model, RIGHT)
    press("Enter")
    assert value(model, RIGHT) == 40
    page.focus_cell(key(RIGHT))
    press("Up")
    assert page.focused_key == key(f"{FELT}.right")
    assert value(model, RIGHT) == 40


def test_plus_and_minus_go_on_from_what_is_recorded(qtbot: QtBot, model: EncounterModel) -> None:
    model.record([found(RIGHT, 88)])
    page = opened(qtbot, model)
    press("+")
    assert cell_of(page).entry == "90"
    press("+")
    assert cell_of(page).entry == "90"
    press("-", "Enter")
    assert value(model, RIGHT) == 85


def test_plus_on_a_blank_cell_starts_nothing(qtbot: QtBot, model: EncounterModel) -> None:
    page = opened(qtbot, model)
    press("+")
    assert cell_of(page).entry == ""
    assert blank(model, RIGHT)


def test_the_step_keys_are_named_in_the_key_bar(qtbot: QtBot, model: EncounterModel) -> None:
    page = opened(qtbot, model)
    named = dict(page.keys_now())
    assert named["0-90"] == "degrees, then Enter"
    assert named["+ −"] == "5° more or less"  # noqa: RUF001  a real minus sign
    assert named["↑ ↓"] == "the same while typing"


def test_a_click_sets_the_nearest_five_and_keeps_the_keys_there(qtbot: QtBot, model: EncounterModel) -> None:
    page = opened(qtbot, model)
    place = at_degrees(arc_of(page, LEFT), 62)
    click(arc_of(page, LEFT), place.x(), place.y())
    assert value(model, LEFT) == 60
    assert blank(model, RIGHT)
    assert page.focused_key == key(LEFT)
    assert model.undo_text is not None
    model.undo()
    assert blank(model, LEFT)


@pytest.mark.parametrize(("degrees", "recorded"), [(-20, 0), (120, 90), (0, 0), (90, 90)])
def test_a_click_beyond_the_ends_is_the_end(
    qtbot: QtBot, model: EncounterModel, degrees: float, recorded: float
) -> None:
    page = opened(qtbot, model)
    place = arc_of(page).point_at(degrees, 20)
    assert arc_of(page).degrees_at(place) == recorded


def test_a_drag_shows_where_it_is_and_records_where_it_ends(qtbot: QtBot, model: EncounterModel) -> None:
    page = opened(qtbot, model)
    view = arc_of(page)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_degrees(view, 20))
    QTest.mouseMove(view, at_degrees(view, 50))
    settle()
    assert cell_of(page).entry == "50"
    assert blank(model, RIGHT)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at_degrees(view, 55))
    assert value(model, RIGHT) == 55


def test_not_examined_and_blank_draw_no_limb(qtbot: QtBot, model: EncounterModel) -> None:
    page = opened(qtbot, model)
    assert cell_of(page).degrees is None
    model.record([Finding(item=ANGLE, side=key(RIGHT).side, not_obtained=AbsentReason.NOT_DONE)])
    assert cell_of(page).degrees is None
    missing = arc_of(page).grab().toImage()
    model.record([found(RIGHT, 0)])
    assert cell_of(page).degrees == 0
    assert arc_of(page).grab().toImage() != missing


def test_what_cannot_be_is_not_drawn(qtbot: QtBot, model: EncounterModel) -> None:
    page = opened(qtbot, model)
    press("9", "5")
    assert cell_of(page).degrees is None


@pytest.mark.parametrize("looks", [theme.Looks(touch=True), theme.Looks(zoom=200)])
def test_fingers_and_large_letters_leave_the_arcs_out(qtbot: QtBot, model: EncounterModel, looks: theme.Looks) -> None:
    page = opened(qtbot, model)
    assert arc_of(page).isVisible()
    dress.change(looks)
    settle()
    assert not arc_of(page).isVisible()


def test_the_step_with_its_opened_rows_does_not_scroll_in_a_low_window(qtbot: QtBot, model: EncounterModel) -> None:
    page = opened(qtbot, model, size=LOW)
    assert page._sheet.minimumHeight() <= page._area.viewport().height()
    row = arc_of(page).parentWidget()
    assert row is not None
    assert row.rect().contains(arc_of(page).geometry())


def test_the_other_pack_turns_its_own_limb_on_a_half_circle(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 2, size=(848, 900))
    page.focus_cell(key("wrist_turn_angle.left"))
    view = arc_of(page, "wrist_turn_angle.left")
    assert view.isVisible()
    place = at_degrees(view, 148)
    click(view, place.x(), place.y())
    assert value(model, "wrist_turn_angle.left") == 150

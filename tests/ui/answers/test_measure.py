"""A number typed with its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.domain.finding import AbsentReason
from examassist.ui.answers.measure import MeasureCell, coded_keys
from examassist.ui.answers.result import Result
from tests.ui.exam_room import a_model, a_page, a_row, blank, found, key, leg_pain, press, value, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt

ANGLE = "straight_leg_raise_angle"


def a_cell(qtbot: QtBot, item: str) -> MeasureCell:
    """One cell that takes a number."""
    cell = a_row(qtbot, item).cells[0]
    assert isinstance(cell, MeasureCell)
    return cell


def test_a_number_is_accepted_by_enter_and_shown_with_its_unit(qtbot: QtBot) -> None:
    model = a_model()
    model.record([found("straight_leg_raise_response.right", "leg_pain")])
    page = a_page(qtbot, model, 8)
    page.focus_cell(key(f"{ANGLE}.right"))
    press("4", "0")
    assert blank(model, f"{ANGLE}.right")
    press("Enter")
    assert value(model, f"{ANGLE}.right") == 40
    assert page.focused_key == key("straight_leg_raise_response.left"), "as if what was felt had just been answered"
    cell = page.cell(key(f"{ANGLE}.right"))
    assert isinstance(cell, MeasureCell)
    assert cell.finding is not None
    assert cell.shown(cell.finding) == "40°"


def test_what_cannot_be_is_answered_with_what_can(qtbot: QtBot) -> None:
    cell = a_cell(qtbot, ANGLE)
    told: list[str] = []
    cell.refused.connect(told.append)
    press("95", "Enter")
    assert told == ["Enter 0 to 90"]
    assert cell.entry == "95"
    assert cell.accessibleDescription() == "Enter 0 to 90"


@pytest.mark.parametrize(("typed", "number"), [("6.5", 6.5), ("6,5", 6.5), ("7", 7)])
def test_a_point_and_a_comma_are_the_same(qtbot: QtBot, typed: str, number: float) -> None:
    item = next(i for i in leg_pain().items if i.kind == "measure" and i.step == 0.5 and i.range and i.range[1] > 7)
    result = a_cell(qtbot, item.id).read(typed)
    assert isinstance(result, Result)
    assert (result.value, result.typed) == (number, typed)


def test_finer_than_can_be_read_is_refused(qtbot: QtBot) -> None:
    assert a_cell(qtbot, ANGLE).read("40.5") == "Enter 0 to 90 in steps of 1"


def test_backspace_takes_one_digit_and_then_the_answer(qtbot: QtBot) -> None:
    model = a_model(wrist)
    model.record([found("wrist_turn_angle.right", 90)])
    page = a_page(qtbot, model, 2)
    page.focus_cell(key("wrist_turn_angle.right"))
    press("4", "Back")
    assert value(model, "wrist_turn_angle.right") == 90
    press("Back")
    assert blank(model, "wrist_turn_angle.right")


def test_a_coded_result_stands_instead_of_a_number(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 2)
    page.focus_cell(key("wrist_turn_angle.right"))
    press("s")
    assert value(model, "wrist_turn_angle.right") == wrist().item["wrist_turn_angle"].coded_results[0]


def test_walking_on_keeps_a_number_that_can_be_read(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 2)
    page.focus_cell(key("wrist_turn_angle.right"))
    press("80", "Right")
    assert value(model, "wrist_turn_angle.right") == 80


def test_x_and_u_are_reasons_here_too(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 2)
    page.focus_cell(key("wrist_turn_angle.right"))
    press("x", "u", "7")
    assert model.encounter.by_key[key("wrist_turn_angle.right")].not_obtained is AbsentReason.NOT_DONE
    assert model.encounter.by_key[key("wrist_turn_angle.left")].not_obtained is AbsentReason.UNABLE


@pytest.mark.parametrize(
    ("item", "typed", "stored", "shown"),
    [
        ("body_weight", "150l", 68, "150 lb"),
        ("body_height", "70i", 178, "70 inch"),
        ("walk_test_stop_distance", "100y", 91, "100 yard"),
        ("last_injection_relief_days", "6w", 42, "6 weeks"),
        ("body_temperature", "100.4f", 38, "100.4 Fahrenheit"),
        ("hba1c", "48m", 6.5, "48 mmol/mol"),
    ],
)
def test_another_unit_is_converted_to_the_nearest_step_and_both_are_shown(
    qtbot: QtBot, item: str, typed: str, stored: float, shown: str
) -> None:
    cell = a_cell(qtbot, item)
    result = cell.read(typed)
    assert isinstance(result, Result)
    assert (result.value, result.typed) == (stored, shown)
    assert f"= {stored} " in cell.echo(typed)


def test_a_result_without_a_number_has_one_letter_in_every_row_that_offers_it() -> None:
    """The same letter must never say "no signal" at the toe and "incompressible" at the ankle."""
    letters: dict[str, set[str]] = {}
    for edition in (leg_pain(), wrist()):
        for item in edition.items:
            for name, letter in coded_keys(item.coded_results).items():
                letters.setdefault(name, set()).add(letter)
            assert len(set(coded_keys(item.coded_results).values())) == len(item.coded_results)
    assert letters
    assert all(len(each) == 1 for each in letters.values()), letters
    assert not {letter for each in letters.values() for letter in each} & set("AGMNUWXY")


def test_a_result_without_a_number_is_named_in_words_however_narrow_the_row(qtbot: QtBot) -> None:
    row = a_row(qtbot, "dorsalis_pedis_pressure", width=700)
    for cell in row.cells:
        assert isinstance(cell, MeasureCell)
        inside = [zone for zone in cell.zones if cell.rect().contains(zone.rect)]
        assert {zone.name for zone in inside} >= set(cell.item.coded_results)
        assert dict(cell.keys_now())["S"] == "no signal"


def test_a_number_half_typed_is_given_up_by_not_examined_where_that_was_said_before(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 8)
    model.record([found("straight_leg_raise_response.right", "leg_pain")])
    page.focus_cell(key(f"{ANGLE}.right"))
    press("x")
    page.focus_cell(key(f"{ANGLE}.right"))
    press("4", "x")
    finding = model.encounter.finding(key(f"{ANGLE}.right"))
    assert finding is not None
    assert finding.value is None
    assert finding.not_obtained is AbsentReason.NOT_DONE

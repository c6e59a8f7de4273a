"""The further keys of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.domain.evolve import evolve
from examassist.ui.answers import letters
from examassist.ui.answers.menu import open_menu
from tests.ui.exam_room import a_model, a_page, a_row, found, key, leg_pain, press, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt

PULSE, REFLEX = "dorsalis_pedis_pulse", "knee_reflex"


def test_a_letter_with_a_value_answers_and_goes_on_like_a_digit(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 6)
    page.focus_cell(key(f"{PULSE}.right"))
    press("d")
    finding = model.encounter.by_key[key(f"{PULSE}.right")]
    assert (finding.value, finding.qualifiers) == ("absent", ("doppler_only",))
    assert page.focused_key == key(f"{PULSE}.left")
    cell = page.cell(key(f"{PULSE}.right"))
    assert cell is not None
    assert cell.value_text == "Absent, Doppler only, abnormal"
    model.undo()
    assert model.encounter.findings == ()


def test_the_plain_digit_takes_the_letter_away_again(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 6)
    page.focus_cell(key(f"{PULSE}.right"))
    press("d", "Left", "0")
    assert model.encounter.by_key[key(f"{PULSE}.right")].qualifiers == ()


def test_an_item_without_letters_leaves_the_key_alone(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 6)
    page.focus_cell(key("foot_wound.right"))
    press("d", "r", "f")
    assert model.encounter.findings == ()


def test_a_qualified_value_looks_unlike_the_plain_one(qtbot: QtBot) -> None:
    cell = a_row(qtbot, PULSE).cells[0]
    plain = found(f"{PULSE}.right", "absent")
    cell.show_finding(plain)
    before = cell.grab().toImage()
    cell.show_finding(evolve(plain, qualifiers=("doppler_only",)))
    assert cell.grab().toImage() != before
    assert letters.marks(cell.item, cell.finding) == "D"


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu without a real screen
def test_the_list_of_answers_offers_the_letters_for_this_very_cell(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 5)
    page.focus_cell(key(f"{REFLEX}.right"))
    press("1")
    cell = page.cell(key(f"{REFLEX}.left"))
    assert cell is not None
    menu = open_menu(cell)
    next(each for each in menu.actions() if each.text() == "With reinforcement").trigger()
    menu.close()
    assert model.encounter.by_key[key(f"{REFLEX}.right")].qualifiers == ()


def test_what_adds_is_told_from_what_answers_and_what_leads() -> None:
    own = {letter.key: letters.adds(letter) for letter in wrist().item["grip_bounce"].letters}
    assert own == {"V": True, "F": False, "P": False, "K": True}


def test_a_qualifier_without_a_letter_is_said_in_its_own_words() -> None:
    item = leg_pain().item[REFLEX]
    finding = evolve(found(f"{REFLEX}.right", "normal"), qualifiers=("with_reinforcement", "on_the_edge"))
    assert letters.said_with(item, finding) == ("With reinforcement", "on the edge")

"""One answer of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.answers.choice import ChoiceCell
from tests.ui.exam_room import a_model, a_page, a_row, key, press, value, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def test_a_key_chooses_and_goes_on(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 1)
    page.focus_cell(key("turning_a_key"))
    press("2")
    assert value(model, "turning_a_key") == "creaks_later"


def test_a_letter_may_be_the_key_of_an_answer(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 2)
    page.focus_cell(key("posture_that_ends_it"))
    press("u")
    assert value(model, "posture_that_ends_it") == "never_tried"


def test_chips_never_overlap_and_stay_clear_of_the_mark(qtbot: QtBot) -> None:
    for width in (560, 700, 900):
        cell = a_row(qtbot, "symptom_course", width=width).cells[0]
        assert isinstance(cell, ChoiceCell)
        rects = [zone.rect for zone in cell.zones]
        for at, one in enumerate(rects):
            assert cell.rect().contains(one)
            assert not any(one.intersects(other) for other in rects[at + 1 :])


def test_every_chip_is_wide_enough_for_its_word_in_bold(qtbot: QtBot) -> None:
    from examassist.ui.answers import look

    cell = a_row(qtbot, "symptom_course").cells[0]
    for name, _key, label in cell.chips():
        zone = next(zone.rect for zone in cell.zones if zone.name == name)
        assert zone.width() >= look.text_width(label, look.font(13, semibold=True)) + look.CAP

"""A question answered by Y, N or U."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.domain.finding import AbsentReason
from tests.ui.exam_room import a_model, a_page, blank, key, press, value, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


@pytest.mark.parametrize(("pressed", "answer"), [("y", "yes"), ("N", "no"), ("u", "unsure")])
def test_a_letter_answers(qtbot: QtBot, pressed: str, answer: str) -> None:
    model = a_model(wrist)
    a_page(qtbot, model, 1)
    press(pressed)
    assert value(model, "blue_fingers") == answer


def test_x_says_that_it_was_not_asked(qtbot: QtBot) -> None:
    model = a_model(wrist)
    a_page(qtbot, model, 1)
    press("x")
    assert model.encounter.by_key[key("blue_fingers")].not_obtained is AbsentReason.NOT_DONE


def test_space_never_says_no(qtbot: QtBot) -> None:
    model = a_model(wrist)
    a_page(qtbot, model, 1)
    press("Space", "a")
    assert blank(model, "blue_fingers")


def test_a_question_that_does_not_offer_unsure_asks_for_the_reason(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 1)
    page.focus_cell(key("lifts_a_kettle"))
    press("u", "3")
    assert model.encounter.by_key[key("lifts_a_kettle")].not_obtained is AbsentReason.UNABLE

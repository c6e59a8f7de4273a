"""The list of reasons beside its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from examassist.domain.finding import AbsentReason
from examassist.ui.answers.reasons import ReasonList
from tests.ui.exam_room import a_model, a_page, click, key, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_page import ExamPage

pytestmark = pytest.mark.needs_qt


def lists(page: ExamPage) -> list[ReasonList]:
    """The lists that are seen."""
    return [found for found in page.window().findChildren(ReasonList) if found.isVisible()]


def test_the_list_opens_inside_the_window_and_leaves_the_keys_in_the_cell(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 6)
    for place in page.cell_keys():
        page.focus_cell(place)
        press("u")
        (shown,) = lists(page)
        assert page.rect().contains(shown.geometry())
        assert page.focused_key == place
        press("Esc")
        assert lists(page) == []


def test_a_click_chooses(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 6)
    press("u")
    (shown,) = lists(page)
    click(shown, 60, 58 + 34 * 5 + 10)
    assert model.encounter.by_key[key("femoral_pulse.right")].not_obtained is AbsentReason.DECLINED
    assert lists(page) == []


def test_it_closes_when_the_keys_go_elsewhere(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 6)
    press("u", "Down")
    assert lists(page) == []
    assert QApplication.focusWidget() is page.cell(key("dorsalis_pedis_pulse.right"))

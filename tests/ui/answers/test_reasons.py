"""The list of reasons beside its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from examassist.domain.finding import AbsentReason
from examassist.ui.answers.reasons import ReasonList
from tests.ui.exam_room import a_model, a_page, click, key, leg_pain, press

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
        cell = page.cell(place)
        assert cell is not None
        assert not shown.geometry().intersects(QRect(cell.mapTo(page.window(), QPoint(0, 0)), cell.size()))
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


def test_a_lost_limb_is_said_from_a_row_down_by_key_or_click_and_the_keys_go_on(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 6)
    page.focus_cell(key("dorsalis_pedis_pulse.right"))
    press("u", "9")
    lost = {str(each.key) for each in model.encounter.findings}
    assert lost == {"dorsalis_pedis_pulse.right", "posterior_tibial_pulse.right"}, "not what lies above"
    assert page.focused_key == key("dorsalis_pedis_pulse.left"), "on to what is still blank"
    press("u")
    (shown,) = lists(page)
    click(shown, 60, 58 + 34 * 8 + 10)
    assert {str(each.key.mirrored) for each in model.encounter.findings if str(each.key) not in lost} == lost


@pytest.mark.parametrize("step", [4, 6])
def test_what_has_no_side_or_is_never_entered_in_bulk_offers_no_whole_side(qtbot: QtBot, step: int) -> None:
    page = a_page(qtbot, a_model(), step)
    offered = {}
    for place in page.cell_keys():
        page.focus_cell(place)
        press("u")
        (shown,) = lists(page)
        item = leg_pain().item[place.item]
        offered[place] = shown.result_for("9") is not None
        assert offered[place] is (item.sided and not item.safety and item.bulk == "allowed")
        press("Esc")
    assert set(offered.values()) == {True, False}

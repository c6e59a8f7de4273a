from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.exam_room import a_model, a_page, key, press, settle, value
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_page import ExamPage


def test_only_the_step_that_the_content_names_has_a_map(qtbot: QtBot) -> None:
    assert a_page(qtbot, a_model(), 7)._beside.panel is not None
    page = a_page(qtbot, a_model(), 6)
    assert page._beside.panel is None
    assert page._beside.lines() == []
    press("2")
    assert page._model.encounter.findings


@pytest.mark.parametrize("size", [(1440, 900), (1366, 768)])
def test_the_step_of_the_map_fits_its_window_without_scrolling(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    window = a_window(qtbot, tmp_path, size=size)
    screens = in_exam(window)
    screens.go_to_step(7)
    settle()
    page = window.pages.currentWidget()
    assert page is not None
    area, beside = page._area, page._beside  # type: ignore[attr-defined]  # the page of an exam
    assert area.verticalScrollBar().maximum() == 0
    assert beside.panel.isVisible()
    assert beside.panel.view.width() >= 240
    assert beside.panel.view.height() >= 200
    for row in page._sheet.shown:  # type: ignore[attr-defined]  # as above
        right, left = row.cells
        assert not right.zones[-1].rect.translated(right.pos()).intersects(left.geometry())
        for cell in row.cells:
            assert all(cell.rect().contains(zone.rect) for zone in cell.zones), cell.name


def test_where_there_is_no_room_the_rows_hold_every_answer(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7, size=(700, 700))
    assert page._beside.panel is not None
    assert not page._beside.panel.isVisible()
    assert page.focus_cell(key("saddle_sensation.right"))
    press("1")
    assert value(model, "saddle_sensation.right") == "reduced"


def test_where_there_is_no_room_a_button_puts_the_map_in_the_place_of_the_rows(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7, size=(700, 700))
    beside = page._beside
    assert beside.panel is not None
    assert (beside.switch.isVisible(), beside.switch.text()) == (True, "Show the map")
    QTest.mouseClick(beside.switch, Qt.MouseButton.LeftButton)
    assert (beside.panel.isVisible(), page._area.isVisible(), beside.switch.text()) == (True, False, "Show the rows")
    touched = beside.focused_key
    assert touched is not None
    press("1")
    assert value(model, str(touched)) == "reduced"
    page.focus_cell(key("saddle_sensation.right"))
    assert page._area.isVisible(), "whoever goes to a row gets the rows"
    page.resize(848, 748)
    settle()
    assert beside.panel.isVisible()
    assert not beside.switch.isVisible()


def test_a_step_opens_with_the_keys_in_the_rows(qtbot: QtBot) -> None:
    page: ExamPage = a_page(qtbot, a_model(), 7)
    assert page._beside.focused_key is None
    assert page._sheet.focused_key() == key("l4_light_touch.right")

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from examassist.ui.body_map.area import AreaCell
from tests.ui.exam_room import a_model, a_page, key, press, value

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_page import ExamPage

L5 = "l5_light_touch.right"


def area(page: ExamPage, cell: str) -> AreaCell:
    found = page._beside.cell(key(cell))
    assert isinstance(found, AreaCell)
    return found


def test_an_area_has_the_name_and_the_value_of_its_cell(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 7)
    assert area(page, L5).accessibleName() == "L5 touch, top of foot, right"
    assert area(page, L5).accessibleDescription() == "blank, not examined"
    area(page, L5).setFocus()
    press("1")
    assert area(page, L5).accessibleDescription() == "1 less, abnormal"


def test_an_area_takes_every_key_of_a_cell(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    for typed, recorded in (("0", "absent"), ("2", "normal"), ("h", "increased"), ("Space", "normal")):
        area(page, L5).setFocus()
        press(typed)
        assert value(model, L5) == recorded
    area(page, L5).setFocus()
    press("=")
    assert value(model, "l5_light_touch.left") == "normal"
    area(page, L5).setFocus()
    press("Del")
    assert model.encounter.finding(key(L5)) is None
    press("x")
    finding = model.encounter.finding(key(L5))
    assert finding is not None
    assert str(finding.not_obtained) == "not_done"
    area(page, L5).setFocus()
    press("u", "6")
    finding = model.encounter.finding(key(L5))
    assert finding is not None
    assert str(finding.not_obtained) == "declined"


def test_the_saddle_is_never_copied_from_the_map(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    area(page, "saddle_sensation.right").setFocus()
    press("2")
    area(page, "saddle_sensation.right").setFocus()
    with qtbot.waitSignal(page.message):
        press("=")
    assert value(model, "saddle_sensation.right") == "normal"
    assert model.encounter.finding(key("saddle_sensation.left")) is None


def test_t_goes_to_the_same_place_of_the_other_test(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    area(page, L5).setFocus()
    press("t")
    assert str(page.focused_key) == "l5_pinprick.right"
    press("1")
    assert value(model, "l5_pinprick.right") == "reduced"
    assert model.encounter.finding(key(L5)) is None


def test_the_mouse_goes_through_an_area_to_the_drawing(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 7)
    assert area(page, L5).testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

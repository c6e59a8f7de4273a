from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.domain.body import Laterality
from examassist.ui import dress, theme
from examassist.ui.body_map.panel import NOT_EXAMINED, MapPanel
from tests.ui.exam_room import a_model, a_page, blank, click, found, key, press, settle, value, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.exam_page import ExamPage


def panel_of(page: ExamPage) -> MapPanel:
    assert page._beside.panel is not None
    return page._beside.panel


def click_area(page: ExamPage, region: str, side: Laterality, figure: str) -> None:
    view = panel_of(page).view
    shape = next(shape for shape in view._drawing.of(region, side) if shape.figure == figure)
    place = view.place_of(shape).toPoint()
    click(view, place.x(), place.y())


def choose(page: ExamPage, name: str) -> None:
    brush = next(brush for brush in panel_of(page).brushes if brush.name == name)
    click(brush, 8, 8)


@pytest.mark.parametrize(
    ("region", "figure", "item"),
    [
        ("l2", "front", "l2_light_touch"),
        ("l3", "front", "l3_light_touch"),
        ("l4", "front", "l4_light_touch"),
        ("l4", "back", "l4_light_touch"),
        ("l5", "front", "l5_light_touch"),
        ("l5", "back", "l5_light_touch"),
        ("s1", "front", "s1_light_touch"),
        ("s1", "back", "s1_light_touch"),
        ("s1", "soles", "s1_light_touch"),
        ("s2", "back", "s2_light_touch"),
        ("saddle", "front", "saddle_sensation"),
        ("saddle", "back", "saddle_sensation"),
        ("saddle", "below", "saddle_sensation"),
        ("perianal", "below", "saddle_sensation"),
    ],
)
def test_a_click_records_the_chosen_value_on_the_side_that_was_clicked(
    qtbot: QtBot, region: str, figure: str, item: str
) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7, size=(848, 800))
    choose(page, "reduced")
    for side in (Laterality.RIGHT, Laterality.LEFT):
        assert blank(model, f"{item}.{side}")
        click_area(page, region, side, figure)
        assert value(model, f"{item}.{side}") == "reduced"
        if side is Laterality.RIGHT:
            assert blank(model, f"{item}.left")
    assert len(model.encounter.findings) == 2


def test_no_value_is_chosen_for_clicks_before_somebody_chose_one(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    assert panel_of(page).brush is None
    with qtbot.waitSignal(page.message):
        click_area(page, "l3", Laterality.LEFT, "front")
    assert model.encounter.findings == ()
    assert str(page.focused_key) == "l3_light_touch.left"


def test_a_second_press_puts_the_chosen_value_down(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    choose(page, "absent")
    choose(page, "normal")
    assert [brush.name for brush in panel_of(page).brushes if brush.isChecked()] == ["normal"]
    choose(page, "normal")
    click_area(page, "l3", Laterality.LEFT, "front")
    assert model.encounter.findings == ()


def test_not_examined_can_be_clicked_and_is_no_value(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    choose(page, NOT_EXAMINED)
    click_area(page, "s1", Laterality.LEFT, "soles")
    finding = model.encounter.finding(key("s1_light_touch.left"))
    assert finding is not None
    assert (finding.value, str(finding.not_obtained)) == (None, "not_done")


def test_map_and_grid_are_one_record(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    page.focus_cell(key("l5_light_touch.right"))
    press("1")
    area = panel_of(page).cell(key("l5_light_touch.right"))
    assert area is not None
    assert area.finding == model.encounter.finding(key("l5_light_touch.right"))
    choose(page, "absent")
    click_area(page, "l5", Laterality.RIGHT, "front")
    row = page.cell(key("l5_light_touch.right"))
    assert row is not None
    assert row.finding is not None
    assert row.finding.value == "absent"
    model.undo()
    settle()
    assert row.finding.value == "reduced"
    assert area.finding is not None
    assert area.finding.value == "reduced"
    model.undo()
    assert area.finding is None


def test_a_click_on_a_place_that_was_not_asked_for_brings_its_row(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    assert page.cell(key("s2_light_touch.left")) is None
    choose(page, "normal")
    click_area(page, "s2", Laterality.LEFT, "back")
    assert page.cell(key("s2_light_touch.left")) is not None


def test_rest_normal_never_writes_the_saddle_of_the_map(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    panel_of(page).focus(key("saddle_sensation.right"))
    press("a")
    assert not blank(model, "l5_light_touch.right")
    assert blank(model, "saddle_sensation.right")
    assert blank(model, "saddle_sensation.left")
    model.undo()
    panel_of(page).focus(key("saddle_sensation.right"))
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert not blank(model, "l5_light_touch.right")
    assert blank(model, "saddle_sensation.right")


def test_arrows_go_along_the_chart_and_a_value_goes_on_to_the_next_area(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    panel_of(page).focus(key("l2_light_touch.right"))
    path = []
    for typed in ("Right", "Down", "Down", "Left", "Up", "End", "Home", "2", "1"):
        press(typed)
        path.append(str(page.focused_key))
    assert path == [
        "l2_light_touch.left",
        "l3_light_touch.left",
        "l4_light_touch.left",
        "l4_light_touch.right",
        "l3_light_touch.right",
        "saddle_sensation.left",
        "l2_light_touch.right",
        "l2_light_touch.left",
        "l3_light_touch.right",
    ]
    assert panel_of(page).focused_key() == key("l3_light_touch.right")
    assert (value(model, "l2_light_touch.right"), value(model, "l2_light_touch.left")) == ("normal", "reduced")


def test_the_map_shows_the_test_that_the_row_in_use_belongs_to(qtbot: QtBot) -> None:
    model = a_model()
    model.record([found("l5_pinprick.right", "reduced")])
    page = a_page(qtbot, model, 7)
    panel = panel_of(page)
    assert panel.layer.title == "Light touch"
    page.focus_cell(key("l5_pinprick.right"))
    settle()
    assert panel.layer.title == "Pinprick"
    assert [chip.isChecked() for chip in panel.layers] == [False, True]
    page.focus_cell(key("l5_light_touch.right"))
    assert panel.layer.title == "Light touch"


def test_the_page_names_the_keys_of_an_area(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 7)
    panel_of(page).focus(key("l5_light_touch.right"))
    settle()
    assert ("T", "other test") in page.keys_now()
    assert ("0 1 2 H", "choose") in page.keys_now()


def test_a_pack_with_one_test_has_a_map_of_its_own(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 2)
    panel = panel_of(page)
    assert [brush.text() for brush in panel.brushes] == [
        "0 No bounce",
        "1 Small bounce",
        "2 Good bounce",
        "3 Wild bounce",
        "X not examined",
    ]
    panel.focus(key("grip_bounce.left"))
    press("t")
    assert model.encounter.findings == ()
    press("1")
    assert value(model, "grip_bounce.left") == "small_bounce"


def test_for_fingers_the_legend_is_words_and_an_area_is_answered_with_the_large_keys(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 7)
    panel = panel_of(page)
    panel.brushes[0].click()
    dress.change(theme.Looks(touch=True))
    settle()
    assert not any(brush.isVisible() for brush in panel.brushes)
    assert panel.brush is None
    shown = [word for word in (*panel.words, *panel._always) if word.isVisible()]
    assert len(shown) == len(panel.words) + 2
    assert not any(one.geometry().intersects(other.geometry()) for at, one in enumerate(shown) for other in shown[:at])
    area = next(iter(panel.view.areas))
    panel._on_clicked(area)
    assert model.encounter.findings == ()
    assert page.focused_key == area
    dress.change(theme.Looks())
    settle()
    assert all(brush.isVisible() for brush in panel.brushes)
    assert not any(word.isVisible() for word in panel.words)

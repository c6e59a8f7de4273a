from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.domain.finding import AbsentReason, UnableDetail
from examassist.ui.positions import cannot_take
from tests.ui.exam_room import a_model, a_page, blank, found, key, press, settle, value

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.encounter_model import EncounterModel

STEP = 8


def with_a_stretch() -> EncounterModel:
    """An exam whose answers ask for a test face down."""
    model = a_model()
    model.record([found("symptom_site.right", ("front_of_thigh",))])
    return model


def test_one_click_says_it_of_everything_that_needs_it_and_undo_takes_all_of_it_back(qtbot: QtBot) -> None:
    model = with_a_stretch()
    page = a_page(qtbot, model, STEP)
    planned = {finding.key for finding in cannot_take(model, "prone")}
    assert key("femoral_stretch.right") in planned
    assert {model.edition.item[each.item].position for each in planned} == {"prone"}
    before = len(model.acts)
    QTest.mouseClick(page.positions.links["prone"], Qt.MouseButton.LeftButton)
    settle()
    assert len(model.acts) == before + 1
    for each in planned:
        finding = model.encounter.finding(each)
        assert finding is not None
        assert (finding.not_obtained, finding.detail) == (AbsentReason.UNABLE, UnableDetail.OTHER)
        assert finding.note == "cannot lie prone"
    assert page.positions.links["prone"].text() == "Can lie prone after all"
    focused = page.focused_key
    assert focused is not None
    assert blank(model, str(focused)), "the keys go on to what can be examined"
    model.undo()
    assert all(blank(model, str(each)) for each in planned)
    assert page.positions.links["prone"].text() == "Cannot lie prone"


def test_it_is_not_offered_where_nothing_needs_it(qtbot: QtBot) -> None:
    model = with_a_stretch()
    assert not a_page(qtbot, model, 6).positions.links["prone"].isVisible()


def test_the_rows_come_last_under_their_reason_and_are_asked_again_after_all(qtbot: QtBot) -> None:
    model = with_a_stretch()
    page = a_page(qtbot, model, STEP)
    before = page.cell_keys()
    lying = page.positions.links["lying"]
    QTest.mouseClick(lying, Qt.MouseButton.LeftButton)
    settle()
    *_others, last = model.parts_of(STEP)
    assert last.section.title == "Cannot lie down"
    waiting = {item.id for item in last.rows}
    assert "straight_leg_raise_response" in waiting
    assert "femoral_stretch" in waiting, "who cannot lie down cannot lie prone"
    assert set(page.cell_keys()) == set(before), "nothing is out of reach"
    assert blank(model, "foot_wound.right"), "a safety item needs an act of its own"
    QTest.mouseClick(lying, Qt.MouseButton.LeftButton)
    settle()
    assert page.cell_keys() == before
    assert blank(model, "straight_leg_raise_response.right")


def test_the_keys_do_not_go_on_by_themselves_to_what_waits(qtbot: QtBot) -> None:
    model = with_a_stretch()
    page = a_page(qtbot, model, STEP)
    QTest.mouseClick(page.positions.links["prone"], Qt.MouseButton.LeftButton)
    settle()
    waiting = {item.id for item in model.parts_of(STEP)[-1].rows}
    assert waiting == {"femoral_stretch"}
    before = [each for each in page.cell_keys() if each.item not in waiting]
    page.focus_cell(before[-1])
    press("X")
    assert page.focused_key == before[-1], "it was the last to be asked"
    page.focus_cell(key("femoral_stretch.right"))
    press("Space")
    assert value(model, "femoral_stretch.right") is not None
    assert not any(part.section.id == "cannot_prone" for part in model.parts_of(STEP)), "it has a result now"

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.domain.finding import AbsentReason, UnableDetail
from examassist.ui.positions import cannot_lie_prone
from tests.ui.exam_room import a_model, a_page, blank, found, key, settle

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
    planned = {finding.key for finding in cannot_lie_prone(model)}
    assert key("femoral_stretch.right") in planned
    assert {model.edition.item[each.item].position for each in planned} == {"prone"}
    before = len(model.acts)
    QTest.mouseClick(page.prone, Qt.MouseButton.LeftButton)
    settle()
    assert len(model.acts) == before + 1
    for each in planned:
        finding = model.encounter.finding(each)
        assert finding is not None
        assert (finding.not_obtained, finding.detail) == (AbsentReason.UNABLE, UnableDetail.OTHER)
        assert finding.note == "cannot lie prone"
    assert not page.prone.isVisible()
    focused = page.focused_key
    assert focused is not None
    assert blank(model, str(focused)), "the keys go on to what can be examined"
    model.undo()
    assert all(blank(model, str(each)) for each in planned)
    assert page.prone.isVisible()


def test_it_is_not_offered_where_nothing_needs_it(qtbot: QtBot) -> None:
    model = with_a_stretch()
    assert not a_page(qtbot, model, 6).prone.isVisible()

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from examassist.ui.assessment_page import AssessmentPage
from tests.screens import settle
from tests.ui.exam_room import a_model, dressed, found, leg_pain, step_of, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_count_says_what_is_blank_and_what_has_no_result(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    before = page._count.text()
    page._model.record([found("femoral_pulse.right", "normal")])
    assert int(page._count.text().split()[0]) == int(before.split()[0]) - 1
    assert page._count.text().endswith(" blank")
    assert " of " not in page._count.text(), "a share of a form is a target, not a finding"


def test_what_is_still_being_typed_is_recorded_before_the_export(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    QTest.keyClicks(page.impression.text, "stiff")
    with qtbot.waitSignal(page.export_wanted):
        page.export.click()
    impression = page._model.encounter.impression
    assert impression is not None
    assert impression.text == "stiff"


def test_the_line_one_types_into_is_in_sight_on_a_small_screen(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.resize(800, 320)
    page.activateWindow()
    for field in (page.impression.finder, page.impression.text, page.plan.chips[next(reversed(page.plan.chips))]):
        field.setFocus()
        settle()
        top = field.mapTo(page._area.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= page._area.viewport().height() - field.height()


def test_a_hidden_page_shows_what_was_recorded_meanwhile(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.hide()
    page._model.set_plan([next(iter(page.plan.chips))])
    page.show()
    assert next(iter(page.plan.chips.values())).isChecked()


def test_a_met_card_says_when_to_think_of_it_and_what_comes_first(qtbot: QtBot) -> None:
    dressed()
    model = a_model(really_assess=True)
    page = AssessmentPage(model, step_of(leg_pain(), 9))
    qtbot.addWidget(page)
    page.resize(820, 748)
    page.show()
    assert not page._beside.isVisible()
    model.record([found("cycling_compared", "harder"), found("symptom_site.left", ("front_of_thigh",))])
    qtbot.waitUntil(page._beside.isVisible)
    assert any(text.text.startswith("Iliac endofibrosis: cyclist") for text in page._beside._texts)


def test_an_emergency_leaves_room_for_the_bar_that_scrolls(qtbot: QtBot) -> None:
    dressed()
    model = a_model(really_assess=True)
    page = AssessmentPage(model, step_of(leg_pain(), 9))
    qtbot.addWidget(page)
    page.resize(844, 500)
    page.show()
    model.record([found("bladder_or_bowel_change", "yes"), found("bladder_or_bowel_change_onset", "new_or_worse")])
    qtbot.waitUntil(page._emergency.isVisible)
    settle()
    assert page._area.verticalScrollBar().maximum() > 0
    assert page._area.horizontalScrollBar().maximum() == 0


def test_its_keys_are_told(qtbot: QtBot) -> None:
    assert ("Ctrl E", "export PDF") in a_page(qtbot).keys_now()


def test_another_pack_is_shown_as_well(qtbot: QtBot) -> None:
    dressed()
    model = a_model(wrist, really_assess=True)
    page = AssessmentPage(model, wrist().steps[-1])
    qtbot.addWidget(page)
    page.show()
    assert not page.grab().isNull()


def a_page(qtbot: QtBot) -> AssessmentPage:
    dressed()
    page = AssessmentPage(a_model(), step_of(leg_pain(), 9))
    qtbot.addWidget(page)
    page.resize(820, 748)
    page.show()
    return page

"""Notes and reasons in one line under the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from examassist.domain.finding import AbsentReason, Finding, UnableDetail
from examassist.ui import accessible
from examassist.ui.notes_line import NotesLine, entries_of
from tests.ui.exam_room import a_model, a_page, click, key, press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.exam_page import ExamPage

pytestmark = pytest.mark.needs_qt

PULSES = 6
LOW = (796, 636)
"""The page of a window of 1366 by 768."""
REFUSED = Finding(
    item="posterior_tibial_pulse",
    side=key("x.left").side,
    not_obtained=AbsentReason.UNABLE,
    detail=UnableDetail.DRESSING,
)


def line_of(page: ExamPage) -> NotesLine:
    line = page.findChild(NotesLine)
    assert line is not None
    return line


def a_noted(model: EncounterModel) -> None:
    model.note("femoral_pulse", "Felt through a bandage\nafter the stent.")
    model.record([REFUSED])


def test_nothing_to_say_is_no_line(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), PULSES)
    assert not line_of(page).isVisible()


def test_it_says_notes_and_reasons_of_this_step_in_the_order_of_the_rows(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    a_noted(model)
    model.note("knee_reflex", "Elsewhere.")
    assert [(entry.name, entry.text) for entry in line_of(page).entries] == [
        ("Femoral pulse", "Felt through a bandage after the stent."),
        ("Posterior tibial pulse, left", "unable, dressing, cast or brace"),
    ]
    assert line_of(page).isVisible()
    for _act in range(3):
        model.undo()
    assert not line_of(page).isVisible()


def test_what_was_passed_over_without_a_reason_does_not_fill_it() -> None:
    model = a_model()
    model.record([Finding(item="femoral_pulse", side=key("x.left").side, not_obtained=AbsentReason.NOT_DONE)])
    assert entries_of(model.parts_of(PULSES), model) == ()


def test_a_click_goes_to_the_row(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    a_noted(model)
    settle()
    line = line_of(page)
    for rect, entry in line.places():
        click(line, rect.center().x(), rect.center().y())
        assert page.focused_key == entry.key


def test_the_keys_reach_every_remark(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    a_noted(model)
    settle()
    line_of(page).setFocus(Qt.FocusReason.TabFocusReason)
    press("Right", "Enter")
    assert page.focused_key == key("posterior_tibial_pulse.left")


def test_it_is_heard_as_a_list_with_the_remark_that_enter_would_go_to(qtbot: QtBot) -> None:
    accessible.install()
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    a_noted(model)
    line = line_of(page)
    told = QAccessible.queryAccessibleInterface(line)
    assert told.role() is QAccessible.Role.List
    assert told.text(QAccessible.Text.Value) == "Femoral pulse: Felt through a bandage after the stent."
    line.setFocus()
    press("Right")
    assert told.text(QAccessible.Text.Value).startswith("Posterior tibial pulse, left: unable")


@pytest.mark.parametrize("step", range(1, 9))
def test_a_step_that_fits_a_low_window_still_fits_with_notes(qtbot: QtBot, step: int) -> None:
    model = a_model()
    page = a_page(qtbot, model, step, size=LOW)
    room = page._area.viewport().height()
    fitted = page._sheet.minimumHeight() <= room
    first = page.cell_keys()[0]
    model.note(first.item, "A long remark that goes on and on. " * 20)
    model.record([Finding(item=first.item, side=first.side, not_obtained=AbsentReason.DECLINED)])
    settle()
    assert not fitted or page._sheet.minimumHeight() <= page._area.viewport().height()
    assert all(rect.right() <= line_of(page).width() for rect, _entry in line_of(page).places())


def test_it_comes_and_goes_with_the_height_of_the_window_and_settles(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES)
    a_noted(model)
    for height in (748, 400, 636, 430, 748):
        page.resize(848, height)
        settle()
        before = line_of(page).isVisible()
        settle()
        assert line_of(page).isVisible() == before
    assert line_of(page).isVisible()


def test_many_remarks_are_counted_where_they_have_no_room(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, PULSES, size=(600, 748))
    findings = [
        Finding(item=cell.item, side=cell.side, not_obtained=AbsentReason.DECLINED) for cell in page.cell_keys()[:8]
    ]
    model.record(findings)
    settle()
    line = line_of(page)
    assert len(line.entries) == 8
    assert 0 < len(line.places()) < 8
    assert line.accessibleDescription().count("declined") == 8

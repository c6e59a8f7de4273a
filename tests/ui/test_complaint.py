from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.ui.complaint import ComplaintRow
from tests.screens import settle, wait_until
from tests.ui.exam_room import dressed, leg_pain, wrist
from tests.ui.window import a_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.encounter_model import EncounterModel
    from examassist.ui.main_window import MainWindow


def test_each_complaint_unfolds_its_rows_and_leaves_every_other_row_as_it_is(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    plain = shown(begun(window, ""))
    for complaint in leg_pain().header.complaints:
        window.close_exam()
        wait_until(lambda: not window.busy)
        model = begun(window, complaint.id)
        assert set(complaint.opens) <= shown(model)
        assert shown(model) - plain == set(complaint.opens) - plain, "nothing else is asked"
        assert plain <= shown(model), "nothing is left out, least of all for safety"
        assert not model.encounter.findings
        saved(model)  # the rows are there again when one goes on with it


def test_a_complaint_of_a_form_that_was_cancelled_is_forgotten(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    name = leg_pain().header.complaints[-1]
    QTest.mouseClick(window.start_page.complaints.buttons[name.id], Qt.MouseButton.LeftButton)
    settle()
    assert window.who.form is not None
    window.who.form.cancel.click()
    wait_until(lambda: not window.busy)
    model = begun(window, "")
    assert not model.requested


def test_another_content_offers_its_own_or_none(qtbot: QtBot) -> None:
    dressed()
    row = ComplaintRow()
    qtbot.addWidget(row)
    row.show_complaints(leg_pain().header.complaints)
    assert [button.text() for button in row.buttons.values()] == [each.label for each in leg_pain().header.complaints]
    row.show_complaints(wrist().header.complaints)
    assert len(row.buttons) == len(wrist().header.complaints)
    row.show_complaints(())
    assert not row.isVisible()


def begun(window: MainWindow, complaint: str) -> EncounterModel:
    """A new exam of nobody, begun by that complaint or by the key."""
    if complaint:
        QTest.mouseClick(window.start_page.complaints.buttons[complaint], Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.who.form is not None
    QTest.mouseClick(window.who.form.later, Qt.MouseButton.LeftButton)
    wait_until(lambda: window.in_exam)
    settle()
    assert window.screens is not None
    return window.screens.model


def saved(model: EncounterModel) -> None:
    wait_until(lambda: model.unsaved == 0)


def shown(model: EncounterModel) -> set[str]:
    return {item.id for step in model.edition.steps for part in model.parts_of(step.step) for item in part.rows}

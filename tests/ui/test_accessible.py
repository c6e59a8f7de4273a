from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from shiboken6 import isValid

from examassist.ui import accessible
from examassist.ui.exam_page import ExamPage
from tests.ui.exam_room import a_model, a_page, key, press, settle, step_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT_FOOT = "dorsalis_pedis_pulse.left"


def heard(page: ExamPage, cell: str) -> tuple[QAccessible.Role, str, str]:
    widget = page.cell(key(cell))
    assert widget is not None
    told = QAccessible.queryAccessibleInterface(widget)
    return told.role(), told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Value)


def test_a_cell_says_its_item_side_kind_and_value(qtbot: QtBot) -> None:
    accessible.install()
    page = a_page(qtbot, a_model(), 6)
    spin = QAccessible.Role.SpinBox
    assert heard(page, LEFT_FOOT) == (spin, "Dorsalis pedis pulse, left", "blank, not examined")
    page.focus_cell(key(LEFT_FOOT))
    press("0")
    assert heard(page, LEFT_FOOT) == (spin, "Dorsalis pedis pulse, left", "Absent, abnormal")
    page.focus_cell(key(LEFT_FOOT))
    press("u", "2")
    assert heard(page, LEFT_FOOT)[2] == "unable, dressing, cast or brace"


def test_a_list_is_heard_as_a_list_and_a_question_as_a_choice(qtbot: QtBot) -> None:
    accessible.install()
    page = a_page(qtbot, a_model(), 2)
    assert heard(page, "brought_on_by")[0] is QAccessible.Role.List
    assert heard(page, "posture_that_ends_it")[0] is QAccessible.Role.ComboBox


def test_what_was_asked_about_a_page_does_no_harm_when_the_page_goes(qtbot: QtBot) -> None:
    del qtbot
    accessible.install()
    for _turn in range(3):
        model = a_model()
        page = ExamPage(model, step_of(model.edition, 6))
        page.show()
        widget = page.cell(key(LEFT_FOOT))
        assert heard(page, LEFT_FOOT)[2] == "blank, not examined"
        page.deleteLater()
        del page
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settle()
        assert not isValid(widget), "what listens to the screen keeps no page alive"

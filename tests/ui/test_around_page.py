from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.reasoning.assess import assess
from examassist.settings import Layout
from examassist.ui.around_page import SummaryPill
from examassist.ui.value_pad import ValuePad
from tests.ui.exam_room import a_model, dressed, leg_pain, settle
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_one_line_stands_for_the_panel_and_opens_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path, size=(1200, 800))
    screens = in_exam(window)
    pill = screens.around.pill
    assert pill is not None
    assert pill.isVisible()
    assert not screens.panel.isVisible()
    QTest.mouseClick(pill.button, Qt.MouseButton.LeftButton)
    assert screens.panel.isVisible()
    window.resize(1440, 800)
    settle()
    assert window.screens is screens
    assert screens.panel.isVisible()
    assert not any(pill.isVisible() for pill in window.findChildren(SummaryPill))


def test_the_line_never_leaves_out_what_is_not_cleared(qtbot: QtBot) -> None:
    dressed()
    pill = SummaryPill(leg_pain())
    qtbot.addWidget(pill)
    assessment = a_model().assessment
    pill.show_assessment(assessment)
    total = len(assessment.red_flags)
    assert pill.first.text() == "No trigger recorded"
    assert pill.rest.text().startswith(f"{len(assessment.not_cleared)} of {total} red flags not cleared")


def test_nothing_is_ruled_out_when_every_red_flag_was_asked_about(qtbot: QtBot) -> None:
    dressed()
    pill = SummaryPill(leg_pain())
    qtbot.addWidget(pill)
    pill.show_assessment(assess(an_invented_patient(), leg_pain()))
    assert pill.first.text() == "No trigger recorded"
    assert pill.rest.text().startswith("This does not rule anything out")


def test_words_that_are_held_back_are_held_back_here_too(qtbot: QtBot) -> None:
    dressed()
    pill = SummaryPill(leg_pain())
    qtbot.addWidget(pill)
    pill.show_assessment(a_model().assessment, held=True)
    assert "  ·  " not in pill.rest.text()
    assert "red flags not cleared" in pill.rest.text()


def test_the_layout_for_fingers_has_the_pad_instead_of_the_keys(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path, size=(1280, 800))
    screens = in_exam(window)
    window.appearance.change(layout=Layout.TOUCH)
    settle()
    assert screens.around.pad is not None
    assert screens.around.pad.isVisible()
    assert not window.keys.isVisible()
    window.appearance.change(layout=Layout.MOUSE)
    settle()
    assert not any(pad.isVisible() for pad in window.findChildren(ValuePad))
    assert window.keys.isVisible()
    dressed()

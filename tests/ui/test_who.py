"""The form in which one says who is examined, before the exam and in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.screens import wait_until
from tests.ui.test_main_window import focus, press
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_esc_or_cancel_leads_back_to_the_start(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    window.new_exam()
    assert window.who.form is not None
    window.who.form.cancel.click()
    wait_until(lambda: not window.busy)
    assert window.pages.currentWidget() is window.start_page


def test_a_patient_is_identified_later(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    assert window.banner.not_identified.isVisible()
    window.banner.identify.click()
    QTest.keyClicks(focus(), "Halvorsen")
    press(Qt.Key.Key_Return)
    wait_until(lambda: screens.model.encounter.patient.identified)  # the earlier exams are looked through first
    assert screens.model.encounter.patient.family_name == "Halvorsen"
    assert window.banner.name.text() == "HALVORSEN"

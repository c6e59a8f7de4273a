from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.ui.check.page import CheckPage
from tests.screens import settle
from tests.ui.contradictions.test_pair import ID
from tests.ui.exam_room import found
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_on_the_check_page_a_pair_is_corrected_or_kept_and_stays_with_its_reason(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    model = screens.model
    model.record([found("femoral_pulse.left", "weak"), found("reported_abi.left", 1.05)])
    screens.finish()
    settle()
    page = window.pages.currentWidget()
    assert isinstance(page, CheckPage)
    (card,) = page.pairs.cards
    with qtbot.waitActive(window):
        window.activateWindow()
    card.correct["reported_abi"].click()
    settle()
    focused = screens.current_page()
    assert focused is not None
    assert str(focused.focused_key) == "reported_abi.left"
    screens.finish()
    settle()
    (card,) = page.pairs.cards
    card.keep.click()
    QTest.mouseClick(card.form.chips[0], Qt.MouseButton.LeftButton)
    card.form.record.setFocus()
    QTest.keyClick(card.form.record, Qt.Key.Key_Return)
    settle()
    assert [each.contradiction for each in model.encounter.settled] == [ID]
    (card,) = page.pairs.cards
    assert card.pair.state == "settled"
    assert card.keep.isHidden()
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not model.encounter.settled

"""What is clicked in a cell, with a real mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.domain.finding import AbsentReason
from examassist.ui.answers.cell import NOT_EXAMINED
from tests.ui.answers.test_cell import PULSE, told_by
from tests.ui.exam_room import a_row, click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def test_a_click_is_one_answer_and_leaves_the_keys_where_they_are(qtbot: QtBot) -> None:
    cell = a_row(qtbot, PULSE).cells[0]
    told = told_by(cell)
    for name in ("weak", NOT_EXAMINED):
        zone = next(zone.rect for zone in cell.zones if zone.name == name)
        click(cell, zone.center().x(), zone.center().y())
    assert [(result.value, result.not_obtained, result.advance) for result in told] == [
        ("weak", None, False),
        (None, AbsentReason.NOT_DONE, False),
    ]


def test_a_press_that_slides_away_is_no_click(qtbot: QtBot) -> None:
    cell = a_row(qtbot, PULSE).cells[0]
    told = told_by(cell)
    zones = {zone.name: zone.rect.center() for zone in cell.zones}
    QTest.mousePress(cell, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, zones["weak"])
    QTest.mouseRelease(cell, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, zones["normal"])
    assert told == []

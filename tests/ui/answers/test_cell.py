"""What every cell has in common: it shows, it tells, it keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.domain.finding import AbsentReason, Finding
from tests.ui.exam_room import a_row, found, key, press

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from examassist.ui.answers.cell import AnswerCell
    from examassist.ui.answers.result import Result

pytestmark = pytest.mark.needs_qt

PULSE = "femoral_pulse"


def told_by(cell: AnswerCell) -> list[Result]:
    """Everything the cell answers from now on."""
    told: list[Result] = []
    cell.answered.connect(lambda _key, result: told.append(result))
    return told


def picture(cell: AnswerCell, finding: Finding | None) -> QImage:
    """What the cell looks like with that finding."""
    cell.show_finding(finding)
    return cell.grab().toImage()


def test_a_key_tells_and_shows_nothing_by_itself(qtbot: QtBot) -> None:
    cell = a_row(qtbot, PULSE).cells[0]
    told = told_by(cell)
    press("2")
    assert [result.value for result in told] == ["normal"]
    assert cell.finding is None


def test_showing_tells_nothing(qtbot: QtBot) -> None:
    cell = a_row(qtbot, PULSE).cells[0]
    told = told_by(cell)
    cell.show_finding(found("femoral_pulse.right", "weak"))
    cell.show_finding(None)
    assert told == []


def test_blank_normal_abnormal_neutral_and_not_examined_look_different(qtbot: QtBot) -> None:
    cell = a_row(qtbot, "knee_reflex").cells[0]
    not_done = Finding(item="knee_reflex", side=cell.key.side, not_obtained=AbsentReason.NOT_DONE)
    unable = Finding(item="knee_reflex", side=cell.key.side, not_obtained=AbsentReason.UNABLE)
    findings = [None, not_done, unable]
    findings += [found("knee_reflex.right", value) for value in ("normal", "brisk", "absent")]
    pictures = [picture(cell, finding) for finding in findings]
    for at, one in enumerate(pictures):
        assert all(one != other for other in pictures[at + 1 :])


def test_the_tone_is_not_told_by_colour_alone(qtbot: QtBot) -> None:
    cell = a_row(qtbot, PULSE).cells[0]
    shades = []
    for value in ("normal", "absent"):
        image = picture(cell, found("femoral_pulse.right", value)).convertToFormat(
            picture(cell, None).Format.Format_Grayscale8
        )
        zone = next(zone.rect for zone in cell.zones if zone.name == value)
        shades.append(image.pixelColor(zone.left() + 5, zone.center().y()).lightness())
    assert abs(shades[0] - shades[1]) > 80


def test_a_held_key_answers_once(qtbot: QtBot) -> None:
    cell = a_row(qtbot, PULSE).cells[0]
    told = told_by(cell)
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2", repeated)
        QApplication.sendEvent(cell, event)
    assert len(told) == 1


def test_a_bouncing_digit_counts_once(qtbot: QtBot) -> None:
    cell = a_row(qtbot, PULSE).cells[0]
    told = told_by(cell)
    for at in (1000, 1020, 1200):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2")
        event.setTimestamp(at)
        QApplication.sendEvent(cell, event)
    assert len(told) == 2


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_commands_are_not_answers(qtbot: QtBot, modifier: Qt.KeyboardModifier) -> None:
    cell = a_row(qtbot, PULSE).cells[0]
    told = told_by(cell)
    QTest.keyClick(cell, Qt.Key.Key_2, modifier)
    assert told == []


def test_a_question_that_was_passed_over_was_not_asked(qtbot: QtBot) -> None:
    row = a_row(qtbot, "symptom_course")
    assert row.cells[0].value_text == "blank, not asked"
    row.cells[0].show_finding(Finding(item="symptom_course", not_obtained=AbsentReason.NOT_DONE))
    assert row.cells[0].accessibleDescription() == "not asked"


def test_the_keys_that_work_are_named(qtbot: QtBot) -> None:
    cell = a_row(qtbot, PULSE).cells[0]
    names = [name for name, _does in cell.keys_now()]
    assert names == ["0-3", "D", "Space", "=", "X", "U", "Del"]
    assert cell.key == key("femoral_pulse.right")

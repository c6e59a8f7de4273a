"""One side of a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.answers.cell import Setting
from examassist.ui.answers.keys import BounceGuard
from examassist.ui.answers.make import make_row
from tests.ui.exam_room import a_row, dressed, found, leg_pain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt

STRENGTH = "ankle_dorsiflexion_strength"


def test_every_value_is_in_sight_at_32_px_or_more(qtbot: QtBot) -> None:
    cell = a_row(qtbot, "knee_reflex").cells[0]
    assert [zone.name for zone in cell.zones[1:]] == [answer.id for answer in cell.offered()]
    assert all(min(zone.rect.width(), zone.rect.height()) >= 32 for zone in cell.zones)


def test_half_grades_are_offered_where_the_settings_allow_them(qtbot: QtBot) -> None:
    dressed()
    row = make_row(leg_pain().item[STRENGTH], Setting(BounceGuard(), half_grades=True))
    qtbot.addWidget(row)
    assert len(row.cells[0].offered()) == 8


def test_a_recorded_half_grade_is_shown_even_where_they_are_off(qtbot: QtBot) -> None:
    cell = a_row(qtbot, STRENGTH).cells[0]
    assert len(cell.zones) == 1 + 6
    cell.show_finding(found(f"{STRENGTH}.right", "slight_resistance"))
    assert len(cell.zones) == 1 + 7
    cell.show_finding(None)
    assert len(cell.zones) == 1 + 6


def test_the_words_of_a_value_are_its_hint(qtbot: QtBot) -> None:
    cell = a_row(qtbot, "femoral_pulse").cells[0]
    assert cell.zones[1].hint.startswith("0  Absent: Not felt")

"""Something typed letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.answers.entry import BOX, LONGEST, EntryCell
from tests.ui.exam_room import a_row, click, found, press, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def a_box(qtbot: QtBot) -> EntryCell:
    """A box to type into."""
    cell = a_row(qtbot, "wrist_turn_angle", wrist).cells[0]
    assert isinstance(cell, EntryCell)
    return cell


def test_escape_gives_up_what_was_typed(qtbot: QtBot) -> None:
    cell = a_box(qtbot)
    press("12", "Esc")
    assert cell.entry == ""


def test_an_entry_has_an_end(qtbot: QtBot) -> None:
    cell = a_box(qtbot)
    press("1" * (LONGEST + 5))
    assert len(cell.entry) == LONGEST


def test_what_is_typed_goes_when_what_is_recorded_changes(qtbot: QtBot) -> None:
    cell = a_box(qtbot)
    press("12")
    cell.show_finding(found("wrist_turn_angle.right", 80))
    assert cell.entry == ""


def test_a_click_into_the_box_answers_nothing(qtbot: QtBot) -> None:
    cell = a_box(qtbot)
    told: list[object] = []
    cell.answered.connect(lambda *what: told.append(what))
    place = next(zone.rect for zone in cell.zones if zone.name == BOX).center()
    click(cell, place.x(), place.y())
    assert told == []


def test_mark_and_box_mirror_each_other(qtbot: QtBot) -> None:
    right, left = a_row(qtbot, "wrist_turn_angle", wrist).cells
    assert right.zones[0].rect.left() < right.zones[1].rect.left()
    assert left.zones[0].rect.left() > left.zones[1].rect.left()

"""The table says every difference in a word, to the eye and to who hears the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from examassist.reasoning.over_time import over_time
from examassist.ui.trends.table import VisitTable
from tests.reasoning.wrist import a_wrist, days_before, wrist
from tests.ui.exam_room import dressed, press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def table(qtbot: QtBot) -> VisitTable:
    dressed()
    before = days_before(9).both("grip_bounce", "good_bounce").both("creaking_spots", ("no_spot",)).build()
    many = ("thumb_side_spot", "little_finger_side_spot", "back_of_hand_spot")
    now = a_wrist().left("grip_bounce", "no_bounce").unable("grip_bounce.right", "pain").left("creaking_spots", many)
    over = over_time(now.build(), [before, days_before(3).build()], wrist())
    made = VisitTable()
    qtbot.addWidget(made)
    made.resize(640, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_rows(over.rows, over, wrist())
    made.setFocus()
    settle()
    return made


def heard(table: VisitTable, row: int) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(table.model().index(row, column).data(role)) for column in range(table.columnCount())]


def test_what_is_heard_says_the_visit_the_value_and_the_difference(table: VisitTable) -> None:
    assert heard(table, 0) == [
        "Grip bounce, right",
        "11-Nov-2026: Good bounce",
        "17-Nov-2026: not examined",
        "20-Nov-2026 (now): unable: too painful",
    ]
    assert heard(table, 1)[-1] == "20-Nov-2026 (now): No bounce, worse than 11-Nov-2026"
    assert heard(table, 2)[-1].endswith("changed since 11-Nov-2026")


def test_a_long_answer_makes_its_row_higher_and_nothing_scrolls_inside(table: VisitTable) -> None:
    assert table.rowHeight(2) > table.rowHeight(0)
    assert table.height() >= sum(table.rowHeight(row) for row in range(3)) + table.horizontalHeader().height()
    assert not table.verticalScrollBar().isVisible()


def test_arrows_go_through_rows_enter_to_the_cell_and_letters_find_nothing(table: VisitTable) -> None:
    wanted: list[str] = []
    table.wanted.connect(lambda cell: wanted.append(str(cell)))
    press("Down", "Down", "Down", "g")
    assert table.currentRow() == 2
    press("Up", "Enter")
    assert wanted == ["grip_bounce.left"]


def test_a_worse_value_and_a_gap_look_different_from_a_calm_one_without_colour(table: VisitTable) -> None:
    table.setCurrentCell(2, 0)
    settle()
    seen = table.viewport().grab().toImage()

    def inks(row: int, column: int) -> int:
        """How much of a cell is darker than its ground."""
        place = table.visualRect(table.model().index(row, column)).adjusted(4, 4, -4, -4)
        dots = [(x, y) for x in range(place.left(), place.right()) for y in range(place.top(), place.bottom())]
        return sum(1 for x, y in dots if seen.pixelColor(x, y).lightness() < 200)

    calm, gap, worse = inks(1, 1), inks(1, 2), inks(1, 3)
    assert calm < gap < worse

"""The question at the left, its answers beside or under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics

from examassist.ui.answers.line_row import LineRow
from examassist.ui.answers.look import WRAP
from examassist.ui.theme import px
from tests.ui.exam_room import a_row, leg_pain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt

LINES = sorted(i.id for i in leg_pain().items if i.show != "on_request" and (not i.sided or i.kind == "multi"))


@pytest.mark.parametrize("item", LINES)
def test_cells_lie_inside_the_row_and_one_under_the_other(qtbot: QtBot, item: str) -> None:
    row = a_row(qtbot, item, width=724)
    assert isinstance(row, LineRow)
    bottoms = [0]
    for cell in row.cells:
        assert row.rect().contains(cell.geometry())
        assert cell.y() >= bottoms[-1]
        bottoms.append(cell.geometry().bottom())
        assert all(cell.rect().contains(zone.rect) for zone in cell.zones)


def test_a_list_with_a_side_has_a_line_for_each(qtbot: QtBot) -> None:
    row = a_row(qtbot, "symptom_site")
    assert [str(cell.key) for cell in row.cells] == ["symptom_site.right", "symptom_site.left"]


def test_many_answers_stand_under_their_words_where_that_is_lower(qtbot: QtBot) -> None:
    under = a_row(qtbot, "brought_on_by")
    beside = a_row(qtbot, "symptom_course")
    assert under.cells[0].x() < beside.cells[0].x()


@pytest.mark.parametrize("width", [700, 784, 1000])
def test_a_question_that_is_read_aloud_stands_there_whole(qtbot: QtBot, width: int) -> None:
    for item in (item for item in leg_pain().items if item.group_number is not None):
        row = a_row(qtbot, item.id, width=width)
        assert isinstance(row, LineRow)
        label, asked = row._texts(row._words_width(width) - px(12))
        assert (label.text, asked.text) == (f"{item.group_number}  {item.label}", item.ask_or_do)
        shown = QFontMetrics(asked.of).boundingRect(0, 0, row._words_width(width) - px(12), 10_000, WRAP, asked.text)
        assert label.height + shown.height() <= row.height()

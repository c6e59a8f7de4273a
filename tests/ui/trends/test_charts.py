"""A chart joins measured points alone, leaves gaps open, and says in words what it draws."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.domain.finding import FindingKey
from examassist.reasoning.charted import Drawn, Series
from examassist.ui.answers import look
from examassist.ui.trends.charts import Chart
from tests.ui.exam_room import dressed, press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

POINT = (Drawn("point", "20 s", 20, 20), Drawn("point", "10 s", 10, 10))
GAP = Drawn("missing", "not examined")


def a_chart(qtbot: QtBot, *drawn: Drawn, end: float | None = None) -> Chart:
    dressed()
    days = tuple(date(2026, 1, 9) + timedelta(days=90 * number) for number in range(len(drawn)))
    chart = Chart(Series("Holding on", "s", (FindingKey("holding"),), days, drawn, 0, 40, (), end))
    qtbot.addWidget(chart)
    chart.resize(400, 176)
    with qtbot.waitActive(chart):
        chart.show()
        chart.activateWindow()
    settle()
    return chart


def crossed(chart: Chart, one: int, other: int) -> bool:
    """Whether something in the colour of a line lies half way between two visits."""
    image = chart.grab().toImage()
    x = int((chart._x(one) + chart._x(other)) / 2)
    line = look.ink("accent").rgb()
    return any(image.pixel(x, y) == line for y in range(50, chart.height() - 40))


def test_two_points_are_joined_and_a_gap_between_them_is_not_bridged(qtbot: QtBot) -> None:
    assert crossed(a_chart(qtbot, *POINT), 0, 1)
    gapped = a_chart(qtbot, POINT[0], GAP, POINT[1])
    assert not crossed(gapped, 0, 1)
    assert not crossed(gapped, 1, 2)


def test_neither_an_interval_nor_an_open_mark_is_joined(qtbot: QtBot) -> None:
    assert not crossed(a_chart(qtbot, POINT[0], Drawn("interval", "10 to 20 s", 10, 20)), 0, 1)
    nothing = Drawn("nothing", "None in 30 s", 30)
    assert not crossed(a_chart(qtbot, nothing, POINT[1], end=30), 0, 1)


def test_a_bar_reaches_from_one_end_of_its_interval_to_the_other(qtbot: QtBot) -> None:
    chart = a_chart(qtbot, Drawn("interval", "10 to 20 s", 10, 20))
    image, x = chart.grab().toImage(), int(chart._x(0))
    fill = look.ink("accent-soft").rgb()
    filled = [y for y in range(chart.height()) if image.pixel(x, y) == fill]
    assert abs(filled[0] - chart._y(20)) <= 3
    assert abs(filled[-1] - chart._y(10)) <= 3


def test_it_is_heard_and_enter_or_two_clicks_go_to_its_cell(qtbot: QtBot) -> None:
    chart = a_chart(qtbot, POINT[0], GAP)
    assert chart.accessibleName() == "Holding on"
    assert chart.value_text == "09-Jan-2026: 20 s; 09-Apr-2026: not examined"
    wanted: list[object] = []
    chart.wanted.connect(wanted.append)
    chart.setFocus()
    press("Enter")
    QTest.mouseDClick(chart, Qt.MouseButton.LeftButton)
    assert wanted == [FindingKey("holding")] * 2

"""The page: what it holds back, what it says, and where it stands in little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from examassist.reasoning.over_time import over_time
from examassist.ui.trends.page import TrendPage
from tests.reasoning.wrist import a_wrist, days_before
from tests.screens import wait_until
from tests.ui.exam_room import click, dressed, found, press, settle, wrist
from tests.ui.trends.trended import a_third_visit, page_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def texts(page: TrendPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_before_this_visit_has_answered_nothing_of_an_earlier_one_is_on_the_page(qtbot: QtBot, home: Path) -> None:
    window, screens = a_third_visit(qtbot, home, answered=False)
    window.trends.show()
    page = page_of(window)
    settle()
    assert not page.table.rows
    assert not page.charts
    assert "5 findings of earlier visits are not shown" in page.notes.text()
    assert "Drawn once this visit has an answer: How far until you must stop; Bending back" in page.notes.text()
    said = texts(page)
    assert not any(word in said for word in ("500 m", "Reduced", "None in 30 s", "Normal"))
    page.show_all(on=True)
    assert not page.table.rows
    screens.model.record([found("walking_distance", "from_50_m")])
    assert [str(row.key) for row in page.table.rows] == ["walking_distance"]
    assert len(page.charts) == 1


def a_page(qtbot: QtBot, width: int = 1100) -> TrendPage:
    """A page of the invented pack, with one visit before."""
    dressed()
    before = days_before(9).left("grip_bounce", "good_bounce").left("wrist_turn_angle", 90).build()
    now = a_wrist().left("grip_bounce", "no_bounce").left("wrist_turn_angle", 60).say("lifts_a_kettle", "yes").build()
    page = TrendPage(wrist())
    qtbot.addWidget(page)
    page.resize(width, 700)
    page.show_visits(over_time(now, [before], wrist()))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settle()
    return page


def test_a_click_shows_everything_and_the_sentence_is_made_of_the_rows_shown(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert page.sentence.text() == "Worse: Grip bounce, left, Wrist turn, left."
    assert len(list(page.table.rows)) == 2
    click(page.whole, 10, 10)
    assert len(list(page.table.rows)) == 3
    assert page.whole.text() == "All 3"
    assert "further values were not examined or not asked at any visit" in page.never.text()
    click(page.changed, 10, 10)
    assert (len(list(page.table.rows)), page.never.text()) == (2, "")


def test_enter_on_a_chart_goes_to_its_cell_and_the_visits_follow_the_page_in_little_room(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    wanted: list[str] = []
    page.cell_wanted.connect(lambda cell: wanted.append(str(cell)))
    page.focus_first()
    press("Enter")
    assert wanted == ["wrist_turn_angle.left"]
    assert page.visits is not None
    assert page.visits.x() > page.table.x() + page.table.width()
    page.resize(700, 700)
    settle()
    below = page.visits

    def follows() -> bool:
        table = page.table.mapTo(page, page.table.rect().bottomRight())
        return below.mapTo(page, below.rect().topLeft()).y() > table.y() and table.x() <= page.width()

    wait_until(follows)
    assert page.back.mapTo(page, page.back.rect().bottomRight()).x() <= page.width()

"""Tab goes through the window as the design says: banner, alarm, steps, page, panel; F6 goes from zone to zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from examassist.ui.answers.cell import AnswerCell
from examassist.ui.assessment_page import AssessmentPage
from examassist.ui.body_map.area import AreaCell
from examassist.ui.check.page import STEP as CHECK
from examassist.ui.check.page import CheckPage
from examassist.ui.exam_page import ExamPage
from tests.screens import settle, wait_until
from tests.ui.exam_room import found
from tests.ui.whole.walk import EMERGENCY
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow


def test_tab_and_f6_go_through_the_zones_in_their_order(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home, size=(1366, 768))
    screens = in_exam(window, an_invented_patient())
    wait_until(lambda: not window.desk.looking_ahead)
    for number in (5, 7, 9, CHECK):  # both kinds of heading, the map, where one decides, where one checks
        screens.go_to_step(number)
        settle()
        stops = tabbed(window)
        assert zones_of(stops, window) == ["banner", "steps", "page", "panel"], screens.titles[number]
        assert [each for each in stops if window.rail.isAncestorOf(each)] == [window.rail.row_of(number)]
        page = window.pages.currentWidget()
        assert page is not None
        in_page(page, [each for each in stops if window.pages.isAncestorOf(each)])
    assert tabbed(window, Qt.Key.Key_Backtab) == stops[::-1]
    assert zones_of(gone_round(window, 4), window) == ["steps", "page", "panel", "banner"]
    screens.model.record([found(key, value) for key, value in EMERGENCY.items()])
    settle()
    assert window.emergencies is not None
    window.emergencies.window.close_it()
    screens.go_to_step(1)
    assert zones_of(tabbed(window), window)[:4] == ["banner", "alarm", "steps", "page"]
    assert zones_of(gone_round(window, 3), window) == ["alarm", "steps", "page"]


def gone_round(window: MainWindow, turns: int) -> list[QWidget]:
    """What has the keys after each F6, from the banner on."""
    window.tab_order()[0].setFocus()
    gone = []
    for _turn in range(turns):
        QTest.keyClick(focus(), Qt.Key.Key_F6)
        settle()
        gone.append(focus())
    return gone


def in_page(page: QWidget, stops: list[QWidget]) -> None:
    """Row by row, right then left; and no export before what is chosen on the page."""
    if isinstance(page, ExamPage):
        keys = [each.key for each in stops if isinstance(each, AnswerCell) and not isinstance(each, AreaCell)]
        assert keys == list(page.cell_keys())
        heads = [each for each in stops if page._head.isAncestorOf(each)]
        assert heads
        assert stops[: len(heads)] == heads, "what the heading offers comes first"
    elif isinstance(page, AssessmentPage):
        first = stops.index(page)
        stops = stops[first:] + stops[:first]
        blocks = [page.impression, page.tests, page.plan]
        met = [next((n for n, block in enumerate(blocks) if block.isAncestorOf(each)), None) for each in stops]
        chosen = [n for n in met if n is not None]
        assert chosen == sorted(chosen), "as they stand on the page"
        last = max(place for place, n in enumerate(met) if n is not None)
        assert stops.index(page.export) > last, "a key still in the fingers must not export"
    else:
        assert isinstance(page, CheckPage)
        links = [each for each in stops if each in page.links]
        assert links == page.links


def zones_of(widgets: Iterable[QWidget], window: MainWindow) -> list[str]:
    """The zones of the widgets, each once for a stay in it."""
    assert window.panel is not None
    names = {
        "banner": window.banner,
        "alarm": window.emergency,
        "steps": window.rail,
        "page": window.pages,
        "panel": window.panel,
    }
    gone: list[str] = []
    for widget in widgets:
        name = next(name for name, zone in names.items() if zone.isAncestorOf(widget))
        if not gone or gone[-1] != name:
            gone.append(name)
    return gone


def tabbed(window: MainWindow, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """What has the keys, Tab by Tab, from the first of the window round to it again."""
    first = window.tab_order()[0 if key is Qt.Key.Key_Tab else -1]
    first.setFocus()
    stops = [first]
    for _turn in range(200):
        QTest.keyClick(focus(), key)
        QApplication.processEvents()
        if focus() is first:
            return stops
        stops.append(focus())
    pytest.fail("Tab does not come round")


def focus() -> QWidget:
    """What has the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot  # noqa: TC002  one import for the whole file

from examassist.ui.background import Background
from examassist.ui.preview.page_list import PageList
from tests.ui.exam_room import press
from tests.ui.preview.paper import a_report, on_screen


def test_a_key_or_a_click_goes_to_a_page_and_each_has_its_picture(qtbot: QtBot) -> None:
    background = Background()
    pages = PageList(background)
    pages.show_made(a_report())
    on_screen(qtbot, pages, background, (150, 700))
    assert pages.count() == len(a_report().sizes)
    assert all(not pages.item(row).icon().isNull() for row in range(pages.count()))
    wanted: list[int] = []
    pages.wanted.connect(wanted.append)
    pages.setFocus()
    press("Down")
    place = pages.visualItemRect(pages.item(0)).center()
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == [1, 0]
    pages.show_page(1)
    assert pages.currentRow() == 1
    assert wanted == [1, 0], "what only follows the page in sight asks for nothing"

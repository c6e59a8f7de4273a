from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.ui.background import Background
from examassist.ui.preview.page import PreviewPage
from tests.ui.exam_room import press, settle
from tests.ui.preview.paper import a_report, on_screen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def a_preview(qtbot: QtBot, size: tuple[int, int] = (1366, 600)) -> PreviewPage:
    background = Background()
    page = PreviewPage(background)
    page.show_choice("summary", "A4", (), transfer=False)
    page.show_made(a_report())
    on_screen(qtbot, page, background, size)
    page.view.setFocus()
    return page


def test_it_says_that_it_is_a_draft_of_which_entry_and_which_page(qtbot: QtBot) -> None:
    page = a_preview(qtbot)
    assert page.state.isVisible()
    assert page.state.text() == "DRAFT, UNSIGNED"
    assert page.which.text() == "Summary, marked on every page; made at 10:52:00 from entry 7 of this exam"
    assert page.count.text() == f"Page 1 of {len(a_report().sizes)}"
    press("PgDn")
    assert page.count.text().startswith("Page 2")
    assert page.list.currentRow() == 1
    page.show_made(a_report()._replace(kind="leaflet", state=""))
    assert "the page itself bears no mark" in page.which.text()
    assert page.state.text() == "DRAFT, UNSIGNED"


def test_what_has_changed_since_is_said_and_cannot_leave(qtbot: QtBot) -> None:
    page = a_preview(qtbot)
    assert page.choices.export.isEnabled()
    page.show_changed()
    assert page.which.text().startswith("Changed since")
    assert not page.choices.export.isEnabled()
    assert not page.choices.print.isEnabled()
    page.show_nothing("This did not work.")
    assert page.view.pages == 0
    assert not page.state.isVisible()
    assert page.view.accessibleDescription() == "This did not work."


def test_buttons_do_what_the_keys_do_and_esc_goes_back(qtbot: QtBot) -> None:
    page = a_preview(qtbot)
    before = page.view.percent
    QTest.mouseClick(page.more, Qt.MouseButton.LeftButton)
    assert page.view.percent > before
    assert page.percent.text() == f"{page.view.percent} %"
    QTest.mouseClick(page.fit, Qt.MouseButton.LeftButton)
    assert page.view.percent == before
    page.view.setFocus()
    with qtbot.waitSignal(page.back_wanted):
        press("Esc")


def test_the_pages_in_small_give_way_where_the_page_would_be_too_narrow(qtbot: QtBot) -> None:
    page = a_preview(qtbot)
    assert page.list.isVisible()
    page.resize(1000, 600)
    settle()
    assert not page.list.isVisible()
    assert page.view.width() > 500

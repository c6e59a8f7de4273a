"""Over time in a whole window, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.exam_room import found, key, press, settle
from tests.ui.trends.trended import a_third_visit, page_of
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def chord(window: MainWindow, which: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, which, CTRL)
    settle()


def test_open_read_the_table_go_to_a_cell_and_back(qtbot: QtBot, home: Path) -> None:
    window, screens = a_third_visit(qtbot, home)
    assert window.panel is not None
    acts = len(screens.model.acts)
    chord(window, Qt.Key.Key_T)
    page = page_of(window)
    assert window.panel.isHidden()
    assert not window.actions_.by_id["panel"].isEnabled()
    assert page.charts[0].hasFocus()
    assert [str(row.key) for row in page.table.rows] == ["walking_distance", "ankle_reflex.left"]
    press("Down")
    assert page.table.hasFocus()
    press("Down")
    assert page.table.currentRow() == 1
    press("c")
    assert [str(row.key) for row in page.table.rows] == [
        "walking_distance",
        "ankle_reflex.right",
        "ankle_reflex.left",
    ]
    assert str(page.table.rows[page.table.currentRow()].key) == "ankle_reflex.left", "the keys stay on their row"
    chord(window, Qt.Key.Key_C)
    copied = QGuiApplication.clipboard().text()
    assert "Ankle reflex, left\tNormal\tnot examined\tReduced, worse than" in copied
    press("1", "n", "g", "w", "a")
    assert len(screens.model.acts) == acts, "no single key of the exam works under it"
    press("Enter")
    shown = screens.current_page()
    assert shown is not None
    assert shown.focused_key == key("ankle_reflex.left")
    assert window.trends.page is None, "nothing of it is kept for somebody else to find"
    assert not window.panel.isHidden()
    chord(window, Qt.Key.Key_T)
    assert window.trends.shown
    press("Esc")
    assert (window.trends.shown, screens.current_page() is not None) == (False, True)
    assert len(screens.model.acts) == acts, "looking is no act"


def test_without_an_earlier_visit_it_says_how_to_attach_one(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window)
    chord(window, Qt.Key.Key_T)
    assert window.trends.page is None
    assert "Ctrl Shift O attaches one" in window.notice.label.text()


def test_it_follows_undo_and_gives_way_to_the_preview_and_to_an_exam_that_closes(qtbot: QtBot, home: Path) -> None:
    window, screens = a_third_visit(qtbot, home)
    chord(window, Qt.Key.Key_T)
    page = page_of(window)
    screens.model.record([found("ankle_reflex.right", "absent")])
    assert "ankle_reflex.right" in [str(row.key) for row in page.rows]
    window.trends.show()
    assert page_of(window) is page, "it is there already"
    window.preview.show()
    settle()
    assert (window.trends.page, window.preview.shown) == (None, True)
    chord(window, Qt.Key.Key_T)
    page_of(window)
    assert not window.rail.isHidden()
    assert window.panel is not None
    assert window.panel.isHidden(), "the preview gave it back, and the page took it again"
    window._close_exam()
    settle()
    assert (window.trends.page, window.in_exam) == (None, False)

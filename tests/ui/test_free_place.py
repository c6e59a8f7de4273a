from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QRegion

from examassist.settings import Layout
from examassist.ui.answers.cell import AnswerCell
from examassist.ui.answers.row import AnswerRow
from examassist.ui.free_place import free_place
from examassist.ui.notice import SOON
from examassist.ui.value_pad import PadKey
from tests.screens import settle, wait_until
from tests.ui.exam_room import key
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow

ROOM, SIZE, NOTHING = QRect(0, 0, 400, 300), QSize(100, 40), QRegion()


def test_the_lower_edge_is_taken_where_nothing_is() -> None:
    assert free_place(SIZE, ROOM, 200, NOTHING, NOTHING) == QPoint(150, 260)


def test_it_stands_aside_before_it_goes_up_and_words_are_covered_only_where_nothing_else_is_free() -> None:
    taken = QRegion(0, 250, 280, 50)
    assert free_place(SIZE, ROOM, 200, taken, NOTHING) == QPoint(300, 260)
    rows = QRegion(0, 100, 400, 200)
    words = QRegion(0, 0, 400, 95)
    assert not rows.intersects(QRect(free_place(SIZE, ROOM, 200, rows, words), SIZE))
    assert free_place(SIZE, ROOM, 200, QRegion(ROOM), NOTHING) == QPoint(150, 260), "seen, wherever it is"


def test_no_message_lies_over_what_is_answered_on_any_step(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home, size=(1366, 768))
    screens = in_exam(window, an_invented_patient())
    for step in (2, 3, 5, 7, 8):
        screens.go_to_step(step)
        settle()
        window.notice.say("8 values marked normal", "Undo", lambda: None)
        assert covered(window) == []
        window.notice.complain("A sentence about what is not saved, what is safe and what to do about it now.")
        assert covered(window) == []
    window.appearance.change(layout=Layout.TOUCH)
    screens = in_exam(window, an_invented_patient())
    for step in (5, 6):
        screens.go_to_step(step)
        settle()
        window.notice.say("8 values marked normal", "Undo", lambda: None)
        assert covered(window) == [], "nor over the pad"


def test_a_message_gives_way_when_the_keys_come_to_what_it_covers(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home, size=(1366, 768))
    screens = in_exam(window, an_invented_patient())
    screens.go_to_cell(key("knee_reflex.right"))
    window.notice.say("8 values marked normal")
    page = window.pages.currentWidget()
    assert page is not None
    row = page.findChild(AnswerRow)
    assert row is not None
    window.notice.move(row.mapTo(window._frame, QPoint(0, 0)))
    assert covered(window)
    screens.go_to_cell(key("knee_reflex.left"))
    wait_until(lambda: not window.notice._soon.isActive())
    assert window.notice._soon.interval() == SOON
    assert window.notice.isVisible()
    assert covered(window) == []


def covered(window: MainWindow) -> list[str]:
    """What is answered or pressed under the message, by its name."""
    centre = window._frame
    found = []
    for kind in (AnswerCell, AnswerRow, PadKey):
        for each in centre.findChildren(kind):
            seen = each.visibleRegion().boundingRect() if each.isVisible() else QRect()
            place = seen.translated(each.mapTo(centre, QPoint(0, 0)))
            if not seen.isEmpty() and place.intersects(window.notice.geometry()):
                found.append(each.accessibleName())
    return found

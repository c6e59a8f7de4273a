from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from examassist.ui.notice import Notice, Surroundings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_message_goes_by_itself_and_a_complaint_stays(qtbot: QtBot) -> None:
    around, notice = a_notice(qtbot)
    notice.say("8 values marked normal")
    assert notice.isVisibleTo(around)
    assert notice._timer.isActive()
    notice.complain("The disk is full.")
    assert not notice._timer.isActive()
    assert notice.label.text() == "The disk is full."
    notice._close.click()
    assert not notice.isVisibleTo(around)


def test_a_message_goes_with_the_next_act_and_a_complaint_or_a_question_stays(qtbot: QtBot) -> None:
    around, notice = a_notice(qtbot)
    notice.say("8 values marked normal. Ctrl Z undoes it.")
    notice.outdate()
    assert not notice.isVisibleTo(around)
    notice.complain("The disk is full.")
    notice.outdate()
    assert notice.isVisibleTo(around)
    notice.ask("There is a file.", "Open it", lambda: None)
    notice.outdate()
    assert notice.isVisibleTo(around)


def test_what_can_be_done_about_it_is_done(qtbot: QtBot) -> None:
    around, notice = a_notice(qtbot)
    done: list[int] = []
    notice.complain("Not read.", "Try again", lambda: done.append(1))
    notice._action.click()
    assert done == [1]
    assert not notice.isVisibleTo(around)


def test_it_lies_inside_what_it_belongs_to_and_takes_no_focus(qtbot: QtBot) -> None:
    around, notice = a_notice(qtbot)
    notice.complain("A long sentence about what happened, what is safe and what to do next. " * 4)
    assert around.rect().contains(notice.geometry())
    assert not notice.hasFocus()


def test_it_keeps_nothing_alive_that_tells_it_where_it_may_lie(qtbot: QtBot) -> None:
    """A window that its own message kept alive was taken apart in an order that ended the program."""

    class Teller:
        def look(self) -> Surroundings:
            return Surroundings(QRect(0, 0, 400, 100), 200, QRegion(), QRegion())

    around, teller = QWidget(), Teller()
    qtbot.addWidget(around)
    around.resize(900, 500)
    notice = Notice(around, teller.look)
    around.show()
    notice.say("Told")
    assert QRect(0, 0, 400, 100).contains(notice.geometry())
    gone = ref(teller)
    del teller
    assert gone() is None
    notice.place()
    assert around.rect().contains(notice.geometry())


def a_notice(qtbot: QtBot) -> tuple[QWidget, Notice]:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(900, 500)
    around.show()
    return around, Notice(around)

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from examassist.ui.notice import Notice

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


def a_notice(qtbot: QtBot) -> tuple[QWidget, Notice]:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(900, 500)
    around.show()
    return around, Notice(around)

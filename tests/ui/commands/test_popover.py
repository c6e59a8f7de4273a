from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from examassist.ui.commands.popover import Popover
from tests.ui.exam_room import dressed, press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def a_window(qtbot: QtBot) -> tuple[QWidget, QPushButton, QPushButton]:
    dressed()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    top, low = QPushButton("top", window), QPushButton("low", window)
    top.setGeometry(10, 20, 100, 40)
    low.setGeometry(650, 540, 100, 40)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window, top, low


def opened(window: QWidget, anchor: QPushButton) -> tuple[Popover, QLineEdit]:
    popover = Popover(window, "A note", "about", width=400)
    line = QLineEdit()
    popover.inside.addWidget(line)
    anchor.setFocus()
    popover.open_beside(anchor, line)
    settle()
    return popover, line


def test_it_stands_inside_the_window_and_hides_not_what_it_speaks_of(qtbot: QtBot) -> None:
    window, top, low = a_window(qtbot)
    for anchor in (top, low):
        popover, _line = opened(window, anchor)
        assert window.rect().contains(popover.geometry())
        assert not popover.geometry().intersects(anchor.geometry())
        popover.leave()


def test_esc_closes_it_and_the_keys_go_back(qtbot: QtBot) -> None:
    window, top, _low = a_window(qtbot)
    popover, line = opened(window, top)
    assert QApplication.focusWidget() is line
    with qtbot.waitSignal(popover.closed):
        press("Esc")
    assert QApplication.focusWidget() is top


def test_the_keys_go_nowhere_when_where_they_were_is_gone(qtbot: QtBot) -> None:
    window, top, _low = a_window(qtbot)
    popover, _line = opened(window, top)
    top.deleteLater()
    settle()
    qtbot.wait(1)
    popover.leave()
    assert popover.isHidden()

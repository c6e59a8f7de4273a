from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from examassist.reasoning.assessment import OpenItem
from examassist.ui.commands.go import MOST, GoPopover
from tests.ui.exam_room import dressed, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ITEMS = [OpenItem(finding=name, changes=("headline",), says=f"{name} matters") for name in "abcde"]


def opened(qtbot: QtBot) -> tuple[GoPopover, list[str]]:
    dressed()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    popover = GoPopover(window, ITEMS)
    went: list[str] = []
    popover.go.connect(went.append)
    popover.open_beside(None, popover)
    return popover, went


def test_each_digit_goes_to_its_own_and_no_more_than_are_shown(qtbot: QtBot) -> None:
    for digit in (1, 2, 3, 4):
        popover, went = opened(qtbot)
        press(str(digit))
        assert went == ([ITEMS[digit - 1].finding] if digit <= MOST else [])
        assert popover.isHidden()


def test_any_other_key_closes_and_goes_nowhere(qtbot: QtBot) -> None:
    popover, went = opened(qtbot)
    press("x")
    assert (went, popover.isHidden()) == ([], True)


def test_the_mouse_goes_there_too(qtbot: QtBot) -> None:
    popover, went = opened(qtbot)
    popover.buttons[1].click()
    assert went == [ITEMS[1].finding]

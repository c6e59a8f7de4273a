from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from examassist.ui.chip_keys import ChipKeys
from examassist.ui.pieces import Chip
from tests.journeys.keyboard import Keyboard
from tests.ui.exam_room import dressed, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAMES = ("Ash", "Beech", "Birch", "Cedar", "Birch 2")


class Grove(QWidget):
    """A line, chips, a line."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.chips = [Chip(name) for name in NAMES]
        line = QHBoxLayout(self)
        for widget in (self.before, *self.chips, self.after):
            line.addWidget(widget)
        self.keys = ChipKeys(self.chips, self)


def grove(qtbot: QtBot) -> tuple[Grove, Keyboard]:
    dressed()
    widget = Grove()
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.before.setFocus()
    settle()
    return widget, Keyboard(widget)


def at(widget: Grove) -> str:
    now = QApplication.focusWidget()
    return next((chip.text() for chip in widget.chips if chip is now), "before" if now is widget.before else "after")


def test_a_group_is_one_stop_for_tab(qtbot: QtBot) -> None:
    widget, keys = grove(qtbot)
    keys.play("Tab")
    assert at(widget) == "Ash"
    keys.play("Tab")
    assert at(widget) == "after"


def test_arrows_and_the_ends_move_inside_and_tab_comes_back_to_where_one_was(qtbot: QtBot) -> None:
    widget, keys = grove(qtbot)
    keys.play("Tab Right Right Down")
    assert at(widget) == "Cedar"
    keys.play("Left Tab Shift+Tab")
    assert at(widget) == "Birch"
    keys.play("End")
    assert at(widget) == "Birch 2"
    keys.play("Right Home Left")
    assert at(widget) == "Ash"


def test_a_first_letter_goes_to_the_next_chip_that_begins_with_it_and_chooses_nothing(qtbot: QtBot) -> None:
    widget, keys = grove(qtbot)
    keys.play("Tab b b")
    assert at(widget) == "Birch"
    keys.play("b b")
    assert at(widget) == "Beech"
    keys.play("z")
    assert at(widget) == "Beech"
    assert not any(chip.isChecked() for chip in widget.chips)
    keys.play("c Space")
    assert [chip.text() for chip in widget.chips if chip.isChecked()] == ["Cedar"]


def test_a_hidden_chip_is_passed_over_and_never_the_stop(qtbot: QtBot) -> None:
    widget, keys = grove(qtbot)
    widget.chips[0].hide()
    widget.chips[1].hide()
    widget.keys.let_in()
    keys.play("Tab")
    assert at(widget) == "Birch"
    keys.play("Home b")
    assert at(widget) == "Birch 2"

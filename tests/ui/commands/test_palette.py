from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from examassist.ui.commands.catalogue import Entry
from examassist.ui.commands.palette import Palette
from tests.ui.exam_room import dressed, press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ENTRIES = (
    Entry("item", "up", "Ankle up", "Strength"),
    Entry("item", "html", "<b>Ankle</b> & <img src=x>", "A section"),
    Entry("command", "new", "New exam", keys=("Ctrl", "N")),
)


def opened(qtbot: QtBot) -> tuple[Palette, list[Entry]]:
    dressed()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    palette = Palette(window, ENTRIES, (), lambda entry: entry.about)
    chosen: list[Entry] = []
    palette.chosen.connect(chosen.append)
    palette.open_beside(None, palette.line)
    settle()
    return palette, chosen


def test_letters_and_enter_choose_and_it_closes(qtbot: QtBot) -> None:
    palette, chosen = opened(qtbot)
    press("anu")
    assert palette.line.accessibleDescription() == "Ankle up, Strength"
    press("Enter")
    assert chosen == [ENTRIES[0]]
    assert palette.isHidden()


def test_arrows_stay_inside_and_enter_on_nothing_does_nothing(qtbot: QtBot) -> None:
    palette, chosen = opened(qtbot)
    press("Up", "Down", "Down", "Down", "Down")
    assert palette.results.current == len(palette.results.found) - 1
    press("zzz", "Enter")
    assert chosen == []
    assert palette.about.text() == "Nothing begins like this"
    press("Esc")
    assert palette.isHidden()


def test_a_click_chooses_what_is_under_it(qtbot: QtBot) -> None:
    palette, chosen = opened(qtbot)
    place = palette.results._places()[-1][2]
    QTest.mouseClick(palette.results, Qt.MouseButton.LeftButton, pos=QPoint(40, place.center().y()))
    assert chosen == [palette.results.found[-1].entry]


def test_it_is_drawn_inside_its_window_as_typed(qtbot: QtBot) -> None:
    palette, _chosen = opened(qtbot)
    press("<b")
    assert not palette.grab().isNull()
    assert palette.parentWidget().rect().contains(palette.geometry())  # type: ignore[union-attr]  # it has one

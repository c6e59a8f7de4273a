from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from examassist.domain.patient import Patient
from examassist.ui import dress
from examassist.ui.breakpoints import Widths
from examassist.ui.pieces import column
from examassist.ui.shell import Shell
from examassist.ui.step_rail import Rail, StepState
from examassist.ui.theme import Looks
from tests.ui.exam_room import dressed, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_title_names_no_patient(qtbot: QtBot) -> None:
    assert a_shell(qtbot).windowTitle() == "ExamAssist — Exam room"


def test_it_says_once_that_it_is_painted(qtbot: QtBot) -> None:
    dressed()
    shell = Shell()
    qtbot.addWidget(shell)
    told: list[int] = []
    shell.painted.connect(lambda: told.append(1))
    shell.show()
    settle()
    shell.repaint()
    settle()
    assert told == [1]


def test_f6_goes_round_the_zones(qtbot: QtBot) -> None:
    shell = a_shell(qtbot)
    field, page = QLineEdit(), QWidget()
    layout = column()
    layout.addWidget(field)
    page.setLayout(layout)
    shell.show_page(page)
    shell.rail.show_steps([StepState(1, "Ask", "talk", 0, 2)], 1)
    shell.rail.show()
    field.setFocus()
    zones = []
    for _turn in range(3):
        shell.to_next_zone()
        zones.append(next(z for z in (shell.banner, shell.rail, shell.pages) if z.isAncestorOf(shell.focusWidget())))
    assert zones == [shell.banner, shell.rail, shell.pages]


def test_rail_and_panel_are_replaced_in_their_places(qtbot: QtBot) -> None:
    shell = a_shell(qtbot)
    panel = QWidget()
    shell.put_panel(panel)
    shell.rail.show()
    shell.put_rail(Rail(Widths(204, 318, small=True)))
    settle()
    assert shell.rail.x() < shell.pages.x() < panel.x()
    shell.put_panel(None)
    shell.flash_keys()


def test_a_drawer_lies_over_the_page_and_moves_nothing(qtbot: QtBot) -> None:
    shell = a_shell(qtbot)
    shell.resize(1100, 768)
    settle()
    before = shell.pages.geometry()
    panel = QWidget()
    panel.setFixedWidth(356)
    shell.put_panel(panel)
    panel.show()
    settle()
    assert shell.pages.geometry() == before
    assert panel.geometry().right() == shell.width() - 1
    assert panel.geometry().top() == before.top()


def test_in_a_very_wide_window_the_page_stays_in_the_middle(qtbot: QtBot) -> None:
    shell = a_shell(qtbot)
    shell.resize(2200, 900)
    shell.rail.show()
    shell.put_panel(QWidget())
    shell.keep_page_narrow()
    settle()
    assert shell.pages.width() == 1040
    assert shell.rail.geometry().right() + 100 < shell.pages.x()


def a_shell(qtbot: QtBot) -> Shell:
    dressed()
    shell = Shell()
    qtbot.addWidget(shell)
    shell.resize(1440, 900)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    settle()
    return shell


def test_a_window_that_begins_magnified_says_who_is_examined_on_a_line_of_its_own(qtbot: QtBot) -> None:
    dressed()
    dress.change(Looks(zoom=200))
    shell = Shell()
    qtbot.addWidget(shell)
    shell.resize(1440, 900)
    shell.banner.show_patient(
        Patient(id="EX-1", family_name="Invented", birth_date=date(1955, 3, 14)), date(2026, 1, 1)
    )
    shell.show()
    settle()
    labels = [each for each in shell.banner.findChildren(QLabel) if each.isVisible()]
    (born,) = [each for each in labels if each.text().startswith("14-Mar-1955")]
    assert born.width() >= born.fontMetrics().horizontalAdvance(born.text())
    assert shell.banner.name.shown == shell.banner.name.text()
    dressed()

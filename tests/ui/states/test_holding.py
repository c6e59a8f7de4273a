"""What the menus offer while something lies over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from examassist.ui.states.overlay import Overlay
from tests.screens import settle
from tests.ui.exam_room import found
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow


def offered(window: MainWindow) -> set[str]:
    every = {name: action.isEnabled() for name, action in window.actions_.by_id.items()}
    steps = {"a step": any(each.isEnabled() for each in window.actions_._steps)}
    return {name for name, on in {**every, **steps}.items() if on}


def test_the_menus_do_only_what_a_card_allows_and_afterwards_what_they_did(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    before = offered(window)
    assert {"new", "close", "a step", "lock"} <= before
    card = Overlay(window)
    card.add_heading("save").setText("Something is wrong")
    card.inside.addWidget(QPushButton("Go on"))
    card.open_it()
    settle()
    assert offered(window) == {"lock", "quit", "keys"}
    screens.model.record([found("femoral_pulse.right", "normal")])
    assert not window.actions_.by_id["undo"].isEnabled(), "what is recorded meanwhile offers nothing either"
    window.privacy.hide_all()
    card.close_it()
    window.privacy.uncover()
    assert offered(window) == before | {"undo"}


def test_an_emergency_leaves_only_the_hiding_and_gives_the_rest_back(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    in_exam(window, an_invented_patient("acute_limb_ischaemia"))
    assert window.emergencies is not None
    assert window.emergencies.window.isVisible()
    assert offered(window) == {"lock"}
    window.emergencies.window.close_it()
    settle()
    assert {"new", "close", "a step", "undo", "pathway"} <= offered(window)

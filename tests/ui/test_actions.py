from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QMenu

from examassist.ui.actions import Actions, commands

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


def test_no_key_does_two_things() -> None:
    keys = Counter(key for command in commands() for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_each_key_of_a_shortcut_is_named_and_a_plus_that_is_a_key_too() -> None:
    caps = {command.keys[0]: command.caps for command in commands() if command.keys}
    assert caps["Ctrl+Shift+Z"] == ("Ctrl", "Shift", "Z")
    assert caps["F1"] == ("F1",)
    assert caps["Ctrl++"] == ("Ctrl", "+")
    assert caps["Ctrl+-"] == ("Ctrl", "-")
    assert caps["PgDown"] == ("PgDown",)


def test_what_needs_an_exam_is_offered_in_one_only(qtbot: object) -> None:
    del qtbot
    done: list[str] = []
    window = QMainWindow()
    actions = Actions(window, {command.id: partial(done.append, command.id) for command in commands()})
    assert not actions.by_id["export"].isEnabled()
    assert actions.by_id["new"].isEnabled()
    actions.show_exam(is_open=True)
    actions.by_id["export"].trigger()
    assert done == ["export"]


def test_undo_says_what_it_takes_back(qtbot: object) -> None:
    del qtbot
    window = QMainWindow()
    actions = Actions(window, {command.id: lambda: None for command in commands()})
    actions.show_undo("Skin & colour", None)
    assert actions.by_id["undo"].text() == "Undo: Skin && colour"
    assert not actions.by_id["redo"].isEnabled()


def test_each_step_has_its_key_and_the_old_ones_go(qtbot: object) -> None:
    del qtbot
    window = QMainWindow()
    actions = Actions(window, {command.id: lambda: None for command in commands()})
    went: list[int] = []
    actions.show_steps({1: "One", 2: "Two"}, went.append)
    step = next(action for action in exam_menu(window) if action.text() == "Two")
    assert step.shortcut().toString() == "Alt+2"
    step.trigger()
    assert went == [2]
    actions.show_steps({}, went.append)
    assert "Two" not in [action.text() for action in exam_menu(window)]


def exam_menu(window: QMainWindow) -> list[QAction]:
    menu = window.menuBar().findChildren(QMenu)[2]
    return list(menu.actions())

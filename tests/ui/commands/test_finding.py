"""From anywhere to anything, by real keys in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from examassist.ui.commands.palette import Palette
from tests.ui.exam_room import press, settle
from tests.ui.window import a_window, an_invented_patient, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow


def find(window: MainWindow, text: str, *keys: str) -> None:
    """Ctrl K, letters, Enter."""
    window.actions_.by_id["palette"].trigger()
    assert isinstance(window.commands.popover, Palette)
    press(text, *keys, "Enter")
    settle()


def test_a_folded_row_is_opened_and_has_the_keys(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    item = next(item for item in screens.model.edition.items if item.show == "on_request" and item.kind == "grade")
    find(window, item.label)
    page = screens.current_page()
    assert page is not None
    assert page.focused_key is not None
    assert page.focused_key.item == item.id
    assert screens.model.encounter.findings == ()


def test_steps_commands_and_reasons_are_reached_and_the_last_stands_first(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window, an_invented_patient())
    step = screens.model.edition.steps[4]
    find(window, step.title)
    assert screens.current == step.step
    condition = screens.model.edition.condition[screens.model.assessment.conditions[0].id]
    find(window, condition.label)
    assert window.commands.why_panel is not None
    press("Esc")
    find(window, "calculator")
    assert window.commands.popover is not None
    press("Esc")
    window.actions_.by_id["palette"].trigger()
    palette = window.commands.popover
    assert isinstance(palette, Palette)
    assert [each.entry.id for each in palette.results.found][:1] == ["calculator"]
    press("Esc")


def test_the_same_key_closes_it_and_the_keys_go_back(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    screens.go_to_step(5)
    settle()
    before = QApplication.focusWidget()
    for _time in range(2):
        window.actions_.by_id["palette"].trigger()
    settle()
    assert window.commands.popover is None
    assert QApplication.focusWidget() is before


def test_before_an_exam_only_what_can_be_done_is_listed(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    window.actions_.by_id["palette"].trigger()
    palette = window.commands.popover
    assert isinstance(palette, Palette)
    press("x")
    assert {each.entry.kind for each in palette.results.found} <= {"command"}
    assert not any(each.entry.id == "export" for each in palette.results.found)
    press("Esc")


def test_how_it_is_done_can_be_read_from_anywhere(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    screens = in_exam(window)
    item = screens.model.edition.items_of_step(6)[0]
    find(window, f"how: {item.label}")
    page = screens.current_page()
    assert page is not None
    assert page.technique is not None
    assert item.label in page.technique.accessibleName()

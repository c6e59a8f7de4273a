from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.settings import Layout, Settings, Theme, load_settings, settings_file
from examassist.ui import theme
from examassist.ui.appearance import STEPS, theme_of
from examassist.ui.main_window import MainWindow
from examassist.workstation import Workstation
from tests.ui.exam_room import dressed, settle
from tests.ui.window import a_window, in_exam, with_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def plain_afterwards(qapp: QApplication) -> Iterator[None]:
    del qapp
    yield
    dressed()


@pytest.mark.parametrize(
    ("chosen", "dark", "contrast", "shown"),
    [
        (Theme.SYSTEM, False, False, theme.LIGHT),
        (Theme.SYSTEM, True, False, theme.DARK),
        (Theme.SYSTEM, False, True, theme.CONTRAST_LIGHT),
        (Theme.SYSTEM, True, True, theme.CONTRAST_DARK),
        (Theme.LIGHT, True, True, theme.LIGHT),
        (Theme.DARK, False, True, theme.DARK),
        (Theme.HIGH_CONTRAST, True, False, theme.CONTRAST_LIGHT),
        (Theme.HIGH_CONTRAST_DARK, False, False, theme.CONTRAST_DARK),
    ],
)
def test_a_choice_outranks_what_the_system_prefers(chosen: Theme, dark: bool, contrast: bool, shown: str) -> None:
    assert theme_of(chosen, system_is_dark=dark, system_wants_contrast=contrast) == shown


def test_the_button_turns_the_whole_window_dark_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    in_exam(window)
    light = _grounds(window)
    QTest.mouseClick(window.banner.theme, Qt.MouseButton.LeftButton)
    settle()
    assert window.appearance is not None
    dark = _grounds(window)
    assert dark == {theme.colour(name).name() for name in ("bg-surface", "bg-window", "bg-rail")}
    assert not light & dark
    assert window.banner.theme.accessibleName() == "Light theme"
    QTest.mouseClick(window.banner.theme, Qt.MouseButton.LeftButton)
    settle()
    assert _grounds(window) == light


def test_the_keys_of_the_zoom_go_up_to_200_percent_and_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    screens = in_exam(window)
    name = window.banner.name
    control = screens.panel
    assert control.isVisible()
    before = name.font().pixelSize()
    for step in STEPS[1:]:
        QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        assert theme.looks().zoom == step
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert theme.looks().zoom == 200
    assert name.font().pixelSize() == 2 * before
    assert not screens.panel.isVisible(), "it makes room for the exam"
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert theme.looks().zoom == 175
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert name.font().pixelSize() == before
    assert screens.panel.isVisible()


def test_the_keys_stay_on_their_cell_when_the_looks_change(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    in_exam(window)
    cell = window.focusWidget()
    QTest.keyClick(cell, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    window.appearance.change(theme=Theme.DARK)
    settle()
    assert window.focusWidget() is cell


def test_a_first_touch_brings_the_layout_for_fingers(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    assert not theme.looks().touch
    _touch(window)
    assert theme.looks().touch
    assert window.widths.narrow
    window.appearance.change(layout=Layout.MOUSE)
    assert not theme.looks().touch


def test_a_touch_changes_nothing_where_the_mouse_was_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    window.appearance.change(layout=Layout.MOUSE)
    _touch(window)
    assert not theme.looks().touch


def test_a_choice_is_kept_for_the_next_start(qtbot: QtBot, home: Path) -> None:
    dressed()
    window = MainWindow(with_content(Workstation()))
    qtbot.addWidget(window)
    window.appearance.change(theme=Theme.DARK, zoom=125)
    assert load_settings() == Settings(theme=Theme.DARK, zoom=125, data_folder=home / "data")
    dressed()
    again = MainWindow(with_content(Workstation()))
    qtbot.addWidget(again)
    assert theme.looks() == theme.Looks(theme=theme.DARK, zoom=125)


def test_a_choice_holds_even_where_it_cannot_be_kept(qtbot: QtBot, home: Path) -> None:
    dressed()
    window = MainWindow(with_content(Workstation()))
    qtbot.addWidget(window)
    home.mkdir(exist_ok=True)
    settings_file().write_text("not = a [file", encoding="utf-8")
    window.appearance.change(theme=Theme.DARK)
    assert theme.looks().theme == theme.DARK
    assert "settings.toml" in window.notice.label.text()


def _grounds(window: QWidget) -> set[str]:
    """The colours of banner, page and rail where nothing is written."""
    image = window.grab().toImage()
    places = ((600, 34), (5, 160), (240, 400))
    return {image.pixelColor(x, y).name() for x, y in places}


def _touch(window: QWidget) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(window, device).press(0, QPoint(600, 500)).commit()
    QTest.touchEvent(window, device).release(0, QPoint(600, 500)).commit()
    settle()


def test_keeping_still_stops_what_blinks_and_gives_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    before = QApplication.cursorFlashTime()
    assert before > 0
    window.appearance.change(reduced_motion=True)
    assert QApplication.cursorFlashTime() == 0
    assert not any(QApplication.isEffectEnabled(each) for each in Qt.UIEffect)
    window.appearance.change(reduced_motion=False)
    assert QApplication.cursorFlashTime() == before

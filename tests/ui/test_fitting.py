"""Nothing is too small to be hit, scrolls without need, or is cut: every page, in the looks it is used in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QScrollBar, QWidget

from examassist.settings import Layout
from examassist.ui import theme
from examassist.ui.answers.cell import AnswerCell
from examassist.ui.exam_page import ExamPage
from examassist.ui.plain_label import ElidedLabel
from tests.ui.exam_room import dressed, settle
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from examassist.ui.main_window import MainWindow

UNLIMITED = 100_000
WAYS = {
    "mouse": ((1366, 768), Layout.MOUSE, 100),
    "fingers": ((1280, 800), Layout.TOUCH, 100),
    "large": ((1440, 900), Layout.MOUSE, 200),
}


@pytest.fixture(autouse=True)
def plain_afterwards(qapp: QApplication) -> Iterator[None]:
    del qapp
    yield
    dressed()


@pytest.mark.parametrize("way", ["mouse", "fingers"])
def test_whatever_can_be_hit_is_large_enough(qtbot: QtBot, tmp_path: Path, way: str) -> None:
    least = 48 if way == "fingers" else 32
    window = _looking(qtbot, tmp_path, way)
    small = {
        f"{name}: {what} {width}x{height}"
        for name in _every_page(window)
        for what, width, height in _targets(window)
        if min(width, height) < least
    }
    assert not small, "\n".join(sorted(small))


def test_no_step_scrolls_at_1366_by_768(qtbot: QtBot, tmp_path: Path) -> None:
    window = _looking(qtbot, tmp_path, "mouse")
    scrolled = []
    for name in _every_page(window):
        page = window.pages.currentWidget()
        if isinstance(page, ExamPage):
            bar = _area(page).verticalScrollBar()
            if bar.maximum() > 0:
                scrolled.append(f"{name}: {bar.maximum()} px too high")
    assert scrolled == []


@pytest.mark.parametrize("way", WAYS)
def test_no_word_is_cut(qtbot: QtBot, tmp_path: Path, way: str) -> None:
    window = _looking(qtbot, tmp_path, way)
    cut = {f"{name}: {text}" for name in _every_page(window) for text in _cut(window)}
    assert not cut, "\n".join(sorted(cut))


def _looking(qtbot: QtBot, home: Path, way: str) -> MainWindow:
    size, layout, zoom = WAYS[way]
    window = a_window(qtbot, home, size=size)
    window.appearance.change(layout=layout, zoom=zoom)
    settle()
    return window


def _every_page(window: MainWindow) -> Iterator[str]:
    """The start page, the form, every step of an exam that is under way, and the settings, each in its turn."""
    yield "start"
    window.new_exam()
    settle()
    yield "new exam"
    window.back()
    screens = in_exam(window)
    for step in screens.model.edition.steps:
        screens.go_to_step(step.step)
        settle()
        yield step.title
    window.preferences.show()
    settle()
    yield "settings"


def _targets(window: QWidget) -> Iterator[tuple[str, int, int]]:
    scale = theme.looks().zoom / 100
    for widget in _seen(window):
        if isinstance(widget, AnswerCell):
            for zone in widget.zones:
                yield (
                    f"{widget.name}, {zone.name!r}",
                    round(zone.rect.width() / scale),
                    round(zone.rect.height() / scale),
                )
        elif isinstance(widget, QAbstractButton | QLineEdit):
            yield _named(widget), round(widget.width() / scale), round(widget.height() / scale)


def _cut(window: QWidget) -> Iterator[str]:
    for widget in _seen(window):
        if isinstance(widget, ElidedLabel):
            continue  # says all of it when it is pointed at, and to whoever hears the screen
        if isinstance(widget, QLabel) and widget.text():
            yield from _cut_label(widget)
        elif (
            isinstance(widget, QAbstractButton) and widget.text() and widget.width() < widget.minimumSizeHint().width()
        ):
            yield f"{_named(widget)}: {widget.width()} of {widget.minimumSizeHint().width()} px"


def _cut_label(label: QLabel) -> Iterator[str]:
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    room = label.contentsRect()
    needed = label.fontMetrics().boundingRect(
        0, 0, room.width() if label.wordWrap() else 100_000, 100_000, flags, label.text()
    )
    if needed.width() > room.width() + 1 or needed.height() > room.height() + 2:
        yield f"{label.text()!r} needs {needed.width()}x{needed.height()}, has {room.width()}x{room.height()}"


def _seen(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget, QScrollBar) and widget.width() > 0:
            yield widget


def _named(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", lambda: "")() or type(widget).__name__


def _area(page: ExamPage) -> QScrollArea:
    area = page.findChild(QScrollArea)
    assert area is not None
    return area

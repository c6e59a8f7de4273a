"""The window itself: everything it shows fits, and what is behind it is out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from examassist.ui import theme
from examassist.ui.emergency.choices import Choice
from examassist.ui.emergency.matter import Matter
from examassist.ui.emergency.window import EmergencyWindow
from examassist.ui.pieces import WrappedText
from tests.ui.alarm import HandClock
from tests.ui.exam_room import dressed, settle
from tests.ui.looking import looking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "A sentence that goes on for a while, because the words of a pathway do. "
ONE = Matter("cold_leg", "Cold leg criteria are met", "Now", ("Leg: Cold",), "Journal (2016)", ("Phone now.", LONG * 3))
TWO = Matter("weak_leg", "Weak leg criteria are met", "Now", (LONG,) * 8, LONG * 2, (LONG * 3,) * 7)
WHO = ("INVENTED, Tomas", "48 years, EX-1")


def shown(qtbot: QtBot, size: tuple[int, int], matters: tuple[Matter, ...]) -> tuple[QWidget, EmergencyWindow]:
    dressed()
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.resize(*size)
    with qtbot.waitActive(behind):
        behind.show()
        behind.activateWindow()
    window = EmergencyWindow(behind, HandClock())
    window.ask(matters, WHO)
    settle()
    return behind, window


@pytest.mark.parametrize("size", [(1440, 900), (1366, 768), (1024, 700)])
@pytest.mark.parametrize("matters", [(ONE,), (TWO,), (ONE, TWO)])
def test_every_button_is_on_the_screen_whatever_is_said(
    qtbot: QtBot, size: tuple[int, int], matters: tuple[Matter, ...]
) -> None:
    behind, window = shown(qtbot, size, matters)
    assert window.geometry() == behind.rect()
    assert behind.rect().contains(window.card.geometry())
    for button in window.buttons.values():
        assert window.card.rect().contains(button.rect().translated(button.mapTo(window.card, QPoint(0, 0))))
        assert button.height() >= 32
    area = window.card.findChildren(QScrollArea)[0]
    widest = max(text.mapTo(area, QPoint(text.width(), 0)).x() for text in area.findChildren(WrappedText))
    assert widest <= area.width()
    texts = [text.text for text in area.findChildren(WrappedText)]
    for matter in matters:
        assert {*matter.recorded, *matter.actions} <= set(texts)


def test_it_goes_with_the_window_and_every_reason_stays_on_the_screen(qtbot: QtBot) -> None:
    behind, window = shown(qtbot, (1440, 900), (ONE, TWO))
    behind.resize(1024, 700)
    settle()
    assert window.geometry() == behind.rect()
    window.ask_reason(Choice.KNOWN)
    settle()
    assert behind.rect().contains(window.card.geometry())
    record = window.form.record
    assert window.card.rect().contains(record.rect().translated(record.mapTo(window.card, QPoint(0, 0))))


def test_other_looks_reach_what_it_says_while_it_is_shown(qtbot: QtBot) -> None:
    behind, window = shown(qtbot, (1440, 900), (ONE, TWO))
    before = {text.text: text.font().pixelSize() for text in window.card.findChildren(WrappedText)}
    with looking(theme=theme.DARK, zoom=150):
        settle()
        now = {text.text: text.font().pixelSize() for text in window.card.findChildren(WrappedText)}
        assert now.keys() == before.keys()
        assert all(now[text] > size for text, size in before.items())
        assert behind.rect().contains(window.card.geometry())


def test_what_does_not_fit_is_read_by_the_arrows(qtbot: QtBot) -> None:
    _behind, window = shown(qtbot, (1024, 700), (ONE, TWO))
    scrolled = window.card.findChildren(QScrollArea)[0].verticalScrollBar()
    assert scrolled.maximum() > 0
    QTest.keyClick(window.heading, Qt.Key.Key_PageDown)
    assert scrolled.value() > 0
    QTest.keyClick(window.heading, Qt.Key.Key_PageUp)
    assert scrolled.value() == 0
    assert window.heading.hasFocus()


def test_clicks_do_not_reach_what_is_behind(qtbot: QtBot) -> None:
    behind, window = shown(qtbot, (1440, 900), (ONE,))
    button = QPushButton("Behind", behind)
    button.setGeometry(5, 5, 80, 40)
    button.show()
    window.raise_()
    told: list[int] = []
    button.clicked.connect(lambda: told.append(1))
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(30, 30))
    assert behind.childAt(30, 30) is window
    assert told == []


def test_it_is_read_out_by_its_name(qtbot: QtBot) -> None:
    _behind, window = shown(qtbot, (1440, 900), (ONE, TWO))
    assert window.card.accessibleName() == "Cold leg criteria are met; Weak leg criteria are met"
    assert window.heading.hasFocus()
    assert window.heading.text() == "2 emergencies"
    for button in window.buttons.values():
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface.text(QAccessible.Text.Name)
        assert button.accessibleDescription()


def test_a_window_that_is_closed_asks_about_nothing(qtbot: QtBot) -> None:
    _behind, window = shown(qtbot, (1440, 900), (ONE,))
    assert list(window.flags) == ["cold_leg"]
    window.close_it()
    assert not list(window.flags)
    window.close_it()
    assert not window.isVisible()

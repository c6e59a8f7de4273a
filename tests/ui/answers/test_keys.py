"""What a key press says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from examassist.ui.answers.keys import BounceGuard, direction, is_command, key_range

pytestmark = pytest.mark.needs_qt

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def pressed(text: str, at: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    """A key press as a keyboard sends it."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, modifiers, text)
    event.setTimestamp(at)
    return event


def test_the_same_digit_within_30_ms_is_a_bounce() -> None:
    guard = BounceGuard()
    assert [guard.bounced(pressed("2", at)) for at in (1000, 1029, 1059, 1100)] == [False, True, False, False]


def test_another_digit_or_a_letter_is_never_a_bounce() -> None:
    guard = BounceGuard()
    assert [guard.bounced(pressed(text, 1000)) for text in "23nn"] == [False] * 4


def test_events_without_a_time_are_no_bounce() -> None:
    guard = BounceGuard()
    assert [guard.bounced(pressed("2")) for _ in range(3)] == [False] * 3


def test_ctrl_and_alt_are_commands_but_altgr_types() -> None:
    assert is_command(pressed("z", modifiers=CTRL))
    assert is_command(pressed("a", modifiers=ALT))
    assert not is_command(pressed("=", modifiers=CTRL | ALT))
    assert not is_command(pressed("2"))


def test_arrows_have_a_direction_and_letters_have_none() -> None:
    assert direction(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Up, NONE)) == "up"
    assert direction(pressed("u")) is None


def test_a_run_of_digits_is_written_short() -> None:
    assert key_range(["0", "1", "2", "3"]) == "0-3"
    assert key_range(["0", "H", "B"]) == "0 H B"
    assert key_range(["", "Y", "N"]) == "Y N"
    assert key_range([]) == ""

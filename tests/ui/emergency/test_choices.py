"""Which key answers, on which system, and when it begins to count."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from examassist.ui.emergency.choices import GUARD, Guard, is_undo, key_name, key_text, letter_of
from tests.ui.alarm import HandClock

NONE = Qt.KeyboardModifier.NoModifier
ALT, CTRL, META = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.MetaModifier,
)


def pressed(code: Qt.Key, modifiers: Qt.KeyboardModifier, *, again: bool = False) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, "", again)


def test_a_letter_answers_with_alt_alone_and_not_when_it_repeats() -> None:
    assert letter_of(pressed(Qt.Key.Key_A, ALT)) == "A"
    assert letter_of(pressed(Qt.Key.Key_4, ALT | Qt.KeyboardModifier.KeypadModifier)) == "4"
    for modifiers in (NONE, CTRL, ALT | CTRL, ALT | Qt.KeyboardModifier.ShiftModifier, META):
        assert letter_of(pressed(Qt.Key.Key_A, modifiers)) == "", "AltGr, which is Ctrl with Alt, writes letters"
    assert letter_of(pressed(Qt.Key.Key_A, ALT, again=True)) == ""
    assert letter_of(pressed(Qt.Key.Key_Return, ALT)) == ""
    assert is_undo(pressed(Qt.Key.Key_Z, CTRL))
    assert not is_undo(pressed(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)), "that is redo"


def test_a_mac_answers_with_control_because_alt_writes_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (key_text("P"), key_name("P")) == ("Alt P", "Alt+P")
    monkeypatch.setattr("platform.system", lambda: "Darwin")
    assert (key_text("P"), key_name("P")) == ("Ctrl P", "Meta+P")
    assert letter_of(pressed(Qt.Key.Key_P, META)) == "P"
    assert letter_of(pressed(Qt.Key.Key_P, ALT)) == ""


def test_nothing_counts_before_the_moment_is_over() -> None:
    clock = HandClock()
    guard = Guard(clock)
    seen = [guard.is_open]
    for seconds in (GUARD - 0.001, 0.002):
        clock.turn(seconds)
        seen.append(guard.is_open)
    guard.close()
    assert [*seen, guard.is_open] == [False, False, True, False]
    assert pytest.approx(0.7) == GUARD

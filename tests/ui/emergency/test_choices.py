"""Which key answers, on which system, and when it begins to count."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from examassist.ui.emergency.choices import GUARD, Guard, is_undo, key_name, key_text, letter_by_place, letter_of
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


def typed(code: int, modifiers: Qt.KeyboardModifier, text: str, *, scan: int = 0, virtual: int = 0) -> QKeyEvent:
    """A key with what the system tells of its place."""
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, scan, virtual, 0, text)


@pytest.mark.parametrize(
    ("letter", "scan", "cyrillic", "greek"),
    [
        ("P", 33, "\u0417", "\u03a0"),
        ("T", 28, "\u0415", "\u03a4"),
        ("A", 38, "\u0424", "\u0391"),
        ("N", 57, "\u0422", "\u039d"),
        ("K", 45, "\u041b", "\u039a"),
    ],
)
def test_a_keyboard_of_another_script_answers_by_the_place_of_the_key(
    monkeypatch: pytest.MonkeyPatch, letter: str, scan: int, cyrillic: str, greek: str
) -> None:
    for system, virtual in (("Linux", 0), ("Windows", ord(letter))):
        monkeypatch.setattr("platform.system", lambda system=system: system)
        for written in (cyrillic, greek):
            event = typed(ord(written), ALT, written.lower(), scan=scan, virtual=virtual)
            assert letter_of(event) == letter
            assert letter_by_place(event) == letter
            assert letter_of(typed(ord(written), NONE, written.lower(), scan=scan, virtual=virtual)) == ""
    monkeypatch.setattr("platform.system", lambda: "Darwin")
    places = {"P": 35, "T": 17, "A": 0, "N": 45, "K": 40}
    assert letter_of(typed(ord(cyrillic), META, cyrillic.lower(), virtual=places[letter])) == letter


def test_a_latin_keyboard_is_never_read_by_the_place_of_its_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    french = typed(Qt.Key.Key_Q, ALT, "q", scan=38)  # on AZERTY the key at the place of A writes Q
    assert letter_of(french) == "Q"
    assert letter_by_place(french) == ""
    for letter in "ÖŁØÇ;":  # German, Polish, Danish, French; at the places of P and N
        for scan in (33, 57):
            assert letter_of(typed(ord(letter), ALT, letter.lower(), scan=scan)) in {"", letter}
    assert letter_of(typed(Qt.Key.Key_F5, ALT, "", scan=33)) == ""
    assert letter_of(typed(ord("\u0417"), ALT, "\u0437", scan=99)) == "", "a key at no letter's place"


def test_undo_is_undo_on_a_keyboard_of_another_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    assert is_undo(typed(ord("\u042f"), CTRL, "\u044f", scan=52))
    assert not is_undo(typed(ord("\u042f"), CTRL, "\u044f", scan=53))


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

"""Single keys are switched off and given to other keys by pressing them, and hold at once in the open exam."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.settings import SINGLE_KEYS, Settings, load_settings
from examassist.ui.main_window import MainWindow
from examassist.ui.preferences.keys_card import KeysCard, does, refusal
from examassist.workstation import Workstation
from tests.screens import settle
from tests.ui.exam_room import dressed, press
from tests.ui.window import a_window, in_exam, with_content

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def card_of(window: MainWindow) -> KeysCard:
    window.preferences.show()
    settle()
    card = window.findChild(KeysCard)
    assert card is not None
    return card


def give(card: KeysCard, name: str, key: str) -> None:
    """Press the button of what is done, then the key."""
    QTest.mouseClick(card.buttons[name], Qt.MouseButton.LeftButton)
    assert card.buttons[name].waits
    QTest.keyClicks(card.buttons[name], key)
    settle()


def test_every_single_key_of_the_settings_is_on_the_card() -> None:
    assert set(does()) == set(SINGLE_KEYS)


@pytest.mark.parametrize("key", ["5", "+", "-", "y", "n", "x", "", "ab", "\t"])
def test_a_key_that_answers_or_is_in_use_is_refused_in_words(key: str) -> None:
    assert refusal(SINGLE_KEYS, "note", key)


def test_a_free_key_and_ones_own_are_not_refused() -> None:
    assert refusal(SINGLE_KEYS, "note", "j") == ""
    assert refusal(SINGLE_KEYS, "note", "m") == ""


def test_another_key_holds_at_once_and_stands_in_the_file(qtbot: QtBot, home: Path) -> None:
    del home
    dressed()
    window = MainWindow(with_content(Workstation()))
    qtbot.addWidget(window)
    card = card_of(window)
    give(card, "note", "j")
    assert dict(load_settings().keys) == {"note": "j"}
    assert window.commands.single.meaning("j") == "note"
    assert window.commands.single.meaning("m") is None
    give(card, "why", "j")
    assert "Note" in window.notice.label.text(), "what has it already is named"
    assert dict(load_settings().keys) == {"note": "j"}
    assert card.buttons["why"].text() == "W"
    QTest.mouseClick(card.as_delivered, Qt.MouseButton.LeftButton)
    assert dict(load_settings().keys) == {}
    assert card.buttons["note"].text() == "M"


def test_escape_keeps_the_key_and_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    card = card_of(window)
    button = card.buttons["note"]
    button.setFocus()
    press("Space")
    assert button.text() == "Press a key"
    press("Esc")
    assert button.text() == "M"
    assert window.pages.currentWidget() is window.preferences.page


def test_space_can_be_chosen_once_it_is_free(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    card = card_of(window)
    give(card, "normal", "j")
    give(card, "note", " ")
    assert window.commands.single.meaning(" ") == "note"


def test_an_open_exam_obeys_the_new_key_and_none_when_they_are_off(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    screens = in_exam(window)
    screens.go_to_step(5)
    card = card_of(window)
    give(card, "not_examined", "j")
    window.back()
    settle()
    assert QApplication.focusWidget() is not None
    acts = len(screens.model.acts)
    press("x")
    assert len(screens.model.acts) == acts
    press("j")
    assert len(screens.model.acts) == acts + 1
    card = card_of(window)
    QTest.mouseClick(card.on.chips[False], Qt.MouseButton.LeftButton)
    assert not card.buttons["note"].isEnabled()
    window.back()
    settle()
    press("j")
    assert len(screens.model.acts) == acts + 1


def test_showing_settings_tells_nothing(qtbot: QtBot) -> None:
    card = KeysCard()
    qtbot.addWidget(card)
    told: list[object] = []
    card.changed.connect(lambda *what: told.append(what))
    card.show_settings(Settings(keys={"note": "j"}))
    assert (told, card.buttons["note"].text()) == ([], "J")

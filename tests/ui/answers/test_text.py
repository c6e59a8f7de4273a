"""A person's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.exam_room import a_model, a_page, blank, key, press, value, wrist

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt

WORDS = "own_words_of_creaking"


def test_no_single_key_acts_in_text(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 1)
    page.focus_cell(key(WORDS))
    press("x", "u", "n", "a", " ", "=", "?")
    assert model.encounter.findings == ()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "xuna =?"


def test_enter_accepts_and_empty_is_blank(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 1)
    page.focus_cell(key(WORDS))
    press("like <b>sand</b>", "Enter")
    assert value(model, WORDS) == "like <b>sand</b>"
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.clear()
    press("Enter")
    assert blank(model, WORDS)


def test_walking_on_keeps_the_words(qtbot: QtBot) -> None:
    model = a_model(wrist)
    page = a_page(qtbot, model, 1)
    page.focus_cell(key(WORDS))
    press("dry", "Up")
    assert value(model, WORDS) == "dry"

"""Everyone's words are shown letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from examassist.ui.plain_label import PlainLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def test_markup_is_text(qtbot: QtBot) -> None:
    label = PlainLabel("<b>O'Brien</b> & sons")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>O'Brien</b> & sons"

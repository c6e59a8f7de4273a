"""Everyone's words are shown letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from examassist.ui.plain_label import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def test_markup_is_text(qtbot: QtBot) -> None:
    label = PlainLabel("<b>O'Brien</b> & sons")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>O'Brien</b> & sons"


def test_a_long_text_gives_way_with_a_sign_and_stands_in_full_in_its_hint(qtbot: QtBot) -> None:
    name = "<b>O'Brien</b> & sons " * 10
    label = ElidedLabel(name)
    qtbot.addWidget(label)
    label.resize(200, 20)
    label.show()
    assert label.text() == name
    assert label.shown.endswith("…")
    assert label.minimumSizeHint().width() < 200
    assert "&lt;b&gt;O&#x27;Brien" in label.toolTip()


def test_a_short_text_is_shown_whole_and_has_no_hint(qtbot: QtBot) -> None:
    label = ElidedLabel("Stena")
    qtbot.addWidget(label)
    label.resize(200, 20)
    assert label.shown == "Stena"
    assert not label.toolTip()
    assert label.minimumSizeHint().width() <= label.sizeHint().width()

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics

from examassist.ui import dress
from examassist.ui.start_page import StartPage
from examassist.ui.theme import BOLD, Looks, font
from tests.screens import settle
from tests.ui.exam_room import dressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(("looks", "size"), [(Looks(zoom=200), (1440, 780)), (Looks(touch=True), (1280, 680))])
def test_what_one_begins_with_is_named_whole_however_large_the_words(
    qtbot: QtBot, looks: Looks, size: tuple[int, int]
) -> None:
    dressed()
    page = StartPage()
    qtbot.addWidget(page)
    dress.change(looks)
    page.resize(*size)
    page.show_drafts([])
    page.show()
    settle()
    for button in (page.new, page.go_on, page.open):
        assert button.words_room >= QFontMetrics(font(16, BOLD)).horizontalAdvance(button.text())
    assert page.horizontalScrollBar().maximum() == 0
    dress.change(Looks())

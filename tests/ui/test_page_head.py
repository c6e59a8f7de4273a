"""The head of a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics

from examassist.ui.answers import look
from examassist.ui.page_head import PageHead, _first_line
from tests.ui.exam_room import dressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def test_the_button_says_how_many_values_it_would_write(qtbot: QtBot) -> None:
    dressed()
    head = PageHead("Bench tests")
    qtbot.addWidget(head)
    head.show_rest_normal(3, offered=True)
    assert head.rest_normal.text() == "Rest normal (3)"
    head.show_rest_normal(0, offered=True)
    assert not head.rest_normal.isEnabled()
    head.show_rest_normal(3, offered=False)
    assert head.rest_normal.isHidden()


def test_the_count_is_said(qtbot: QtBot) -> None:
    head = PageHead("Bench tests")
    qtbot.addWidget(head)
    head.show_count(2, 6, 1)
    assert head.accessibleDescription() == "4 blank, 1 not examined or unable"
    head.show_count(6, 6, 0)
    assert head.accessibleDescription() == "None blank"
    head.show_count(6, 6, 0, 12)
    assert head.accessibleDescription() == "6 of 6 of the follow-up answered, 12 not asked in this follow-up"


@pytest.mark.usefixtures("qapp")
def test_a_long_set_up_goes_on_in_the_second_line() -> None:
    dressed()
    metrics = QFontMetrics(look.font(13))
    text = "Lying, shoes and socks off, feet warm, both legs side by side."
    first, rest = _first_line(text, plain_width=180, metrics=metrics)
    assert f"{first} {rest}" == text
    assert metrics.horizontalAdvance(first) <= 180

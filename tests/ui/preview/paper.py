"""A finished report of the invented wrist, made once, and hands for the widgets that show it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from examassist.report.page_images import page_sizes
from examassist.report.pdf import render_pdf
from examassist.ui.preview.made import Made
from tests.report.builders import MADE_AT, a_creaking_wrist
from tests.screens import wait_until
from tests.ui.exam_room import dressed, settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from examassist.ui.background import Background


@cache
def a_report() -> Made:
    """Two pages or more on A4."""
    data = render_pdf(a_creaking_wrist().document).data
    sizes = page_sizes(data)
    texts = tuple(f"what stands on page {number + 1}" for number in range(len(sizes)))
    return Made("summary", "A4", data, sizes, texts, "UNSIGNED DRAFT", "exam-1", 7, MADE_AT)


def on_screen(qtbot: QtBot, widget: QWidget, background: Background, size: tuple[int, int]) -> None:
    """Show it with its pictures drawn and the keys on it."""
    dressed()
    qtbot.addWidget(widget, before_close_func=lambda _each: background.close())
    widget.resize(*size)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    drawn(background)


def drawn(background: Background) -> None:
    """Wait until every picture that is in sight has come."""
    settle()
    wait_until(lambda: not background.busy)
    settle()
    wait_until(lambda: not background.busy)

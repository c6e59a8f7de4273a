from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from examassist.ui.flow import Flow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_does_not_fit_goes_on_the_next_line(qtbot: QtBot) -> None:
    labels = [QLabel("x" * 12) for _n in range(6)]
    flow = Flow(labels, gap=8)
    qtbot.addWidget(flow)
    one = labels[0].sizeHint()
    assert flow.hasHeightForWidth()
    assert flow.heightForWidth(2 * one.width() + 8) == 3 * one.height() + 2 * 8
    flow.resize(2 * one.width() + 8, 200)
    flow.show()
    assert [label.y() > 0 for label in labels] == [False, False, True, True, True, True]
    flow.show_only(labels[3:])
    assert flow.heightForWidth(2 * one.width() + 8) == 2 * one.height() + 8
    assert [label.y() > 0 for label in labels[3:]] == [False, False, True]
    assert all(label.geometry().right() <= flow.width() for label in labels)

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from examassist.ui.sight_area import SightArea
from tests.screens import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def seen(area: SightArea, widget: QWidget) -> bool:
    """Whether all of it lies in what is shown."""
    top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= area.viewport().height()


def test_what_has_the_keys_is_in_sight_also_when_the_page_or_its_place_changes(qtbot: QtBot) -> None:
    area, page = SightArea(), QWidget()
    qtbot.addWidget(area)
    inside = QVBoxLayout(page)
    above = QWidget()
    above.setFixedHeight(700)
    field = QLineEdit()
    below = QWidget()
    below.setFixedHeight(700)
    for widget in (above, field, below):
        inside.addWidget(widget)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(400, 300)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton, "a button held down by another test"
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.setFocus()
    settle()
    area.verticalScrollBar().setValue(0)
    assert not seen(area, field)
    field.setFocus()
    settle()
    assert seen(area, field)
    above.setFixedHeight(1100)
    settle()
    assert seen(area, field), "what came above it moved it"
    area.resize(400, 120)
    settle()
    assert seen(area, field), "a bar came"

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from examassist.reasoning.say import say_for
from examassist.ui.commands.why import why_item
from examassist.ui.commands.why_panel import LEAST, WhyPanel
from examassist.ui.pieces import WrappedText
from tests.ui.exam_room import a_model, dressed, key, press, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def opened(qtbot: QtBot) -> tuple[QWidget, QWidget, WhyPanel]:
    dressed()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 700)
    pages = QWidget(window)
    pages.setGeometry(200, 100, 700, 560)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    model = a_model()
    panel = WhyPanel(
        pages, why_item(key("femoral_pulse.left"), model.edition, model.encounter, say_for(model.edition)), 100
    )
    panel.open_there()
    settle()
    return window, pages, panel


def test_it_stands_at_the_right_beside_the_page_and_follows_it(qtbot: QtBot) -> None:
    window, pages, panel = opened(qtbot)
    assert (panel.x() + panel.width(), panel.y(), panel.height()) == (1200, 100, 560)
    assert panel.width() == LEAST
    pages.setGeometry(200, 144, 700, 500)
    settle()
    assert (panel.y(), panel.height()) == (144, 500)
    assert window.isVisible()


def test_it_can_be_scrolled_and_closed_by_keys_and_read_aloud(qtbot: QtBot) -> None:
    _window, _pages, panel = opened(qtbot)
    assert QApplication.focusWidget() is panel.area
    before = panel.area.verticalScrollBar().value()
    press("PgDn")
    assert panel.area.verticalScrollBar().value() > before
    assert panel.area.accessibleDescription() == panel.why.text()
    with qtbot.waitSignal(panel.closed):
        press("Esc")


def test_no_line_is_cut(qtbot: QtBot) -> None:
    _window, _pages, panel = opened(qtbot)
    for text in panel.area.findChildren(WrappedText):
        right = text.mapTo(panel, text.rect().topRight()).x()
        assert right <= panel.width()

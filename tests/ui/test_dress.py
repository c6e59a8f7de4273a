from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from examassist.ui import theme
from examassist.ui.dress import at_least, fix
from examassist.ui.pieces import Card, KeyCap, KeyedButton, WrappedText, column, pictured, words
from tests.ui.exam_room import dressed
from tests.ui.looking import looking

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel
    from pytestqt.qtbot import QtBot

LONG = "Words that do not fit on one line of so narrow a column and therefore go on below"


def test_what_is_on_the_screen_takes_another_theme_at_once(qtbot: QtBot) -> None:
    card, label, picture = _card(qtbot)
    light = label.palette().windowText().color(), picture.pixmap().toImage(), card.grab().toImage().pixelColor(2, 40)
    with looking(theme=theme.DARK):
        assert label.palette().windowText().color() == theme.colour("text-2") != light[0]
        assert picture.pixmap().toImage() != light[1]
        assert card.grab().toImage().pixelColor(2, 40) == theme.colour("bg-surface") != light[2]
    assert label.palette().windowText().color() == light[0]
    assert picture.pixmap().toImage() == light[1]


def test_what_is_on_the_screen_takes_another_zoom_at_once(qtbot: QtBot) -> None:
    card, label, picture = _card(qtbot)
    assert label.font().pixelSize() == 14
    with looking(zoom=200):
        assert label.font().pixelSize() == 28
        assert picture.width() == 36
        layout = card.layout()
        assert layout is not None
        assert layout.contentsMargins().left() == 20
        assert layout.spacing() == 10
    assert label.font().pixelSize() == 14
    assert picture.width() == 18


def test_sizes_that_were_asked_for_follow_the_zoom(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    fix(widget, height=60)
    at_least(widget, width=120)
    with looking(zoom=150):
        assert widget.maximumHeight() == widget.minimumHeight() == 90
        assert widget.minimumWidth() == 180
        assert widget.maximumWidth() > 1000
    assert widget.minimumHeight() == 60


def test_what_works_out_its_own_size_does_so_again(qtbot: QtBot) -> None:
    cap, text, button = KeyCap("Ctrl"), WrappedText(200, text=LONG), KeyedButton("Technique", "?", "circle-help")
    for widget in (cap, text, button):
        qtbot.addWidget(widget)
    before = cap.width(), text.height(), button.sizeHint().width()
    with looking(zoom=200):
        assert cap.width() > 1.8 * before[0]
        assert text.height() > 2 * before[1]  # twice as large letters also need more lines
        assert button.sizeHint().width() > 1.6 * before[2]
        assert button.iconSize().width() == 36


def test_what_fills_itself_anew_takes_away_what_it_held_and_the_rest_still_changes(qtbot: QtBot) -> None:
    class Refilling(QScrollArea):
        def restyled(self) -> None:
            page = QWidget()
            self.inside = [QWidget(page) for _each in range(30)]
            self.setWidget(page)

    areas = [Refilling() for _each in range(8)]
    for area in areas:
        qtbot.addWidget(area)
        area.restyled()
    cap = KeyCap("Ctrl")
    qtbot.addWidget(cap)
    held = [area.inside[0] for area in areas]
    with looking(zoom=200):
        assert not any(isValid(each) for each in held), "they were taken away while the looks changed"
        assert all(isValid(area.inside[0]) for area in areas)
        assert cap.height() == theme.px(20)


def test_fingers_get_larger_letters_and_the_same_places(qtbot: QtBot) -> None:
    card, label, picture = _card(qtbot)
    with looking(touch=True):
        assert card.isVisible()
        assert label.font().pixelSize() == theme.LARGE_BASE
        assert picture.width() == 18


def _card(qtbot: QtBot) -> tuple[Card, QLabel, QLabel]:
    dressed()
    card = Card()
    qtbot.addWidget(card)
    inside = column(margins=(10, 10, 10, 10), gap=5)
    label, picture = words("What is said", ink="text-2"), pictured("check", "ok")
    inside.addWidget(label)
    inside.addWidget(picture)
    inside.addStretch(1)
    card.setLayout(inside)
    card.resize(200, 120)
    card.show()
    return card, label, picture

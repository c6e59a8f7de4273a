from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from examassist.ui.background import Background
from examassist.ui.preview.images import Images
from examassist.ui.preview.sheet_view import SheetView
from tests.ui.exam_room import press, settle
from tests.ui.preview.paper import a_report, drawn, on_screen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def a_view(qtbot: QtBot, size: tuple[int, int] = (700, 500)) -> tuple[SheetView, Background]:
    background = Background()
    view = SheetView(Images(background))
    view._images.setParent(view)
    view.show_made(a_report())
    on_screen(qtbot, view, background, size)
    view.setFocus()
    return view, background


def test_the_keys_go_from_page_to_page_and_through_each(qtbot: QtBot) -> None:
    view, _background = a_view(qtbot)
    bar, last = view.verticalScrollBar(), view.pages - 1
    told: list[int] = []
    view.page_changed.connect(told.append)
    press("PgDn")
    assert view.page == 1
    assert told[-1] == 1
    press("PgUp")
    assert view.page == 0
    assert bar.value() == 0
    press("Space")
    assert 0 < bar.value() < view._place(0).height(), "a screenful is less than a page here"
    press("Down")
    press("End")
    assert (view.page, bar.value()) == (last, bar.maximum())
    press("Home")
    assert view.page == 0


def test_plus_and_minus_magnify_and_0_fits_the_width(qtbot: QtBot) -> None:
    view, background = a_view(qtbot)
    fitted = view.percent
    assert view._place(0).width() <= view.viewport().width()
    press("+")
    assert view.percent > fitted
    press("-")
    press("-")
    assert view.percent < fitted
    press("0")
    assert (view.percent, view.fits_width) == (fitted, True)
    view.resize(900, 500)
    settle()
    assert view.percent > fitted, "what fits grows with its room"
    for _turn in range(20):
        press("+")
    assert view.percent == 300
    assert view.horizontalScrollBar().maximum() > 0
    drawn(background)


def test_the_place_on_the_page_stays_when_it_is_magnified(qtbot: QtBot) -> None:
    view, _background = a_view(qtbot)
    view.go_to(1)
    press("+")
    press("+")
    assert view.page == 1


def test_only_pages_in_sight_are_drawn(qtbot: QtBot) -> None:
    view, background = a_view(qtbot)
    scale = view._scale()
    assert view._images.of(0, scale) is not None
    assert view._images.of(view.pages - 1, scale) is None
    press("End")
    drawn(background)
    assert view._images.of(view.pages - 1, scale) is not None


def test_what_is_drawn_is_the_page_itself(qtbot: QtBot) -> None:
    view, _background = a_view(qtbot)
    image = view._images.of(0, view._scale())
    assert image is not None
    shown = view.viewport().grab().toImage()
    place = view._place(0).topLeft()
    same = sum(
        shown.pixel(place + QPoint(x, y)) == image.pixel(x, y) for x in range(20, 600, 7) for y in range(20, 440, 7)
    )
    assert same > 0.97 * 83 * 60


def test_who_hears_the_screen_is_told_the_page_and_its_words(qtbot: QtBot) -> None:
    view, _background = a_view(qtbot)
    view.go_to(1)
    assert view.accessibleName() == f"Page 2 of {view.pages}"
    assert view.accessibleDescription() == "what stands on page 2"
    view.show_made(None)
    view.say("The pages are being made.")
    assert view.accessibleDescription() == "The pages are being made."


def test_the_wheel_magnifies_while_ctrl_is_held(qtbot: QtBot) -> None:
    view, _background = a_view(qtbot)
    before = view.percent
    middle = view.viewport().rect().center()
    QTest.wheelEvent(view.windowHandle(), middle, QPoint(0, 120), stateKey=Qt.KeyboardModifier.ControlModifier)
    settle()
    assert view.percent > before

"""The bar says what, how soon and what was answered, and offers the same answers as the window."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from examassist.ui import dress, theme
from examassist.ui.emergency.bar import BarText, EmergencyBar
from examassist.ui.emergency.choices import Choice
from examassist.ui.theme import colour
from tests.ui.exam_room import dressed, settle
from tests.ui.looking import looking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OPEN = BarText(now=True, clock="Now", says="Criteria are met", call="Phone now", more="", answered="")


@pytest.fixture
def bar(qtbot: QtBot) -> EmergencyBar:
    dressed()
    bar = EmergencyBar()
    qtbot.addWidget(bar)
    bar.resize(1440, 44)
    return bar


def test_it_offers_each_answer_until_one_is_given(qtbot: QtBot, bar: EmergencyBar) -> None:
    bar.show_bar(OPEN)
    for choice, button in bar.buttons.items():
        assert button.isVisible()
        with qtbot.waitSignal(bar.chosen) as told:
            button.click()
        assert told.args == [choice]
    assert not bar.take_back.isVisible()
    bar.show_bar(OPEN._replace(answered="Acting on it, Dr Invented 09:13", is_open=False))
    assert bar.answered.text() == "Acting on it, Dr Invented 09:13"
    with qtbot.waitSignal(bar.taken_back):
        bar.take_back.click()
    assert not bar.buttons[Choice.ACTING].isVisible()
    assert bar.buttons[Choice.PATHWAY].isVisible()
    assert "Acting on it" in bar.accessibleName()


def test_now_is_red_and_today_is_amber_with_its_clock_in_words(bar: EmergencyBar) -> None:
    bar.show_bar(OPEN)
    assert ground(bar) == colour("emer").name()
    assert bar.label.text() == "Criteria are met"
    bar.show_bar(OPEN._replace(now=False, clock="Today"))
    assert ground(bar) == colour("urg-soft").name()
    assert bar.label.text() == "Today: Criteria are met"


def ground(bar: EmergencyBar) -> str:
    settle()
    return bar.grab().toImage().pixelColor(2, 2).name()


@pytest.mark.parametrize("width", [1024, 1366, 1440])
def test_no_word_is_cut_however_narrow_it_gets(bar: EmergencyBar, width: int) -> None:
    bar.resize(width, 44)
    long = "A long sentence about what was recorded and whom to phone for it on this day. " * 2
    bar.show_bar(BarText(now=False, clock="Today", says=long, call=long, more=f"Also: {long}", answered="", news=long))
    settle()
    assert max(button.geometry().right() for button in bar.buttons.values()) <= width
    for label in (bar.label, bar.news, bar.call, bar.more):
        assert label.isVisible()
        assert label.height() >= label.heightForWidth(label.width()), label.text()
        assert bar.rect().contains(label.geometry().translated(bar._says.pos()))
    assert bar.label.text().startswith("Today: ")


def test_what_is_open_beside_an_answered_one_keeps_its_keys(bar: EmergencyBar) -> None:
    bar.show_bar(OPEN._replace(answered="Acting on it", more="Also: another one (not assessed)", is_open=True))
    assert bar.buttons[Choice.ACTING].isVisible()
    assert bar.take_back.isVisible()
    assert bar.more.isVisible()


def test_its_buttons_have_room_for_fingers(bar: EmergencyBar) -> None:
    bar.show_bar(OPEN)
    with looking(touch=True):
        settle()
        assert all(48 <= each.height() <= bar.height() for each in bar.buttons.values() if each.isVisible())
    assert bar.height() == 44


@pytest.mark.parametrize(("width", "zoom"), [(1440, 200), (1366, 150), (1024, 200), (1440, 100)])
def test_words_and_buttons_keep_their_room_where_letters_are_large(bar: EmergencyBar, width: int, zoom: int) -> None:
    dress.change(theme.Looks(zoom=zoom))
    try:
        bar.resize(width, 44)
        bar.show_bar(OPEN._replace(says="Cauda equina emergency criteria are met", call="Phone the spine team"))
        buttons = [button for button in bar.buttons.values() if button.isVisible()]
        taken = [bar._says.geometry(), *(button.geometry() for button in buttons)]
        assert all(button.width() >= button.sizeHint().width() for button in buttons), "a word runs under its key"
        assert not any(one.intersects(other) for one, other in itertools.combinations(taken, 2))
        assert all(bar.rect().contains(each) for each in taken)
        assert bar._says.width() >= theme.px(240), "the title is to be read"
    finally:
        dress.change(theme.Looks())

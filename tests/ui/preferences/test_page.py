from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from examassist.settings import Settings
from examassist.ui.preferences.page import SettingsPage
from tests.ui.exam_room import dressed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FILE_ONLY = {"packs", "data_folder", "key_file"}
"""What decides where data lies and which content is read takes effect at the next start and stays in the file."""
KEYS = {"single_keys", "keys"}
"""Asked for by the card of the keys."""


def test_every_setting_that_holds_at_once_is_on_the_page(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    wanted = {each.name for each in fields(Settings)} - FILE_ONLY - KEYS
    assert set(page.controls) == wanted


def test_the_cards_stand_in_the_order_in_which_they_are_asked_for(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.grab()
    tops = [control.mapTo(page, control.rect().topLeft()).y() for control in page.controls.values()]
    assert tops == sorted(tops)


def test_showing_settings_changes_none(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    told: list[tuple[str, object]] = []
    page.changed.connect(lambda name, value: told.append((name, value)))
    page.show_settings(Settings(clinic="Here", zoom=150, phones=(("A", "1"),)))
    assert told == []


def test_escape_closes_it(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_another_part_of_the_program_may_add_a_card(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    body = QLabel("One key, one answer")
    page.add_card("Keys", body)
    page.grab()
    assert body.isVisibleTo(page)
    assert body.mapTo(page, body.rect().topLeft()).y() < page.about.mapTo(page, page.about.rect().topLeft()).y()


def a_page(qtbot: QtBot) -> SettingsPage:
    dressed()
    page = SettingsPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show_settings(Settings())
    return page

"""Whom to phone, what to say, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from examassist.domain.patient import Patient
from examassist.settings import Settings
from examassist.ui.emergency.pathway_page import PathwayPage
from tests.ui.alarm import FIRST, Room
from tests.ui.exam_room import a_model, dressed, found, press, settle, wrist

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("settings", [Settings(), Settings(phones=(("Hand surgeon", "01234 567"),), pathway="By taxi")])
def test_the_numbers_of_the_room_stand_there_or_that_none_is_set(qtbot: QtBot, settings: Settings) -> None:
    dressed()
    model = a_model(wrist, really_assess=True)
    model.record([found("blue_fingers", "yes"), found("blue_fingers_onset", "new_or_worse")])
    page = PathwayPage(model, model.assessment.raised, settings)
    qtbot.addWidget(page)
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert ("01234 567" in texts) == bool(settings.phones)
    assert ("By taxi" in texts) == bool(settings.pathway)
    assert any("None is set here" in text for text in texts) != bool(settings.phones)
    assert "Nothing is sent by this program." in texts
    page.copy.click()
    assert QApplication.clipboard().text() == page.text.toPlainText()
    assert page.text.toPlainText().startswith("Not identified")


def test_the_page_follows_the_record_and_goes_back_to_the_step(qtbot: QtBot, home: Path) -> None:
    room = Room(qtbot, home)
    room.model.identify(Patient(family_name="<b>Bold</b>"))
    room.first()
    room.clock.turn()
    room.strike("P")
    page = room.watch.page
    assert page is not None
    assert room.main.pages.currentWidget() is page
    assert page.flags[0] == FIRST
    assert page.exam is not None
    assert str(page.exam.focused_key) == "saddle_sensation.right"
    assert "<B>BOLD</B>" in page.text.toPlainText()
    press("2")
    assert "Saddle sensation, right" in page.text.toPlainText()
    assert str(page.exam.focused_key) == "saddle_sensation.left"
    page.go_back.click()
    settle()
    assert room.main.screens is not None
    assert room.main.pages.currentWidget() is not page
    assert room.main.screens.current == 1
    room.strike("P")
    assert room.main.pages.currentWidget() is page

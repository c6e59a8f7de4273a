from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from examassist.ui.preview.choices import Choices
from tests.ui.exam_room import dressed, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def some_choices(qtbot: QtBot) -> Choices:
    dressed()
    choices = Choices()
    qtbot.addWidget(choices)
    choices.show_choice("summary", "A4", transfer=False)
    choices.resize(316, 800)
    choices.show()
    settle()
    return choices


def test_a_click_asks_for_a_document_or_a_paper(qtbot: QtBot) -> None:
    choices = some_choices(qtbot)
    asked: list[str] = []
    choices.kind_wanted.connect(asked.append)
    choices.paper_wanted.connect(asked.append)
    for chip in (choices.kinds["leaflet"], choices.papers["Letter"]):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert asked == ["leaflet", "Letter"]


def test_where_nothing_is_raised_the_transfer_page_is_off_and_says_why(qtbot: QtBot) -> None:
    choices = some_choices(qtbot)
    assert not choices.kinds["transfer"].isEnabled()
    assert choices.no_transfer.isVisible()
    assert "no all-clear" in choices.no_transfer.text()
    choices.show_choice("transfer", "A4", transfer=True)
    assert choices.kinds["transfer"].isEnabled()
    assert not choices.no_transfer.isVisible()


def test_the_ticks_stand_beside_the_leaflet_alone(qtbot: QtBot) -> None:
    choices = some_choices(qtbot)
    assert not choices.ticks.isVisible()
    choices.show_choice("leaflet", "A4", transfer=False)
    choices.show_ticks(("Plan: Rest",))
    assert choices.ticks.isVisible()
    assert choices.ticks.text() == "Plan: Rest"
    choices.show_ticks(())
    assert choices.ticks.text().startswith("Nothing is ticked")


def test_what_is_not_shown_whole_cannot_leave(qtbot: QtBot) -> None:
    choices = some_choices(qtbot)
    choices.offer(on=False)
    assert not choices.print.isEnabled()
    assert not choices.export.isEnabled()
    assert choices.back.isEnabled()

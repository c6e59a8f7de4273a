"""Which pages of an exam are there: those that were shown, and after new looks only the one that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.exam_page import ExamPage
from tests.ui.exam_room import key, press, settle, value
from tests.ui.looking import looking
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PULSE = key("dorsalis_pedis_pulse.left")


def test_new_looks_are_put_on_the_page_that_is_seen_and_the_others_are_made_anew(qtbot: QtBot, home: Path) -> None:
    with looking():
        window = a_window(qtbot, home)
        screens = in_exam(window)
        for number in screens.titles:
            screens.go_to_step(number)
        screens.go_to_cell(PULSE)
        settle()
        seen = window.pages.currentWidget()
        made = window.pages.count()
        assert len(list(screens.pages)) == len(screens.titles)
        window.actions_.by_id["larger"].trigger()
        settle()
        assert list(screens.pages) == [seen]
        assert window.pages.count() == made - len(screens.titles) + 1
        press("0")
        assert value(screens.model, str(PULSE)) is not None, "the keys are where they were"
        screens.go_to_step(1)
        screens.go_to_cell(PULSE)
        window.preferences.show()
        window.actions_.by_id["smaller"].trigger()
        settle()
        assert list(screens.pages) == [], "behind the settings none is seen"
        window.back()
        settle()
        page = window.pages.currentWidget()
        assert isinstance(page, ExamPage)
        assert PULSE in page.cell_keys()

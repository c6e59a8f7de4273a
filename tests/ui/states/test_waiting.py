"""The card that says that the disk is waited for; that it comes in time is told of in test_keeping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.plain_label import PlainLabel
from examassist.ui.states.waiting import WaitingCard
from tests.screens import settle
from tests.ui.window import a_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_it_says_how_long_at_most_and_never_lies_over_what_hides_the_names(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    card = window.findChild(WaitingCard)
    assert card is not None
    window.privacy.hide_all()
    window.desk.keeping.waits.emit(True)
    assert not card.isVisible()
    window.desk.keeping.waits.emit(False)
    window.privacy.uncover()
    window.desk.keeping.waits.emit(True)
    assert card.isVisible()
    assert "10 seconds" in " ".join(each.text() for each in card.findChildren(PlainLabel))
    window.desk.keeping.waits.emit(False)
    settle()
    assert not card.isVisible()

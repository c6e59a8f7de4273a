from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.states.loading import Loading
from examassist.ui.states.recovery import Recovery
from examassist.ui.states.saving import Saving
from tests.ui.window import a_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_each_window_watches_opening_saving_and_what_was_cut_off(qtbot: QtBot, home: Path) -> None:
    window = a_window(qtbot, home)
    assert [len(window.findChildren(kind)) for kind in (Loading, Recovery, Saving)] == [1, 1, 1]

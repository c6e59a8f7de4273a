from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.sitting_clock import SittingClock
from tests.screens import wait_until
from tests.ui.exam_room import settle
from tests.ui.window import a_window, in_exam

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_whole_minutes_are_said_and_read_aloud(qtbot: QtBot) -> None:
    now = [0]
    clock = SittingClock(lambda: now[0])
    qtbot.addWidget(clock)
    clock.start()
    assert clock.label.text() == "0 min"
    now[0] = 59_999
    clock.look()
    assert clock.label.text() == "0 min"
    now[0] = 12 * 60_000 + 1
    clock.look()
    assert clock.label.text() == "12 min"
    assert clock.accessibleName() == "This exam has been open for 12 min"


def test_it_stands_in_the_banner_while_an_exam_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    assert window.banner.clock.isHidden()
    in_exam(window)
    assert window.banner.clock.isVisible()
    assert window.banner.clock.label.text() == "0 min"
    window.resize(1100, 700)
    settle()
    assert window.banner.clock.isHidden(), "who is examined needs the room"
    window.resize(1440, 900)
    settle()
    assert window.banner.clock.isVisible()
    window.close_exam()
    wait_until(lambda: not window.in_exam)
    assert window.banner.clock.isHidden()


def test_one_press_in_the_banner_hides_everything(qtbot: QtBot, tmp_path: Path) -> None:
    window = a_window(qtbot, tmp_path)
    in_exam(window)
    window.banner.lock.click()
    assert window.privacy.covered

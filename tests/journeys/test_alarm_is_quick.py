"""Between the key that makes it an emergency and its window nothing is reasoned that the key did not change.

Milliseconds are measured in ``tests/benchmarks`` (emergency_painted); here the calls of the reasoning are counted,
which a slow machine does not change.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from examassist.reasoning.assess import assess
from tests.ui.alarm import Room

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

    from pytestqt.qtbot import QtBot


def reasoned(act: Callable[[], object]) -> tuple[int, set[str]]:
    """How many functions of the reasoning were called meanwhile, and their names."""
    calls, names = 0, set()

    def count(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        if event == "call" and frame.f_globals.get("__name__", "").startswith("examassist.reasoning"):
            calls += 1
            names.add(frame.f_code.co_name)

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return calls, names


def test_no_reasoning_of_the_whole_pack_lies_between_the_key_and_the_alarm(qtbot: QtBot, home: Path) -> None:
    room = Room(qtbot, home)
    room.answer("bladder_or_bowel_change", "y")
    target = QApplication.focusWidget()
    assert target is not None
    until_shown, names = reasoned(lambda: QTest.keyClick(target, Qt.Key.Key_1))
    assert room.alarm.isVisible(), "no event was handled since the key"
    encounter, edition = room.model.encounter, room.model.edition
    whole, _names = reasoned(lambda: assess(encounter, edition, look_ahead=False))
    assert 0 < until_shown < whole / 2  # 8,924 of 23,773 when this was written
    assert "open_items" not in names, "what can still change the plan is looked for beside the window"

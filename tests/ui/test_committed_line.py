from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from examassist.ui.committed_line import CommittedLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_is_typed_is_told_soon_without_another_key(qtbot: QtBot) -> None:
    line = CommittedLine("Reason")
    qtbot.addWidget(line)
    with qtbot.waitSignal(line.committed, timeout=3000) as told:
        QTest.keyClicks(line, "stiff")
    assert told.args == ["stiff"]


def test_what_is_shown_is_not_told(qtbot: QtBot) -> None:
    line = CommittedLine("Reason")
    qtbot.addWidget(line)
    told: list[str] = []
    line.committed.connect(told.append)
    line.show_text("stiff")
    line.commit()
    assert line.text() == "stiff"
    assert told == []


def test_what_is_recorded_never_overwrites_what_is_being_typed(qtbot: QtBot) -> None:
    line = CommittedLine("Reason")
    qtbot.addWidget(line)
    QTest.keyClicks(line, "new")
    line.show_text("old")
    assert line.text() == "new"

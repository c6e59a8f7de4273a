from __future__ import annotations

from typing import TYPE_CHECKING

from examassist.ui.key_bar import HEIGHT, Hint, KeyBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_keys_are_also_said(qtbot: QtBot) -> None:
    bar = KeyBar()
    qtbot.addWidget(bar)
    bar.show_keys([Hint("X", "not examined"), Hint("A", "rest normal")], Hint("PgDn", "Sensation"))
    assert bar.accessibleName() == "Keys: X not examined, A rest normal"
    assert bar.height() == HEIGHT


def test_it_is_painted_with_more_keys_than_fit(qtbot: QtBot) -> None:
    bar = KeyBar()
    qtbot.addWidget(bar)
    bar.resize(200, HEIGHT)
    bar.show_keys([Hint("Ctrl Z", "undo the last thing")] * 9, note="A note")
    bar.light(True)
    assert not bar.grab().isNull()

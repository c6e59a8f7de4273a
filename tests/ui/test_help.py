from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from examassist.ui.help import About, KeysHelp
from tests.ui.exam_room import leg_pain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_help_names_every_key_of_the_menus(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    said = texts(KeysHelp(around))
    assert {"Undo", "Export PDF (draft)", "rest of this step normal"} <= said


def test_about_says_what_the_content_is_for_and_its_limits(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    said = texts(About(around, leg_pain()))
    assert leg_pain().header.limits in said
    assert texts(About(around, None))


def texts(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(QLabel)}

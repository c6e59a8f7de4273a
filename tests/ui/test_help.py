from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from examassist.settings import SINGLE_KEYS
from examassist.ui.help import About, KeysHelp
from examassist.ui.pieces import KeyCap
from examassist.ui.single_keys import SingleKeys
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


def test_what_works_here_stands_first_and_every_key_is_named_as_it_is_set(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    single = SingleKeys(changed={"note": "j"})
    sheet = KeysHelp(around, [("0-3", "choose a grade")], single)
    titles = [label.text() for label in sheet.findChildren(QLabel)]
    assert titles.index("HERE, NOW") < titles.index("choose a grade") < titles.index("EVERYWHERE")
    caps = {cap.accessibleName() for cap in sheet.findChildren(KeyCap)}
    assert {single.cap(name) for name in SINGLE_KEYS if name != "go"} <= caps
    assert "M" not in caps
    single.on = False
    assert "W" not in {cap.accessibleName() for cap in KeysHelp(around, (), single).findChildren(KeyCap)}

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from examassist.settings import SINGLE_KEYS
from examassist.ui.help import About, KeysHelp
from examassist.ui.pieces import KeyCap
from examassist.ui.single_keys import SingleKeys
from tests.ui.exam_room import dressed, leg_pain, press, settle
from tests.ui.looking import looking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_help_names_every_key_of_the_menus(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    said = texts(KeysHelp(around))
    assert {"Undo", "Export PDF (draft)", "rest of this step normal"} <= said


@pytest.mark.parametrize(("size", "zoom"), [((1366, 768), 100), ((1024, 700), 100), ((1366, 768), 150)])
def test_the_sheet_fits_the_window_and_scrolls_only_downwards(qtbot: QtBot, size: tuple[int, int], zoom: int) -> None:
    dressed()
    with looking(zoom=zoom):
        around = QWidget()
        qtbot.addWidget(around)
        around.resize(*size)
        sheet = KeysHelp(around, [("0-4", "choose a grade"), ("Space", "normal"), ("Ctrl Z", "undo")])
        with qtbot.waitActive(sheet):
            sheet.show()
            sheet.activateWindow()
        settle()
        assert sheet.width() <= size[0]
        assert sheet.height() <= size[1]
        assert sheet.area.horizontalScrollBar().maximum() == 0
        if zoom == 100 and size[0] == 1366:
            assert sheet.area.verticalScrollBar().maximum() == 0, "all of it is in sight"
        if zoom > 100:
            press("PgDn")
            assert sheet.area.verticalScrollBar().value() > 0, "what is out of sight is reached by keys"


def test_the_keys_of_an_emergency_are_on_the_sheet(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    assert "assessed: not an emergency" in texts(KeysHelp(around))


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

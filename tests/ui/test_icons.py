from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from examassist.resources import resource_root
from examassist.ui.icons import icon, icon_of_button, picture
from examassist.ui.theme import colour
from tests.house.project import PROGRAM, modules

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_an_icon_is_drawn_in_the_colour_of_its_meaning(qtbot: QtBot) -> None:
    del qtbot
    drawn = picture("check", "ok", 24).toImage()
    found = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert colour("ok").name() in found
    assert not icon("check").isNull()


def test_the_icon_of_a_button_that_is_off_is_drawn_in_the_ink_of_its_words(qtbot: QtBot) -> None:
    """What is written on a main button is as light as the ground of a button that is off."""
    del qtbot
    drawn = icon_of_button("check", "on-accent", 24).pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()
    found = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert colour("text-3").name() in found
    assert colour("on-accent").name() not in found


def test_every_icon_that_a_call_names_is_bundled() -> None:
    there = {path.stem for path in (resource_root() / "icons").glob("*.svg")}
    named = {
        call.args[0].value
        for path in modules(PROGRAM / "ui")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"picture", "icon", "pictured", "Fact"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    assert {str(name) for name in named} <= there
    assert named

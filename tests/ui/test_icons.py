from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from examassist.resources import resource_root
from examassist.ui.icons import icon, picture
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

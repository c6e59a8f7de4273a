from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING

import pytest

from examassist.resources import resource_root
from examassist.ui import theme
from tests.house.project import PROGRAM, modules

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

READ_ON = [
    ("text-1", "bg-surface"),
    ("text-2", "bg-surface"),
    ("text-3", "bg-window"),
    ("text-3", "bg-rail"),
    ("accent", "bg-surface"),
    ("on-accent", "accent"),
    ("normal-text", "normal-fill"),
    ("abn-text", "abn-fill"),
    ("ne-text", "ne-fill"),
    ("on-emer", "emer"),
    ("urg", "urg-soft"),
    ("ok", "bg-surface"),
]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_words_stand_out_from_their_ground(name: str, ink: str, ground: str) -> None:
    values = json.loads((resource_root() / "theme" / "tokens.json").read_text(encoding="utf-8"))[name]
    assert contrast(values[ink], values[ground]) >= 4.5


def test_no_other_module_of_the_window_names_a_colour() -> None:
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|rgba?\(")
    found = [
        f"{path.name}: {node.value}"
        for path in modules(PROGRAM / "ui")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and literal.search(node.value)
    ]
    assert found == []


def test_an_unknown_colour_is_an_error_and_not_black() -> None:
    with pytest.raises(KeyError):
        theme.colour("no-such-colour")


def test_the_bundled_font_is_used_with_its_weights(qapp: QApplication) -> None:
    theme.apply(qapp)
    from PySide6.QtGui import QFontInfo

    assert [QFontInfo(theme.font(14, weight)).weight() for weight in (400, 600, 700)] == [400, 600, 700]
    assert QFontInfo(theme.font()).family() == theme.FAMILY
    assert qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by the WCAG formula."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

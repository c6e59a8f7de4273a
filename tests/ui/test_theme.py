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

TEXT, SHAPE = 4.5, 3.0
STRICT = 7.0
"""What text in high contrast must reach."""
PAIRS = [
    ("text-1", "bg-surface", TEXT),
    ("text-1", "bg-window", TEXT),
    ("text-2", "bg-surface", TEXT),
    ("text-2", "bg-sunken", TEXT),
    ("text-3", "bg-surface", TEXT),
    ("text-3", "bg-window", TEXT),
    ("text-3", "bg-rail", TEXT),
    ("line-control", "bg-surface", SHAPE),
    ("line-control", "bg-window", SHAPE),
    ("accent", "bg-surface", TEXT),
    ("accent", "bg-window", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-hover", TEXT),
    ("accent", "accent-soft", TEXT),
    ("text-1", "accent-soft", TEXT),
    ("focus-ring", "bg-surface", SHAPE),
    ("focus-ring", "focus-row", SHAPE),
    ("text-1", "focus-row", TEXT),
    ("text-2", "focus-row", TEXT),
    ("normal-text", "normal-fill", TEXT),
    ("normal-line", "bg-surface", SHAPE),
    ("normal-line", "focus-row", SHAPE),
    ("abn-text", "abn-fill", TEXT),
    ("abn-fill", "bg-surface", SHAPE),
    ("abn-fill", "normal-fill", SHAPE),
    ("abn-ink", "abn-soft", TEXT),
    ("ne-text", "ne-fill", TEXT),
    ("emer", "bg-surface", SHAPE),
    ("on-emer", "emer", TEXT),
    ("emer-ink", "emer-soft", TEXT),
    ("emer-ink", "bg-surface", TEXT),
    ("text-1", "emer-soft", TEXT),
    ("urg", "urg-soft", TEXT),
    ("urg", "bg-surface", TEXT),
    ("urg-line", "bg-surface", SHAPE),
    ("ok", "ok-soft", TEXT),
    ("ok", "bg-surface", TEXT),
    ("prac", "prac-soft", TEXT),
    ("on-prac", "prac", TEXT),
    ("ghost", "bg-surface", TEXT),
]


def values_of(name: str) -> dict[str, str]:
    """The colours of a theme as they are written."""
    themes = json.loads((resource_root() / "theme" / "tokens.json").read_text(encoding="utf-8"))
    return dict(themes[name])


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize(("ink", "ground", "needed"), PAIRS)
def test_words_and_shapes_stand_out_from_their_ground(name: str, ink: str, ground: str, needed: float) -> None:
    values = values_of(name)
    assert contrast(values[ink], values[ground]) >= needed


@pytest.mark.parametrize("name", [theme.CONTRAST_LIGHT, theme.CONTRAST_DARK])
@pytest.mark.parametrize(("ink", "ground"), [(ink, ground) for ink, ground, needed in PAIRS if needed == TEXT])
def test_words_in_high_contrast_stand_out_further(name: str, ink: str, ground: str) -> None:
    values = values_of(name)
    assert contrast(values[ink], values[ground]) >= STRICT


def test_every_theme_has_every_meaning() -> None:
    meanings = [set(values_of(name)) for name in theme.THEMES]
    assert all(each == meanings[0] for each in meanings)


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

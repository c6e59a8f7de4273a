from __future__ import annotations

import re

import pytest

from examassist.ui import theme
from examassist.ui.sheet import style_sheet
from tests.ui.looking import looking


@pytest.mark.parametrize("name", theme.THEMES)
def test_every_colour_of_the_sheet_is_filled_in(name: str) -> None:
    with looking(theme=name):
        assert "$" not in style_sheet()


def test_the_pixels_of_the_sheet_follow_the_zoom() -> None:
    with looking(zoom=100):
        plain = re.findall(r"min-height: (\d+)px", style_sheet())
    with looking(zoom=200):
        assert re.findall(r"min-height: (\d+)px", style_sheet()) == [str(2 * int(each)) for each in plain]


def test_lines_are_firm_and_nothing_is_tinted_in_high_contrast() -> None:
    with looking(theme=theme.CONTRAST_LIGHT):
        assert "border: 2px solid" in style_sheet()
        surfaces = {
            theme.colour(name).name()
            for name in ("bg-window", "bg-surface", "bg-sunken", "bg-rail", "accent-soft", "focus-row", "normal-fill")
        }
    assert surfaces == {"#ffffff"}
    with looking(theme=theme.LIGHT):
        assert "Card { background: #FFFFFF; border: 1px solid" in style_sheet()

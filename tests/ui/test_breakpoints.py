from __future__ import annotations

import pytest

from examassist.ui.breakpoints import Widths, widths_for
from examassist.ui.theme import Looks


@pytest.mark.parametrize(
    ("window", "widths"),
    [
        (1920, Widths(260, 420, large=True)),
        (1440, Widths(236, 356)),
        (1366, Widths(204, 318, small=True)),
        (1279, Widths(76, 356, small=True, narrow=True, drawer=True)),
        (1024, Widths(76, 356, small=True, narrow=True, drawer=True)),
    ],
)
def test_rail_and_panel_are_as_wide_as_the_window_allows(window: int, widths: Widths) -> None:
    assert widths_for(window, Looks()) == widths


def test_what_is_magnified_has_less_room() -> None:
    assert widths_for(1440, Looks(zoom=125)) == widths_for(1152, Looks())
    assert widths_for(1440, Looks(zoom=200)).two_lines


def test_above_150_percent_the_panel_is_a_drawer_however_wide_the_window() -> None:
    assert not widths_for(3840, Looks(zoom=150)).drawer
    assert widths_for(3840, Looks(zoom=175)).drawer


def test_fingers_get_the_narrow_rail_and_the_drawer_at_any_width() -> None:
    widths = widths_for(1920, Looks(touch=True))
    assert (widths.rail, widths.narrow, widths.drawer) == (76, True, True)

"""How to do what the keys are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui import dress, theme
from examassist.ui.breakpoints import LOW_PAGE, TIGHT_PAGE
from examassist.ui.technique import LOW, SHORT, TechniqueStrip, asked
from tests.ui.exam_room import dressed, key, leg_pain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def test_the_side_stands_in_what_is_done() -> None:
    item = leg_pain().item["posterior_tibial_pulse"]
    assert "{side}" in item.ask_or_do
    assert "left" in asked(item, key("posterior_tibial_pulse.left"))


def test_the_strip_says_how_and_what_counts(qtbot: QtBot) -> None:
    dressed()
    strip = TechniqueStrip(leg_pain())
    qtbot.addWidget(strip)
    strip.resize(800, SHORT)
    strip.show_cell(key("femoral_pulse.right"))
    assert strip.accessibleName() == "Femoral pulse, right"
    assert leg_pain().item["femoral_pulse"].positive in strip.accessibleDescription()
    assert not strip.grab().isNull()


def test_it_takes_the_height_it_is_given(qtbot: QtBot) -> None:
    strip = TechniqueStrip(leg_pain())
    qtbot.addWidget(strip)
    strip.fit_page(LOW_PAGE - 1)
    assert strip.height() == LOW
    strip.fit_page(LOW_PAGE)
    assert strip.height() == SHORT


def test_it_gives_way_to_the_rows_of_a_magnified_window(qtbot: QtBot) -> None:
    dressed()
    strip = TechniqueStrip(leg_pain())
    qtbot.addWidget(strip)
    dress.change(theme.Looks(zoom=200))
    strip.fit_page(2 * TIGHT_PAGE - 1)
    assert strip.isHidden()
    strip.fit_page(2 * TIGHT_PAGE)
    assert not strip.isHidden(), "where letters are large it says in full what a row cuts"
    dressed()

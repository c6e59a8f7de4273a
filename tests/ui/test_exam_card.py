"""A field of rows under one heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examassist.ui.answers.look import sizes
from examassist.ui.answers.make import is_paired
from examassist.ui.exam_card import runs
from tests.ui.exam_room import a_model, a_page, found, press

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def test_rows_entered_in_the_same_way_stand_together() -> None:
    for part in a_model().parts_of(4):
        groups = list(runs(part))
        assert [item.id for group in groups for item in group] == [item.id for item in part.rows]
        assert all(len({is_paired(item) for item in group}) == 1 for group in groups)


def test_a_compact_card_is_lower(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 6)
    card = page._sheet._cards[0]
    assert card.height_for(800, sizes()[-1]) < card.height_for(800, sizes()[0])


def test_the_heading_names_the_keys_of_the_row_in_use_where_its_values_do_not(qtbot: QtBot) -> None:
    model = a_model()
    model.record([found("straight_leg_raise_response.right", "leg_pain")])
    page = a_page(qtbot, model, 8)
    press("Home")
    card = page._sheet._cards[0]
    assert card._scale_text(2000).startswith("0 Fully, no leg pain · H Tight only")


def test_the_heading_leaves_out_what_stands_in_brackets_before_it_is_cut(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 7)
    card = page._sheet._cards[0]
    assert "(as on the cheek)" in card._scale_text(2000)
    assert card._scale_text(250) == "0 none · 1 less · 2 normal · H too strong"

"""All fields of a step, placed so that they fit."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.exam_room import a_model, a_page, found, key, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.needs_qt


def test_rows_are_made_once_and_kept(qtbot: QtBot) -> None:
    model = a_model()
    page = a_page(qtbot, model, 1)
    cell = page.cell(key("cord_sign_told"))
    model.record([found("bladder_or_bowel_change", "yes")])
    settle()
    assert page.cell(key("cord_sign_told")) is cell


def test_cards_lie_one_under_the_other(qtbot: QtBot) -> None:
    for step in range(1, 9):
        page = a_page(qtbot, a_model(), step)
        cards = page._sheet._cards
        for above, below in itertools.pairwise(cards):
            assert above.geometry().bottom() < below.geometry().top()
        for card in cards:
            for above_row, below_row in zip(card.rows, card.rows[1:], strict=False):
                assert above_row.geometry().bottom() < below_row.geometry().top()


def test_a_low_window_gets_compact_rows(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 6, size=(848, 800))
    roomy = page._sheet.shown[0].height()
    page.resize(848, 340)
    settle()
    assert page._sheet.shown[0].height() < roomy


def test_a_link_opens_the_rows_behind_it(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 6)
    before = len(page.cell_keys())
    page._sheet._links[0].click()
    settle()
    assert len(page.cell_keys()) > before


def test_tab_goes_through_the_cells_in_the_order_of_the_exam(qtbot: QtBot) -> None:
    page = a_page(qtbot, a_model(), 6)
    cells = [page.cell(each) for each in page.cell_keys()]
    for first, second in itertools.pairwise(cells):
        assert first is not None
        after = first.nextInFocusChain()
        while after is not None and after.focusPolicy() is Qt.FocusPolicy.NoFocus:
            after = after.nextInFocusChain()
        assert after is second
